#include <array>
#include <string>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/duplicate_words.hpp"
#include "report/duplicates_page.hpp"
#include "report/ticket_workbook.hpp"

namespace msp_audit {

namespace {

constexpr std::array declared_columns{
    SheetColumn{"Ticket", id_width},
    SheetColumn{"Repeats", id_width},
    SheetColumn{"In one group", figure_width},
    SheetColumn{"Words shared", 9},
    SheetColumn{"Of words", 9},
    SheetColumn{"Subject", subject_width},
    SheetColumn{"Subject of the other", subject_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};

/// A ticket that says the same as the first of its group: a row.
struct Follower {
    const DuplicateGroup* group = nullptr;
    const DuplicatePair* pair = nullptr;
};

std::vector<Follower> followers_of(const std::vector<DuplicateGroup>& groups) {
    std::vector<Follower> rows;
    for (const DuplicateGroup& group : groups) {
        for (const DuplicatePair& pair : group.followers) rows.push_back({&group, &pair});
    }
    return rows;
}

/// The sheets of `tickets duplicates`.
class DuplicatesSheets {
public:
    DuplicatesSheets(TicketWorkbook& book, const DuplicateReport& report)
        : book_(book), out_(book.out), report_(report), found_(report.found) {
        for (const auto& [currency, worth] : found_.work.worth) {
            currencies_.push_back(currency);
            cost_headings_.push_back("Cost " + currency);
        }
    }

    void add_all() {
        if (has_texts(book_.tickets, found_.question)) {
            if (found_.question.pairs) {
                add_pairs();
            } else {
                add_groups("Groups", found_.groups, false);
            }
            add_groups("Storms", found_.storms, true);
        }
        if (found_.declared.has_links) add_declared();
    }

private:
    /// Words shared, of all words, and the one as a share of the other; with idf their weights.
    void add_overlap_columns(std::vector<SheetColumn>& columns) const {
        columns.push_back({found_.question.idf ? "Weight shared" : "Words shared", 10});
        columns.push_back({found_.question.idf ? "Of weight" : "Of words", 10});
        columns.push_back({"Alike", 9});
    }
    void add_overlap(const DuplicatePair& pair) {
        out_.count(pair.shared);
        out_.count(pair.total);
        out_.share(Proportion{pair.shared, pair.total}.value());
    }
    void add_apart(const DuplicatePair& pair) {
        out_.hours(book_.row_of(pair.b).opened - book_.row_of(pair.a).opened);
    }

    void add_groups(const char* name, const std::vector<DuplicateGroup>& groups, bool are_storms) {
        std::vector<SheetColumn> columns{{"First ticket", id_width},   {"Kind", 20},         {"Tickets", 8},
                                         {"First opened", time_width}, {"Ticket", id_width}, {"Opened", time_width},
                                         {"Apart (h)", figure_width}};
        add_overlap_columns(columns);
        columns.push_back({"Only in the first", 30});
        columns.push_back({"Only here", 30});
        columns.push_back({"Hours (h)", figure_width});
        for (const std::string& heading : cost_headings_) columns.push_back({heading, figure_width});
        for (const char* const heading : {"Requester", "Company"}) columns.push_back({heading, name_width});
        columns.push_back({"Subject of the first", subject_width});
        columns.push_back({"Subject", subject_width});
        columns.push_back({"File", 28});
        columns.push_back({"Row", 8});
        book_.add_sheet(name, columns, followers_of(groups),
                        [&](const Follower& row) { add_follower(row, are_storms); });
    }

    void add_follower(const Follower& follower, bool is_storm) {
        const DuplicateGroup& group = *follower.group;
        const DuplicatePair& pair = *follower.pair;
        book_.id(group.leader);
        out_.text(is_storm ? "storm" : group.kind == DuplicateClass::machine ? "machine" : "repeat");
        out_.count(group.followers.size() + 1);
        book_.instant(book_.row_of(group.leader).opened);
        book_.id(pair.b);
        book_.instant(book_.row_of(pair.b).opened);
        add_apart(pair);
        add_overlap(pair);
        const ComparedTokens compared = compare_tokens(*found_.sets, pair.a, pair.b);
        out_.text(fmt::format("{}", fmt::join(compared.only_a, " ")));
        out_.text(fmt::format("{}", fmt::join(compared.only_b, " ")));
        const TicketWork work = report_.hours.work_on(pair.b);
        out_.hours(work.hours());
        const auto cost = work.cost();
        for (const std::string& currency : currencies_) {
            const auto amount = cost.find(currency);
            amount == cost.end() ? out_.nothing() : out_.decimal(amount->second, minor_digits(currency));
        }
        book_.text(book_.row_of(pair.b).requester);
        book_.text(book_.row_of(pair.b).company);
        book_.subject(pair.a);
        book_.subject(pair.b);
        book_.row(pair.b);
    }

    void add_pairs() {
        std::vector<SheetColumn> columns{{"Ticket", id_width},
                                         {"And", id_width},
                                         {"Opened", time_width},
                                         {"The other opened", time_width},
                                         {"Apart (h)", figure_width}};
        add_overlap_columns(columns);
        columns.push_back({"Subject", subject_width});
        columns.push_back({"Subject of the other", subject_width});
        book_.add_sheet("Pairs", columns, found_.pairs, [this](const DuplicatePair& pair) {
            book_.id(pair.a);
            book_.id(pair.b);
            book_.instant(book_.row_of(pair.a).opened);
            book_.instant(book_.row_of(pair.b).opened);
            add_apart(pair);
            add_overlap(pair);
            book_.subject(pair.a);
            book_.subject(pair.b);
        });
    }

    void add_declared() {
        book_.add_sheet("Declared", declared_columns, found_.declared.links,
                        [this](const DeclaredDuplicates::Link& link) {
                            const ComparedTokens compared = compare_tokens(*found_.sets, link.ticket, link.original);
                            book_.id(link.ticket);
                            book_.id(link.original);
                            out_.yes_or_no(link.found);
                            out_.count(compared.shared.size());
                            out_.count(compared.total());
                            book_.subject(link.ticket);
                            book_.subject(link.original);
                            book_.row(link.ticket);
                        });
    }

    TicketWorkbook& book_;
    WorkbookWriter& out_;
    const DuplicateReport& report_;
    const Duplicates& found_;
    std::vector<std::string> currencies_, cost_headings_;
};

void tell_figures(TicketWorkbook& book, const Duplicates& found) {
    if (!has_texts(book.tickets, found.question)) return;
    constexpr std::string_view about = "Duplicates";
    book.tell(about, "Tickets that were compared", found.compared);
    book.tell(about, "Tickets without a word to compare", found.without_text);
    book.tell(about, "Tickets that nothing tells whose they are", found.not_scoped);
    book.tell(about, "Pairs that say the same",
              found.pairs_found ? TicketWorkbook::Value(*found.pairs_found) : TicketWorkbook::Value());
    book.tell(about, "Tickets that say the same as an earlier one", found.followers());
    book.tell(about, "Hours of work on them (h)", TicketWorkbook::InHours{found.work.hours()});
    for (const auto& [currency, amount] : found.work.cost()) {
        book.tell(about, "Cost of them, " + currency, TicketWorkbook::InCurrency{amount, minor_digits(currency)});
    }
}

}  // namespace

void say_opening(TicketWorkbook& book, const DuplicateReport& report, std::string_view about) {
    book.say<DuplicatesPage>(about, report, &DuplicatesPage::add_opening);
}

void add_sheets(TicketWorkbook& book, const DuplicateReport& report) {
    using Written = DuplicatesPage;
    book.say<Written>("Duplicates", report, &Written::add_compared, &Written::add_classes, &Written::add_declared);
    tell_figures(book, report.found);
    DuplicatesSheets(book, report).add_all();
}

std::string render_duplicates_workbook(const TicketReportFrame& frame, const DuplicateReport& report,
                                       const RenderOptions& options) {
    TicketWorkbook book(frame, options);
    say_opening(book, report, in_short);
    book.tell_reading();
    book.tell_counted(false);
    book.add_findings();
    add_sheets(book, report);
    book.tell_missing(report.not_in_this_export);
    return book.finish();
}

}  // namespace msp_audit
