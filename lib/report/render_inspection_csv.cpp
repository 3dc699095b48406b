#include <string>
#include <utility>

#include "core/columns.hpp"
#include "report/csv_rows.hpp"
#include "report/inspection.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view heading = "file,kind,profile,place,header,source,column,right,would_be,gave_way_to,role,"
                                     "decimal,date_order,unit,basis,example,"
                                     "example_row,lender,lent,lent_row,sample_1,sample_2,sample_3\n";

void count_or_nothing(CsvRows& rows, std::size_t row) { row == 0 ? rows.nothing() : rows.count(row); }

}  // namespace

std::string render_inspection_csv(const Inspection& inspection, const RenderOptions& options) {
    std::string out(heading);
    CsvRows rows(out, options.csv_reader());
    constexpr std::size_t samples = 3;
    for (const InspectedFile& file : inspection.files) {
        for (const InspectedColumn& column : file.columns) {
            rows.text(file.name);
            rows.text(file.kind ? name_of(*file.kind) : std::string_view());
            rows.text(file.profile ? file.profile->name : std::string());
            rows.count(column.place);
            for (const std::string* cell : {&column.header, &column.source, &column.column, &column.right,
                                            &column.would_be, &column.gave_way_to, &column.role, &column.decimal,
                                            &column.date_order, &column.unit, &column.basis, &column.example}) {
                rows.text(*cell);
            }
            count_or_nothing(rows, column.example_row);
            rows.text(column.lender);
            rows.text(column.lent);
            count_or_nothing(rows, column.lent_row);
            for (std::size_t i = 0; i < samples; ++i) {
                rows.text(i < column.samples.size() ? column.samples[i] : std::string());
            }
            rows.end_row();
        }
    }
    return finished_csv(std::move(out), options.csv_reader());
}

}  // namespace msp_audit
