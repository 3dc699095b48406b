#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "check/families.hpp"

namespace msp_audit {

namespace {

/// Dates of one column of a file, to tell the one that stands far behind all others.
struct DatedRow {
    Day day;
    SourceRef source;
    std::string_view document;
};

class Dates {
public:
    Dates(const DocumentsToCheck& documents, ProblemMaker& into)
        : books_(documents.books), as_of_(documents.as_of), into_(into) {}

    void check() {
        for_each_header(books_.quotes, books_.quote_headers, [this](const QuoteHeader& header, SourceRef source) {
            const std::string_view number = books_.text(header.number);
            look_at(header.date, Column::quote_date, source, number);
            compare(header.date, Column::quote_date, header.valid_until, Column::valid_until, source, number);
        });
        for_each_header(books_.po_lines, books_.po_headers, [this](const PoHeader& header, SourceRef source) {
            look_at(header.date, Column::order_date, source, books_.text(header.number));
        });
        for_each_header(books_.slips, books_.slip_headers, [this](const SlipHeader& header, SourceRef source) {
            look_at(header.received, Column::received_date, source, books_.text(header.number));
        });
        for (const License& license : books_.licenses) {
            compare(license.term.first, Column::start_date, license.term.last, Column::end_date, license.source,
                    books_.text(license.number));
        }
        check_invoices();
        check_outliers();
    }

private:
    void check_invoices() {
        for_each_header(books_.invoice_lines, books_.invoice_headers,
                        [this](const InvoiceHeader& header, SourceRef source) {
                            const std::string_view number = books_.text(header.number);
                            look_at(header.date, Column::invoice_date, source, number);
                            compare(header.date, Column::invoice_date, header.due, Column::due_date, source, number);
                        });
        for (const InvoiceLine& line : books_.invoice_lines) {
            const Term& period = books_.extras(line).period;
            compare(period.first, Column::period_start, period.last, Column::period_end, line.source,
                    books_.text(books_.invoice_headers[line.header].number));
        }
    }

    void compare(Day first, Column first_column, Day last, Column last_column, SourceRef source,
                 std::string_view document) {
        if (!first || !last || first <= last) return;
        into_.add(Code::date_contradiction, source, last_column,
                  {fmt::format("{} is before {} {}", last.to_string(), into_.header(source, name_of(first_column)),
                               first.to_string()),
                   subject_of({document, first.to_string(), last.to_string()})});
    }

    /// A day on which something was done.
    void look_at(Day day, Column column, SourceRef source, std::string_view document) {
        if (!day) return;
        static const Day first = Day::parse("1990-01-01").value();
        static const Day last = Day::parse("2098-12-31").value();
        if (day < first || day > last) {
            say(day, column, source, document, day < first ? "is before 1990" : "is after 2098");
        } else if (as_of_ && day > as_of_) {
            say(day, column, source, document, fmt::format("is after the as-of date {}", as_of_.to_string()));
        } else {
            dated_[{source.file, column}].push_back({day, source, document});
        }
    }

    /// One day more than a year behind all others of its column.
    void check_outliers() {
        constexpr std::size_t fewest = 5;
        constexpr int year = 366;
        for (auto& [place, rows] : dated_) {
            if (rows.size() < fewest) continue;
            std::sort(rows.begin(), rows.end(), [](const DatedRow& a, const DatedRow& b) { return a.day < b.day; });
            const Day newest = rows.back().day;
            const auto first =
                std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.day == newest; });
            if (first == rows.begin() || !(newest > std::prev(first)->day + year)) continue;
            if (static_cast<std::size_t>(rows.end() - first) * fewest > rows.size()) continue;
            const std::string why =
                fmt::format("is more than a year after all other days of its column (the next is {})",
                            std::prev(first)->day.to_string());
            for (auto row = first; row != rows.end(); ++row) {
                say(row->day, place.second, row->source, row->document, why);
            }
        }
    }

    void say(Day day, Column column, SourceRef source, std::string_view document, std::string_view why) {
        into_.add(Code::date_implausible, source, column,
                  {fmt::format("{} {}", day.to_string(), why), subject_of({document, day.to_string()})});
    }

    const Books& books_;
    Day as_of_;
    ProblemMaker& into_;
    std::map<std::pair<std::uint32_t, Column>, std::vector<DatedRow>> dated_;
};

}  // namespace

void check_dates(const DocumentsToCheck& documents, ProblemMaker& into) { Dates(documents, into).check(); }

}  // namespace msp_audit
