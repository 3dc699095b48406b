#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/currency.hpp"
#include "property/law_books.hpp"
#include "report/reconcile_report.hpp"
#include "report/summarise.hpp"

// Every cent that is invoiced is payable, awaited, disputed or unchecked, wherever a sum is shown.

namespace {

using namespace msp_audit;
using Json = nlohmann::json;
using laws::Judged;
using laws::World;
using Said = std::vector<std::string>;

constexpr std::array<const char*, part_count> part_names{"payable", "awaiting", "disputed", "unchecked"};

/// An invoiced figure and what it is split into.
struct Split {
    Decimal invoiced;
    Parts parts;

    Split& operator+=(const Split& other) {
        invoiced += other.invoiced;
        parts += other.parts;
        return *this;
    }
    friend bool operator==(const Split& a, const Split& b) { return a.invoiced == b.invoiced && a.parts == b.parts; }
    [[nodiscard]] std::string text() const {
        std::string text = invoiced.to_string() + " =";
        for (const Decimal& amount : parts.amounts) text += " " + amount.to_string();
        return text;
    }
};

Split split_of(const InvoiceMatch& document) { return {document.invoiced, document.parts}; }
Split split_of(const Totals& totals) { return {totals.invoiced, totals.parts}; }
Split split_of(const LineMatch& line) { return {*line.net, *line.parts}; }

Split split_of(const Json& object, const char* whole) {
    Split split;
    split.invoiced = Decimal::parse(object.at(whole).get<std::string>()).value();
    for (std::size_t i = 0; i < part_count; ++i) {
        split.parts.amounts[i] = Decimal::parse(object.at(part_names[i]).get<std::string>()).value();
    }
    return split;
}

void expect_sum(const Split& split, const std::string& where, Said& said) {
    if (split.parts.sum() != split.invoiced) said.push_back(where + " does not add up: " + split.text());
}

void expect_minor_units(const Split& split, std::string_view currency, const std::string& where, Said& said) {
    const int places = minor_digits(currency);
    for (const Decimal& amount : split.parts.amounts) {
        if (amount.rounded(places) != amount) said.push_back(where + " has a part of a minor unit: " + split.text());
    }
}

void expect_same(const Split& a, const Split& b, const std::string& where, Said& said) {
    if (!(a == b)) said.push_back(fmt::format("{}: {} and {}", where, a.text(), b.text()));
}

std::string name_of(const Judged& judged, const InvoiceMatch& document) {
    return fmt::format("{} of {} copy {}", judged.books.text(document.number),
                       judged.matches.vendor_name(document.vendor), document.copy);
}

/// What a document prints as its total, in its judged sign; its lines and their tax where it prints none.
Split whole_of(const Judged& judged, const InvoiceMatch& document) {
    Split sum;
    for (std::uint32_t i = 0; i < document.line_count; ++i) {
        const LineMatch& line = judged.matches.lines[document.first_line + i];
        sum += split_of(line);
        sum += Split{*line.tax, *line.tax_parts};
    }
    return sum;
}

/// The parts of a document are those of its lines; where these are finer than the minor unit they are rounded once,
/// and the largest takes what is left.
bool is_rounded_once(const Parts& parts, const Parts& of_lines, int places) {
    bool exact = true;
    bool near = true;
    for (std::size_t i = 0; i < part_count; ++i) {
        const Decimal& amount = of_lines.amounts[i];
        exact = exact && amount.rounded(places) == amount;
        near = near && (parts.amounts[i] - amount).abs() <= Decimal::of(2, places);
    }
    return exact ? parts == of_lines : near;
}

/// Totals that rows print which were read once with a row of another file, by number and date as printed.
std::map<std::pair<std::string, std::string>, std::string> totals_read_once(const Judged& judged) {
    std::map<std::pair<std::string, std::string>, std::string> totals;
    for (const SourceRef& source : judged.matches.repeated) {
        const reference::Row& row = judged.row(source);
        const std::string total = laws::cell(row, "invoice_total");
        if (!total.empty()) totals[{laws::cell(row, "invoice_number"), laws::cell(row, "invoice_date")}] = total;
    }
    return totals;
}

/// The total that some row of a document prints, or one that is the same row in another file; empty if none does.
std::string printed_total(const Judged& judged, const InvoiceMatch& document,
                          const std::map<std::pair<std::string, std::string>, std::string>& read_once) {
    std::string printed;
    std::string elsewhere;
    for (std::uint32_t i = 0; i < document.line_count; ++i) {
        const reference::Row& row = judged.row(judged.matches.lines[document.first_line + i]);
        if (const std::string total = laws::cell(row, "invoice_total"); !total.empty()) printed = total;
        const auto other = read_once.find({laws::cell(row, "invoice_number"), laws::cell(row, "invoice_date")});
        if (other != read_once.end()) elsewhere = other->second;
    }
    return printed.empty() ? elsewhere : printed;
}

Said conserved_in_matches(const World& world) {
    const auto judged = laws::judge(world);
    Said said;
    std::size_t lines = 0;
    const auto read_once = totals_read_once(*judged);
    for (const InvoiceMatch& document : judged->matches.documents) {
        const std::string name = name_of(*judged, document);
        for (std::uint32_t i = 0; i < document.line_count; ++i, ++lines) {
            const LineMatch& line = judged->matches.lines[document.first_line + i];
            expect_sum(split_of(line), fmt::format("line {} of {}", i + 1, name), said);
            expect_sum({*line.tax, *line.tax_parts}, fmt::format("the tax of line {} of {}", i + 1, name), said);
        }
        const Split split = split_of(document);
        expect_sum(split, name, said);
        expect_minor_units(split, judged->books.text(document.currency), name, said);
        const Split sum = whole_of(*judged, document);
        const std::string total = printed_total(*judged, document, read_once);
        const Decimal printed = total.empty() ? sum.invoiced : *Decimal::parse(total);
        const int places = minor_digits(judged->books.text(document.currency));
        if (printed.rounded(places).abs() != document.invoiced.abs()) {
            said.push_back(fmt::format("{} prints {}, and {} is split", name, printed.to_string(), split.text()));
        }
        if (document.excess.is_zero() && !is_rounded_once(split.parts, sum.parts, places)) {
            expect_same(split, sum, name + " is not the sum of its lines", said);
        }
    }
    const bool all_read = judged->matches.repeated.empty();
    if (all_read && lines != judged->books.invoice_lines.size()) {
        said.push_back(fmt::format("{} rows make {} lines", judged->books.invoice_lines.size(), lines));
    }
    return said;
}

void expect_report(const Judged& judged, const ReconcileReport& report, Said& said) {
    std::map<std::string, Split> by_currency;
    std::map<std::pair<std::string, std::string>, Split> by_vendor;
    for (const InvoiceMatch& document : judged.matches.documents) {
        const std::string currency(judged.books.text(document.currency));
        by_currency[currency] += split_of(document);
        by_vendor[{judged.matches.vendor_name(document.vendor), currency}] += split_of(document);
    }
    if (report.totals.size() != by_currency.size()) said.emplace_back("the report has another number of currencies");
    if (report.vendors.size() != by_vendor.size()) said.emplace_back("the report has another number of vendors");
    for (const Totals& totals : report.totals) {
        expect_sum(split_of(totals), "the run in " + totals.currency, said);
        expect_same(split_of(totals), by_currency[totals.currency], "the run in " + totals.currency, said);
    }
    for (const Totals& totals : report.vendors) {
        expect_sum(split_of(totals), totals.vendor, said);
        expect_same(split_of(totals), by_vendor[{totals.vendor, totals.currency}], totals.vendor, said);
    }
}

void expect_json(const Judged& judged, const ReconcileReport& report, Said& said) {
    const Json json = Json::parse(render_json(report, {}));
    const Json& invoices = json.at("invoices");
    if (invoices.size() != judged.matches.documents.size()) said.emplace_back("json has another number of invoices");
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        const InvoiceMatch& document = judged.matches.documents[report.documents[i]];
        const std::string name = "json: " + name_of(judged, document);
        const Split split = split_of(invoices[i], "invoiced");
        expect_sum(split, name, said);
        expect_same(split, split_of(document), name, said);
        const Json& lines = invoices[i].at("lines");
        if (lines.size() != document.line_count) said.push_back(name + " has another number of lines");
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const Split line = split_of(lines[k], "line_total");
            expect_sum(line, name, said);
            expect_same(line, split_of(judged.matches.lines[document.first_line + k]), name, said);
        }
    }
    for (std::size_t i = 0; i < json.at("totals").size(); ++i) {
        expect_sum(split_of(json.at("totals")[i], "invoiced"), "json: the run", said);
        expect_same(split_of(json.at("totals")[i], "invoiced"), split_of(report.totals.at(i)), "json: the run", said);
    }
    for (std::size_t i = 0; i < json.at("vendors").size(); ++i) {
        const std::string name = "json: " + report.vendors.at(i).vendor;
        expect_sum(split_of(json.at("vendors")[i], "invoiced"), name, said);
        expect_same(split_of(json.at("vendors")[i], "invoiced"), split_of(report.vendors[i]), name, said);
    }
}

