#include "core/codes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace msp_audit;

namespace {

struct Promise {
    std::string_view name;
    std::string_view severity;
    std::string_view effect;
    bool reference;
    std::string_view on;
};

// The tables of the manual, in their order.
constexpr Promise promises[] = {
    {"no-po-reference", "error", "dispute", true, "invoice line"},
    {"po-not-found", "error", "dispute", true, "invoice line"},
    {"item-not-ordered", "error", "dispute", true, "invoice line"},
    {"vendor-mismatch", "error", "dispute", true, "invoice line"},
    {"currency-mismatch", "error", "dispute", true, "invoice line"},
    {"uom-mismatch", "error", "dispute", true, "invoice line"},
    {"po-not-open", "error", "dispute", true, "invoice line"},
    {"price-above-po", "error", "dispute", false, "invoice line"},
    {"price-above-quote", "error", "dispute", false, "invoice line"},
    {"price-below-po", "info", "none", false, "invoice line"},
    {"quantity-above-ordered", "error", "dispute", false, "invoice line"},
    {"value-above-ordered", "error", "dispute", false, "invoice line"},
    {"not-received", "error", "wait", false, "invoice line"},
    {"quantity-above-received", "error", "wait", false, "invoice line"},
    {"license-missing", "error", "wait", false, "invoice line"},
    {"license-short", "error", "wait", false, "invoice line"},
    {"receipt-overdue", "error", "dispute", false, "invoice line"},
    {"line-arithmetic", "error", "dispute", false, "invoice line"},
    {"unplanned-charge", "error", "dispute", false, "invoice line"},
    {"duplicate-line", "warning", "none", false, "invoice line"},
    {"credit-exceeds-billed", "warning", "none", false, "invoice line"},
    {"credit-settles", "info", "none", false, "invoice line"},
    {"standing-order-beyond-value", "info", "none", false, "invoice line"},
    {"item-differs", "warning", "none", false, "invoice line"},
    {"po-line-not-found", "warning", "none", false, "invoice line"},
    {"ambiguous-match", "warning", "none", false, "invoice line"},
    {"duplicate-invoice", "error", "dispute", true, "invoice"},
    {"possible-duplicate-invoice", "warning", "none", false, "invoice"},
    {"invoice-total-mismatch", "error", "dispute", false, "invoice"},
    {"invoice-before-po", "warning", "none", false, "invoice"},
    {"future-dated", "warning", "none", false, "invoice"},
    {"tax-inferred", "warning", "none", false, "invoice"},
    {"po-price-above-quote", "warning", "none", false, "purchase order"},
    {"quote-not-found", "warning", "none", false, "purchase order"},
    {"quote-expired", "warning", "none", false, "purchase order"},
    {"po-line-conflict", "warning", "none", false, "purchase order"},
    {"slip-conflict", "warning", "none", false, "packing slip"},
    {"received-above-ordered", "warning", "none", false, "purchase order"},
    {"received-not-invoiced", "info", "none", false, "purchase order"},
    {"ordered-not-received", "info", "none", false, "purchase order"},
    {"slip-without-po", "warning", "none", false, "packing slip"},
    {"license-without-po", "warning", "none", false, "license"},
    {"license-key-reused", "error", "none", false, "license"},
    {"serial-reused", "error", "none", false, "packing slip"},
    {"split-order", "warning", "none", false, "purchase order"},
    {"near-approval-limit", "info", "none", false, "purchase order"},
    {"not-supplied", "error", "none", false, "run"},
    {"duplicate-row", "info", "none", false, "run"},
    {"resolved-just-before-target", "warning", "none", false, "tickets"},
    {"bulk-close-at-month-end", "info", "none", false, "tickets"},
    {"auto-close-without-reply", "info", "none", false, "tickets"},
    {"priority-lowered-late", "warning", "none", false, "tickets"},
    {"paused-before-deadline", "warning", "none", false, "tickets"},
    {"pause-ended-by-agent", "info", "none", false, "tickets"},
    {"split-requests", "info", "none", false, "tickets"},
    {"opened-and-closed-at-once", "info", "none", false, "tickets"},
    {"voided-after-target", "warning", "none", false, "tickets"},
    {"resolved-time-differs-from-history", "info", "none", false, "tickets"},
    {"dates-out-of-order", "info", "none", false, "tickets"},
    {"missing-ticket-numbers", "info", "none", false, "tickets"},
    {"reopen-count-differs", "info", "none", false, "tickets"},
    {"stored-sla-differs", "warning", "none", false, "tickets"},
    {"file-unreadable", "error", "none", false, "export"},
    {"file-not-recognised", "error", "none", false, "export"},
    {"column-missing", "error", "none", false, "export"},
    {"column-claimed-twice", "error", "none", false, "export"},
    {"header-repeated", "warning", "none", false, "export"},
    {"mapping-idle", "warning", "none", false, "export"},
    {"reading-ambiguous", "error", "none", false, "export"},
    {"reading-noted", "warning", "none", false, "export"},
    {"export-empty", "warning", "none", false, "export"},
    {"row-rejected", "error", "none", false, "export"},
    {"cell-missing", "error", "none", false, "export"},
    {"cell-unreadable", "warning", "none", false, "export"},
    {"number-damaged", "error", "none", false, "export"},
    {"text-damaged", "warning", "none", false, "export"},
    {"zeros-lost", "warning", "none", false, "export"},
    {"key-repeated", "error", "none", false, "export"},
    {"reference-not-found", "error", "none", false, "export"},
    {"vendor-differs", "error", "none", false, "export"},
    {"currency-differs", "error", "none", false, "export"},
    {"currency-unknown", "error", "none", false, "export"},
    {"arithmetic-differs", "error", "none", false, "export"},
    {"total-differs", "error", "none", false, "export"},
    {"amount-too-fine", "warning", "none", false, "export"},
    {"quantity-negative", "warning", "none", false, "export"},
    {"date-contradiction", "warning", "none", false, "export"},
    {"date-implausible", "warning", "none", false, "export"},
    {"status-unknown", "warning", "none", false, "export"},
};

std::size_t sentences_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool ends = text[i] == '.' || text[i] == '?';
        if (ends && (i + 1 == text.size() || text[i + 1] == ' ')) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("codes have the names, severities, effects and documents of the manual, in its order") {
    REQUIRE(code_table().size() == std::size(promises));
    for (std::size_t i = 0; i < std::size(promises); ++i) {
        const CodeEntry& row = code_table()[i];
        INFO(row.name);
        CHECK(static_cast<std::size_t>(row.code) == i);
        CHECK(row.name == promises[i].name);
        CHECK(name_of(row.severity) == promises[i].severity);
        CHECK(name_of(row.effect) == promises[i].effect);
        CHECK(row.reference == promises[i].reference);
        CHECK(row.on == promises[i].on);
    }
}

TEST_CASE("a code is found by its name and by nothing else") {
    for (const CodeEntry& row : code_table()) {
        CHECK(code_named(row.name) == row.code);
        CHECK(name_of(row.code) == row.name);
        CHECK(&entry(row.code) == &row);
    }
    CHECK_FALSE(code_named(""));
    CHECK_FALSE(code_named("price-above"));
    CHECK_FALSE(code_named("Price-Above-PO"));
}

TEST_CASE("severities are ordered from off to error, effects from none to dispute") {
    CHECK(Severity::off < Severity::info);
    CHECK(Severity::warning < Severity::error);
    CHECK(name_of(Severity::off) == "off");
    CHECK(Effect::wait < Effect::dispute);
}

TEST_CASE("every code explains itself in one line and in one to four whole sentences") {
    std::set<std::string_view> texts;
    for (const CodeEntry& row : code_table()) {
        INFO(row.name);
        CHECK_FALSE(row.summary.empty());
        CHECK(row.summary.size() <= 80);
        CHECK_FALSE(row.summary.ends_with('.'));
        CHECK(texts.insert(row.summary).second);
        CHECK(texts.insert(row.meaning).second);
        for (const std::string_view text : {row.meaning, row.causes, row.remedy}) {
            INFO(text);
            CHECK(text.ends_with('.'));
            CHECK(sentences_in(text) >= 1);
            CHECK(sentences_in(text) <= 4);
            CHECK(text.find("  ") == std::string_view::npos);
            CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }));
        }
    }
}

TEST_CASE("codes, policy keys and options that explanations name exist") {
    const std::set<std::string> keys{"price-below-po", "--as-of",   "--date-order", "--verbose",
                                     "--kind",         "--decimal", "--discount"};
    for (const CodeEntry& row : code_table()) {
        for (const std::string_view text : {row.meaning, row.causes, row.remedy}) {
            std::istringstream words{std::string(text)};
            for (std::string word; words >> word;) {
                while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ':'))
                    word.pop_back();
                const bool looks_like_code = word.find("-above-") != std::string::npos ||
                                             word.ends_with("-overdue") || word.starts_with("not-") ||
                                             word.starts_with("item-");
                INFO(row.name << ": " << word);
                if (looks_like_code) CHECK(code_named(word).has_value());
                if (word.starts_with("--")) CHECK(keys.contains(word));
            }
        }
    }
}
