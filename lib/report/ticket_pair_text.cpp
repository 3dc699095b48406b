#include "report/ticket_pair_text.hpp"

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/duplicate_words.hpp"
#include "report/page.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

TextId value_of(const TicketRow& row, TicketColumn column) {
    if (column == TicketColumn::company) return row.company;
    return column == TicketColumn::requester ? row.requester : row.asset;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    return fmt::format("{}", fmt::join(parts, between));
}

class PairStory {
public:
    PairStory(const TicketReportFrame& frame, const Duplicates& found, const TicketPair& pair)
        : frame_(frame),
          tickets_(*frame.tickets),
          found_(found),
          pair_(pair),
          zone_(TimeZone::named(frame.timezone).value_or(TimeZone())),
          words_(compare_tokens(*found.sets, pair.a, pair.b)) {}

    Page& written() {
        tell_verdict();
        tell_texts();
        tell_words();
        tell_fraction();
        tell_scope();
        tell_groups();
        return page_;
    }

private:
    [[nodiscard]] std::string id(std::uint32_t place) const {
        return std::string(tickets_.text(tickets_.tickets[place].row.id));
    }
    [[nodiscard]] std::string share_words() const;
    [[nodiscard]] std::vector<std::string> reasons() const;
    [[nodiscard]] std::string scope_words() const;
    [[nodiscard]] std::string window_words() const;
    [[nodiscard]] std::string group_words(std::uint32_t ticket, const std::optional<std::uint32_t>& leader) const;
    void tell_verdict();
    void tell_texts();
    void tell_words();
    void tell_fraction();
    void tell_scope();
    void tell_groups();

    const TicketReportFrame& frame_;
    const Tickets& tickets_;
    const Duplicates& found_;
    const TicketPair& pair_;
    TimeZone zone_;
    ComparedTokens words_;
    Page page_;
};

/// "7 of 9 words (77.8 %)", with idf "7 of 9 words (81.3 % by weight)".
std::string PairStory::share_words() const {
    std::string words = fmt::format("{} of {} words", words_.shared.size(), words_.total());
    if (pair_.measure.total == 0) return words;
    return words + fmt::format(" ({}{})", share_text({pair_.measure.shared, pair_.measure.total}),
                               found_.question.idf ? " by weight" : "");
}

std::string PairStory::window_words() const {
    return found_.window_days == 0
               ? std::string("no limit")
               : "at most " + counted(static_cast<std::size_t>(found_.window_days), "day", "days");
}

std::string PairStory::scope_words() const {
    std::vector<std::string> same;
    for (const ScopeTest& test : pair_.tests) {
        if (test.is_tested && test.holds) same.emplace_back(name_of(test.column));
    }
    return same.empty() ? std::string() : "are of the same " + join(same, " and ") + ", ";
}

std::vector<std::string> PairStory::reasons() const {
    std::vector<std::string> reasons;
    switch (pair_.similarity) {
    case Similarity::similar:
        break;
    case Similarity::below:
        reasons.push_back(
            fmt::format("they share {}, and {} of them are needed", share_words(), found_.threshold.to_string()));
        break;
    case Similarity::without_token:
        reasons.emplace_back("one of them has no word, and that is similar to nothing");
        break;
    case Similarity::unequal_few:
        reasons.push_back(fmt::format("they share {}, and with fewer than three words in one of them all must be the "
                                      "same",
                                      share_words()));
        break;
    case Similarity::without_word:
        reasons.emplace_back("all that they share are numbers, dates and the like, and not one word");
        break;
    }
    if (pair_.tests[0].is_tested && !pair_.tests[0].holds) reasons.emplace_back("they are not of the same company");
    std::vector<std::string> asked;
    bool holds = false;
    for (const ScopeTest& test : {pair_.tests[1], pair_.tests[2]}) {
        if (test.is_tested) asked.emplace_back(name_of(test.column));
        holds = holds || (test.is_tested && test.holds);
    }
    if (!asked.empty() && !holds) reasons.push_back("they are not of the same " + join(asked, " or "));
    if (!pair_.is_in_window) {
        reasons.push_back(
            fmt::format("they were opened {} apart, and {} are allowed", duration_text(pair_.apart), window_words()));
    }
    return reasons;
}

void PairStory::tell_verdict() {
    const std::string both = fmt::format("Tickets {} and {}", id(pair_.a), id(pair_.b));
    if (pair_.is_pair()) {
        page_.add_opening(fmt::format("{} say the same: they share {}, {}and were opened {} apart.", both,
                                      share_words(), scope_words(), duration_text(pair_.apart)));
    } else {
        page_.add_opening(fmt::format("{} do not count as duplicates: {}.", both, join(reasons(), "; ")));
    }
}

