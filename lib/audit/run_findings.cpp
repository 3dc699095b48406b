#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "audit/families.hpp"
#include "audit/supplied_kinds.hpp"
#include "core/columns.hpp"
#include "match/match_run.hpp"

namespace msp_audit {

namespace {

/// What the lack of one kind of documents leaves open.
struct Open {
    std::size_t lines = 0;
    std::map<std::string_view, Decimal> amounts;  ///< by currency
};

class RunFindings {
public:
    explicit RunFindings(FindingMaker& maker)
        : maker_(maker), books_(maker.books), matches_(maker.matches), supplied_(maker.books) {}

    void add_all() {
        if (maker_.policy.is_on(Code::not_supplied)) add_not_supplied();
        if (maker_.policy.is_on(Code::duplicate_row) && !matches_.repeated.empty()) add_repeated();
    }

private:
    void add_not_supplied() {
        if (supplied_.orders && supplied_.slips && supplied_.licenses) return;
        for (const InvoiceMatch& document : matches_.documents) {
            if (document.codes.has(Code::future_dated)) continue;
            if (document.parts[Part::unchecked].is_zero()) continue;
            const std::string_view currency = books_.text(document.currency);
            for (std::uint32_t i = document.first_line; i < document.first_line + document.line_count; ++i) {
                count(matches_.lines[i], currency);
            }
        }
        add_open(DocumentKind::purchase_order, "purchase orders", orders_);
        add_open(DocumentKind::packing_slip, "packing slips", slips_);
        add_open(DocumentKind::license, "licenses", licenses_, both_);
        add_unknown_categories();
    }

    void count(const LineMatch& line, std::string_view currency) {
        const Decimal amount = (*line.parts)[Part::unchecked] + (*line.tax_parts)[Part::unchecked];
        if (amount.is_zero()) return;
        if (!supplied_.orders) {
            count(orders_, amount, currency);
            return;
        }
        const bool judged = line.order_line != OrderLineIndex::none && !line.reference_failed && !line.po_rejected &&
                            line.role == LineRole::goods && !MatchRun::is_credit(line);
        if (!judged) return;
        const Proof proof = proof_needed(maker_.record(matches_.order(line.order_line)).proof, line.category);
        if (proof == Proof::none || maker_.policy.proof_none) return;
        const bool wants_slips = !supplied_.slips && proof != Proof::license;
        const bool wants_licenses = !supplied_.licenses && proof != Proof::slip;
        if (!wants_slips && !wants_licenses) return;
        const PoLine& ordered = maker_.record(matches_.order(line.order_line));
        if (proof == Proof::either && !has_no_category_word(books_, maker_.record(line), &ordered)) {
            count(unknown_, amount, currency);
            for (const TextId word : {ordered.category, maker_.record(line).category}) note_word(books_.text(word));
            return;
        }
        if (wants_slips) count(slips_, amount, currency);
        if (wants_licenses) count(licenses_, amount, currency);
        if (wants_slips && wants_licenses) count(both_, amount, currency);
    }

    /// Kept in the spelling that sorts first, whatever the order of the rows.
    void note_word(std::string_view word) {
        const std::string key = category_key(word);
        if (key.empty()) return;
        std::string_view& kept = unknown_words_.try_emplace(key, word).first->second;
        kept = std::min(kept, word);
    }

    static void count(Open& open, const Decimal& amount, std::string_view currency) {
        ++open.lines;
        open.amounts[currency] += amount;
    }

    static std::string amounts_of(const Open& open) {
        std::string amounts;
        for (const auto& [currency, amount] : open.amounts) {
            const bool is_unnamed = currency.empty() && open.amounts.size() > 1;
            amounts.append(amounts.empty() ? "" : " and ")
                .append(money(amount, currency))
                .append(is_unnamed ? " of no currency" : "");
        }
        return amounts;
    }

    static std::string lines_of(const Open& open) {
        // Every word counts: what was not looked for must not be taken for looked for and not found.
        return fmt::format("{} of {}", count_words(open.lines, "invoice line", "invoice lines"), amounts_of(open));
    }

    /// The files that were given and not read which are of that kind or, as far as could be told, may be.
    [[nodiscard]] std::vector<const UnreadFile*> unread_of(DocumentKind kind) const {
        std::vector<const UnreadFile*> of_kind;
        std::vector<const UnreadFile*> of_any;
        for (const UnreadFile& file : maker_.unread) {
            if (file.name.empty() || file.in_part) continue;
            if (file.kind == kind) of_kind.push_back(&file);
            if (!file.kind) of_any.push_back(&file);
        }
        return of_kind.empty() ? of_any : of_kind;
    }

    /// "No purchase orders were supplied", or that they could not be read.
    [[nodiscard]] std::string lack_of(DocumentKind kind, std::string_view words) const {
        const std::vector<const UnreadFile*> files = unread_of(kind);
        if (files.empty()) return fmt::format("No {} were supplied", words);
        constexpr std::size_t most_named = 3;
        std::string names;
        for (std::size_t i = 0; i < std::min(files.size(), most_named); ++i) {
            const bool is_last = i + 1 == files.size();
            names += fmt::format("{}{}", i == 0 ? "" : (is_last ? " and " : ", "), files[i]->name);
        }
        if (files.size() > most_named) names += fmt::format(" and {} more", files.size() - most_named);
        const std::string given =
            fmt::format("{} {} given and could not be read", names, files.size() == 1 ? "was" : "were");
        return files.front()->kind ? given : fmt::format("No {} were read, and {}", words, given);
    }