/// The figures of the table's first section, in its order.
void expect_table(const ReconcileReport& report, Said& said) {
    constexpr std::array<std::string_view, part_count> labels{"  Pay now", "  Wait for", "  Dispute",
                                                              "  Not checked"};
    std::istringstream in(render_table(report, {}));
    std::vector<Split> splits;
    Split split;
    for (std::string line; std::getline(in, line) && splits.size() < report.totals.size();) {
        const auto figure = [&line](std::string_view label) {
            std::string text;
            std::istringstream(line.substr(label.size())) >> text;
            std::erase(text, ',');
            return Decimal::parse(text).value();
        };
        for (std::size_t i = 0; i < part_count; ++i) {
            if (line.starts_with(labels[i])) split.parts.amounts[i] = figure(labels[i]);
        }
        if (!line.starts_with("  Invoiced")) continue;
        split.invoiced = figure("  Invoiced");
        splits.push_back(split);
    }
    if (splits.size() != report.totals.size()) said.emplace_back("the table has another number of currencies");
    for (std::size_t i = 0; i < splits.size(); ++i) {
        expect_sum(splits[i], "table: the run", said);
        expect_same(splits[i], split_of(report.totals[i]), "table: the run", said);
    }
}

Said conserved_in_reports(const World& world) {
    const auto judged = laws::judge(world);
    const ReconcileReport report = summarise(judged->books, judged->matches, judged->findings, {});
    Said said;
    expect_report(*judged, report, said);
    expect_json(*judged, report, said);
    expect_table(report, said);
    return said;
}

