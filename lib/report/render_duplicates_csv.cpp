#include <utility>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/csv_rows.hpp"
#include "report/duplicate_words.hpp"
#include "report/ticket_reports.hpp"

namespace msp_audit {

namespace {

/// One row a follower, or one a pair.
class DuplicateRows {
public:
    DuplicateRows(const TicketReportFrame& frame, const DuplicateReport& report, std::string& out, CsvFor reader)
        : tickets_(*frame.tickets), report_(report), found_(report.found), rows_(out, reader) {
        for (const auto& [currency, worth] : found_.work.worth) currencies_.push_back(currency);
    }

    void add_followers() {
        add_texts({"leader", "class", "leader_opened_at", "follower", "follower_opened_at", "seconds_apart", "shared",
                   "total", "only_leader", "only_follower", "hours"});
        for (const std::string& currency : currencies_) rows_.text("cost_" + currency);
        add_texts({"leader_subject", "follower_subject", "file", "row"});
        rows_.end_row();
        for (const DuplicateGroup& group : found_.groups) {
            for (const DuplicatePair& pair : group.followers) add(group, pair);
        }
    }

    void add_pairs() {
        add_texts(
            {"a", "b", "a_opened_at", "b_opened_at", "seconds_apart", "shared", "total", "a_subject", "b_subject"});
        rows_.end_row();
        for (const DuplicatePair& pair : found_.pairs) {
            rows_.text(id_of(pair.a));
            rows_.text(id_of(pair.b));
            rows_.text(row_of(pair.a).opened.to_string());
            rows_.text(row_of(pair.b).opened.to_string());
            add_figures(pair);
            rows_.text(subject_of(pair.a));
            rows_.text(subject_of(pair.b));
            rows_.end_row();
        }
    }

private:
    [[nodiscard]] const TicketRow& row_of(std::uint32_t place) const { return tickets_.tickets[place].row; }
    [[nodiscard]] std::string_view id_of(std::uint32_t place) const { return tickets_.text(row_of(place).id); }
    [[nodiscard]] std::string_view subject_of(std::uint32_t place) const {
        return tickets_.text(row_of(place).subject);
    }
    void add_texts(std::initializer_list<std::string_view> texts) {
        for (const std::string_view text : texts) rows_.text(text);
    }
    void add_figures(const DuplicatePair& pair) {
        rows_.count(static_cast<std::size_t>(row_of(pair.b).opened - row_of(pair.a).opened));
        rows_.count(pair.shared);
        rows_.count(pair.total);
    }
    void add_tokens(const std::vector<std::string>& tokens) { rows_.text(fmt::format("{}", fmt::join(tokens, " "))); }

    void add(const DuplicateGroup& group, const DuplicatePair& pair) {
        rows_.text(id_of(group.leader));
        rows_.text(group.kind == DuplicateClass::machine ? "machine" : "repeat");
        rows_.text(row_of(group.leader).opened.to_string());
        rows_.text(id_of(pair.b));
        rows_.text(row_of(pair.b).opened.to_string());
        add_figures(pair);
        const ComparedTokens compared = compare_tokens(*found_.sets, pair.a, pair.b);
        add_tokens(compared.only_a);
        add_tokens(compared.only_b);
        const TicketWork work = report_.hours.work_on(pair.b);
        const auto hours = work.hours();
        rows_.count(hours ? std::optional(static_cast<std::size_t>(*hours)) : std::nullopt);
        const auto cost = work.cost();
        for (const std::string& currency : currencies_) {
            const auto amount = cost.find(currency);
            rows_.decimal(amount == cost.end() ? std::nullopt : std::optional(amount->second),
                          minor_digits(currency));
        }
        rows_.text(subject_of(pair.a));
        rows_.text(subject_of(pair.b));
        const SourceRef source = row_of(pair.b).source;
        rows_.text(tickets_.inputs->files[source.file].input.name);
        rows_.count(source.row);
        rows_.end_row();
    }

    const Tickets& tickets_;
    const DuplicateReport& report_;
    const Duplicates& found_;
    std::vector<std::string> currencies_;
    CsvRows rows_;
};

}  // namespace

std::string render_duplicates_csv(const TicketReportFrame& frame, const DuplicateReport& report,
                                  const RenderOptions& options) {
    std::string out;
    DuplicateRows rows(frame, report, out, options.csv_reader());
    if (report.found.question.pairs) {
        rows.add_pairs();
    } else {
        rows.add_followers();
    }
    return finished_csv(std::move(out), options.csv_reader());
}

}  // namespace msp_audit