void PairStory::tell_texts() {
    page_.add_heading(fmt::format("The {}, after each step of normalisation 1", fields_text(found_)));
    Table table({{"Step"}, {id(pair_.a)}, {id(pair_.b)}});
    table.add_row({{"as printed"}, {pair_.text_a}, {pair_.text_b}});
    table.add_row({{"1: one form of each letter"}, {pair_.steps_a.folded}, {pair_.steps_b.folded}});
    table.add_row({{"2: without marks of replies and tickets"}, {pair_.steps_a.stripped}, {pair_.steps_b.stripped}});
    table.add_row({{"3 to 5: words"}, {tokens_text(pair_.steps_a.tokens)}, {tokens_text(pair_.steps_b.tokens)}});
    page_.add_table(std::move(table));
    for (const auto& [place, steps] : {std::pair(pair_.a, &pair_.steps_a), std::pair(pair_.b, &pair_.steps_b)}) {
        if (steps->tokens.size() < most_tokens) continue;
        page_.add_paragraph(fmt::format("{}: only the first {} different words count.", id(place), most_tokens));
    }
}

void PairStory::tell_words() {
    page_.add_heading("Words");
    if (pair_.weights.empty()) {
        Table table({{"In"}, {"Number", Align::point}, {"Words"}});
        const auto add = [&table](std::string in, const std::vector<std::string>& words) {
            table.add_row({{std::move(in)}, {grouped(words.size())}, {tokens_text(words)}});
        };
        add("both", words_.shared);
        add(id(pair_.a) + " alone", words_.only_a);
        add(id(pair_.b) + " alone", words_.only_b);
        page_.add_table(std::move(table));
        return;
    }
    Table table({{"Word"}, {"In"}, {"Weight", Align::point}});
    const auto add = [&](const std::string& in, const std::vector<std::string>& words) {
        for (const std::string& word : words) table.add_row({{word}, {in}, {grouped(pair_.weights.at(word))}});
    };
    add("both", words_.shared);
    add(id(pair_.a), words_.only_a);
    add(id(pair_.b), words_.only_b);
    page_.add_table(std::move(table));
    page_.add_paragraph("Weight: 65,536 times ln(1 + texts / texts with the word), rounded.");
}

void PairStory::tell_fraction() {
    page_.add_heading("How similar they are");
    const Decimal needed = found_.threshold * Decimal::of(static_cast<Int128>(pair_.measure.total), 0);
    page_.add_paragraph(fmt::format("Shared {} of {}{}; at least {} x {} = {} are needed.",
                                    grouped(pair_.measure.shared), grouped(pair_.measure.total),
                                    found_.question.idf ? " by weight" : "", found_.threshold.to_string(),
                                    grouped(pair_.measure.total), grouped(needed.normalized(), 0)));
}

void PairStory::tell_scope() {
    page_.add_heading("Whether they are compared");
    Table table({{"Test"}, {id(pair_.a)}, {id(pair_.b)}, {"Holds"}});
    for (const ScopeTest& test : pair_.tests) {
        const auto value = [&](std::uint32_t place) {
            return or_missing(tickets_.text(value_of(tickets_.tickets[place].row, test.column)));
        };
        const bool is_absent = found_.drops(test.column) || !tickets_.has(test.column);
        table.add_row({{std::string(name_of(test.column))},
                       {value(pair_.a)},
                       {value(pair_.b)},
                       {test.is_tested ? (test.holds ? "yes" : "no")
                                       : (is_absent ? "not asked: no column" : "not asked: --across-requesters")}});
    }
    table.add_row({{"opened, " + window_words()},
                   {instant_text(tickets_.tickets[pair_.a].row.opened, zone_)},
                   {instant_text(tickets_.tickets[pair_.b].row.opened, zone_)},
                   {fmt::format("{}: {} apart", pair_.is_in_window ? "yes" : "no", duration_text(pair_.apart))}});
    page_.add_table(std::move(table));
    if (pair_.tests[1].is_tested && pair_.tests[2].is_tested) {
        page_.add_paragraph("The same requester or the same asset is enough; a missing value equals nothing.");
    }
    page_.add_paragraph(fmt::format("Times are those of {}.", frame_.timezone));
}

std::string PairStory::group_words(std::uint32_t ticket, const std::optional<std::uint32_t>& leader) const {
    if (!leader) return id(ticket) + " is in no group";
    return *leader == ticket ? id(ticket) + " is the first of a group"
                             : fmt::format("{} is in the group of {}", id(ticket), id(*leader));
}

void PairStory::tell_groups() {
    page_.add_heading("Their groups");
    if (pair_.are_grouped()) {
        page_.add_paragraph(fmt::format("Both are in the group of {}.", id(*pair_.leader_of_a)));
    } else {
        page_.add_paragraph(fmt::format("They are not in one group: {}; {}.", group_words(pair_.a, pair_.leader_of_a),
                                        group_words(pair_.b, pair_.leader_of_b)));
    }
    page_.add_paragraph(
        "Each ticket joins the earliest first ticket that it says the same as; groups are not chained "
        "from ticket to ticket.");
}

}  // namespace

std::string render_ticket_pair(const TicketReportFrame& frame, const Duplicates& found, const TicketPair& pair,
                               const RenderOptions& options) {
    return PairStory(frame, found, pair).written().as_text(options.width);
}

}  // namespace msp_audit