/// The cells of CSV text, quotes taken off.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            if (quoted && i + 1 < text.size() && text[i + 1] == '"')
                rows.back().back() += text[i++];
            else
                quoted = !quoted;
        } else if (c == ',' && !quoted) {
            rows.back().emplace_back();
        } else if (c == '\n' && !quoted) {
            rows.emplace_back(1);
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

/// CSV has one finding a row: no amount is lost, added or rounded there.
Said conserved_in_csv(const World& world) {
    const auto judged = laws::judge(world);
    const ReconcileReport report = summarise(judged->books, judged->matches, judged->findings, {});
    RenderOptions options;
    options.csv_raw = true;
    const auto rows = csv_rows(render_csv(report, options));
    const Json json = Json::parse(render_json(report, {})).at("findings");
    const std::vector<Finding>& findings = judged->findings;
    if (rows.size() != findings.size() + 1 || json.size() != findings.size()) return {"a finding is missing"};
    const auto column =
        static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), "amount") - rows[0].begin());
    Said said;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        const std::string& cell = rows[i + 1].at(column);
        const std::string in_json = json[i].at("amount").is_null() ? "" : json[i].at("amount").get<std::string>();
        if (rows[i + 1][0] != finding.id || json[i].at("id") != finding.id) said.push_back(finding.id + " has moved");
        for (const std::string& text : {cell, in_json}) {
            const bool same = finding.amount ? Decimal::parse(text) == *finding.amount : text.empty();
            if (!same) said.push_back(fmt::format("{} shows '{}' at stake", finding.id, text));
        }
    }
    return said;
}