    /// `told`: those of them of which another finding has told already.
    void add_open(DocumentKind kind, std::string_view words, const Open& open, const Open& told = {}) {
        if (open.lines == 0) return;
        FindingPlace place;
        place.content = plural_of(kind);
        Said said;
        if (open.amounts.size() == 1) {
            place.currency = open.amounts.begin()->first;
            said.amount = open.amounts.begin()->second;
        }
        if (told.lines == open.lines) {
            said.sentence = fmt::format("{} either: {} could prove the same {}", lack_of(kind, words),
                                        unread_of(kind).empty() ? "they" : words, lines_of(open));
        } else {
            said.sentence = fmt::format("{}: {} could not be checked", lack_of(kind, words), lines_of(open));
        }
        if (kind == DocumentKind::purchase_order) said.sentence += duplicates_looked_for();
        if (told.lines != 0 && told.lines != open.lines) {
            said.sentence +=
                fmt::format("; packing slips could prove {} of them, of {}, too", told.lines, amounts_of(told));
        }
        Weight weight = maker_.weight(Code::not_supplied);
        weight.effect = Effect::none;
        maker_.add(Code::not_supplied, weight, place, std::move(said));
    }

    /// No kind of documents is missed where nobody knows which one would prove a line.
    void add_unknown_categories() {
        if (unknown_.lines == 0) return;
        FindingPlace place;
        place.content = "categories";
        Said said;
        if (unknown_.amounts.size() == 1) {
            place.currency = unknown_.amounts.begin()->first;
            said.amount = unknown_.amounts.begin()->second;
        }
        constexpr std::size_t most_named = 3;
        std::string words;
        std::size_t named = 0;
        for (const auto& [key, word] : unknown_words_) {
            if (named == most_named) break;
            words += (named++ == 0 ? "" : ", ") + quoted(word);
        }
        if (unknown_words_.size() > most_named)
            words += fmt::format(" and {} more", unknown_words_.size() - most_named);
        said.sentence = fmt::format("{} could not be checked, since nobody knows what should prove {}: say what {} "
                                    "{} under [categories] in the "
                                    "policy",
                                    lines_of(unknown_), unknown_.lines == 1 ? "it" : "them",
                                    unknown_words_.size() == 1 ? "the category" : "the categories",
                                    words + (unknown_words_.size() == 1 ? " is" : " are"));
        Weight weight = maker_.weight(Code::not_supplied);
        weight.effect = Effect::none;
        maker_.add(Code::not_supplied, weight, place, std::move(said));
    }

    /// What is compared without any order, and what is not.
    [[nodiscard]] std::string duplicates_looked_for() const {
        std::size_t copies = 0;
        std::size_t suspected = 0;
        for (const InvoiceMatch& document : matches_.documents) {
            copies += document.codes.has(Code::duplicate_invoice) ? 1U : 0U;
            suspected += document.codes.has(Code::possible_duplicate_invoice) ? 1U : 0U;
        }
        return fmt::format("; {}{}; equal bills of one day under other numbers, and rows without an item that stand "
                           "twice on one, are told in the warnings alone; rows with one were not looked at",
                           copies == 0 ? "no invoice repeats the number of another"
                                       : count_words(copies, "invoice repeats the number of another",
                                                     "invoices repeat the number of another"),
                           suspected == 0
                               ? " or nearly so"
                               : fmt::format(", and {} nearly {}", suspected, suspected == 1 ? "does" : "do"));
    }

    void add_repeated() {
        std::vector<SourceRef> rows = matches_.repeated;
        std::sort(rows.begin(), rows.end());
        std::map<std::string_view, std::size_t> by_file;
        for (const SourceRef row : rows) ++by_file[books_.files[row.file].name];
        constexpr std::size_t most_named = 5;
        std::string files;
        std::size_t named = 0;
        for (const auto& [name, count] : by_file) {
            if (named++ == most_named) {
                files += fmt::format(" and {} more files", by_file.size() - most_named);
                break;
            }
            files += fmt::format("{}{} in {}", files.empty() ? "" : ", ", count, name);
        }
        Weight weight = maker_.weight(Code::duplicate_row);
        weight.effect = Effect::none;
        const bool one = rows.size() == 1;
        Finding& finding = maker_.add(Code::duplicate_row, weight, FindingPlace{},
                                      {fmt::format("{} {} the same as another row and {} read once ({})",
                                                   count_words(rows.size(), "row", "rows"), one ? "says" : "say",
                                                   one ? "was" : "were", files)});
        for (const SourceRef row : rows) FindingMaker::cite(finding, books_.files[row.file].kind, row);
    }

    FindingMaker& maker_;
    const Books& books_;
    const Matches& matches_;
    SuppliedKinds supplied_;
    Open orders_;
    Open slips_;
    Open licenses_;
    Open both_;                                              ///< lines that either kind could prove
    Open unknown_;                                           ///< lines whose category is a word that nobody knows
    std::map<std::string, std::string_view> unknown_words_;  ///< by category_key()
};

}  // namespace

void find_on_run(FindingMaker& maker) { RunFindings(maker).add_all(); }

}  // namespace msp_audit