/// A line whose money is not all payable says why, on itself or on its invoice; an invoice to be paid holds nothing
/// back. Tax and discount lines share the fate of the others, and so does a total that differs.
Said withheld_with_a_reason(const World& world) {
    const auto judged = laws::judge(world);
    std::set<std::uint32_t> with_finding;
    bool supplied = true;
    for (const Finding& finding : judged->findings) {
        with_finding.insert(finding.invoice);
        supplied = supplied && finding.code != Code::not_supplied;
    }
    const bool all_codes_on = world.policy.codes.empty();
    Said said;
    for (std::uint32_t place = 0; place < judged->matches.documents.size(); ++place) {
        const InvoiceMatch& document = judged->matches.documents[place];
        const std::string name = name_of(*judged, document);
        const Parts& parts = document.parts;
        const bool held = document.parts[Part::payable] != document.invoiced;
        // small_laws_property_test.cpp: a discount beyond the lines is unchecked in silence.
        const bool beyond = document.type == DocumentType::invoice && document.invoiced.sign() < 0;
        if (held && all_codes_on && supplied && !beyond && with_finding.count(place) == 0) {
            said.push_back(name + " is held back without a finding: " + split_of(document).text());
        }
        const bool credits =
            document.invoiced.sign() < 0 || document.settled || document.type == DocumentType::credit_note;
        bool negative_line = false;
        for (std::uint32_t i = 0; i < document.line_count; ++i) {
            const LineMatch& line = judged->matches.lines[document.first_line + i];
            negative_line = negative_line || ((*line.net).sign() < 0 && line.role != LineRole::discount);
            const bool whole = *line.net == (*line.parts)[Part::payable];
            const bool reason = !line.codes.is_empty() || !document.codes.is_empty() || !supplied;
            const bool shared = line.role == LineRole::tax || line.role == LineRole::discount || line.discount_share;
            if (!whole && !reason && !shared && all_codes_on) {
                said.push_back(fmt::format("line {} of {} has no code: {}", i + 1, name, split_of(line).text()));
            }
        }
        if (document.verdict == Verdict::pay && held && !credits && !negative_line) {
            said.push_back(name + " is to be paid and holds back: " + split_of(document).text());
        }
        const bool withholds = parts[Part::awaiting].sign() > 0 || parts[Part::disputed].sign() > 0;
        if (withholds && document.verdict == Verdict::pay && !credits && !negative_line) {
            said.push_back(name + " is to be paid whole");
        }
    }
    return said;
}

}  // namespace

TEST_CASE("every invoiced cent of a line, a tax and an invoice is in one of four parts") {
    laws::hold(conserved_in_matches, {{1, 250, 12}, {1, 60, 25}});
}

TEST_CASE("report, table and json show the parts that were judged, and they add up") {
    laws::hold(conserved_in_reports, {{251, 450, 12}, {61, 90, 25}});
}

TEST_CASE("csv and json lose no cent of what is at stake") { laws::hold(conserved_in_csv, {{451, 600, 12}}); }

TEST_CASE("no cent is withheld in silence") { laws::hold(withheld_with_a_reason, {{601, 850, 12}}); }
