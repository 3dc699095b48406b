#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/inspection.hpp"
#include "report/inspection_words.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t label_width = 14;

std::string cut(const std::string& value, std::size_t most) {
    if (value.size() <= most) return value;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
    return value.substr(0, end) + "...";
}

std::string_view right_words(const InspectedColumn& column) {
    if (column.right == "mapping") return "msp-audit.toml";
    if (column.right == "canonical_name") return "own name";
    if (column.right == "other_name") return "synonym";
    return column.right == "profile" ? "profile" : "";
}

std::string column_words(const InspectedColumn& column) {
    if (!column.column.empty()) return column.column;
    return column.right == "profile" ? "(rows)" : "-";
}

class InspectionTable {
public:
    InspectionTable(const Inspection& inspection, const RenderOptions& options)
        : inspection_(inspection), width_(options.width) {}

    std::string run() {
        head();
        for (const InspectedFile& file : inspection_.files) add(file);
        return std::move(out_);
    }

private:
    void item(std::string_view label, std::string_view text) {
        std::string lead = fmt::format("  {}", label);
        lead.resize(std::max(lead.size() + 1, label_width), ' ');
        append_paragraph(out_, lead, text, width_);
    }

    /// A message whose hints stand on lines of their own.
    void message(std::string_view label, const std::string& text) {
        std::size_t begin = 0;
        while (begin <= text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            item(begin == 0 ? label : "", std::string_view(text).substr(begin, end - begin));
            begin = end + 1;
        }
    }

    void head() {
        const std::size_t read = inspection_.files_read();
        const std::size_t all = inspection_.files.size();
        const std::string policy = inspection_.policy_file.empty() ? "built in" : inspection_.policy_file;
        append_paragraph(out_, "",
                         fmt::format("{}: {} of {} can be read; policy: {}", inspection_.program, grouped(read),
                                     counted(all, "file", "files"), policy),
                         width_);
        for (const std::string& error : inspection_.errors) message("error", error);
        for (const std::string& warning : inspection_.warnings) message("warning", warning);
    }

    void add(const InspectedFile& file) {
        out_ += '\n';
        append_paragraph(out_, "", file.name, width_);
        item("taken for", kind_words(file));
        if (file.profile) item("profile", profile_words(file));
        item("written in", form_words(file));
        if (file.header_row > 0) {
            item("header", file.title_rows == 0 ? fmt::format("row {}", file.header_row)
                                                : fmt::format("row {}, below {}", file.header_row,
                                                              counted(file.title_rows, "title row", "title rows")));
        }
        add_rows(file);
        for (const std::string& error : file.errors) message("error", error);
        for (const std::string& warning : file.warnings) message("warning", warning);
        add_columns(file);
        if (file.nearest) add(*file.nearest);
    }

    void add_rows(const InspectedFile& file) {
        if (file.kind.empty()) return;
        item("rows", row_words(file));
        for (const auto& [condition, rows] : file.rows.left_out) {
            item("left out", fmt::format("{}: {}", counted(rows, "row", "rows"), condition));
        }
        std::string_view label = "rejected";
        for (const RejectedRow& row : file.rejected) {
            std::string words = fmt::format("row {}: ", row.source.row);
            if (!row.column.empty()) words += row.column + ": ";
            if (!row.value.empty()) words += "'" + row.value + "' ";
            item(std::exchange(label, ""), words + row.reason);
        }
        if (file.rejected_count > file.rejected.size()) {
            item("",
                 fmt::format("and {}", counted(file.rejected_count - file.rejected.size(), "more row", "more rows")));
        }
        label = "missing";
        for (const std::string& sentence : file.bad_cells) item(std::exchange(label, ""), sentence);
    }

    void add_columns(const InspectedFile& file) {
        if (file.columns.empty()) return;
        Table table({{"Header"}, {"Column"}, {"By"}, {"Read as"}, {"First values"}});
        for (const InspectedColumn& column : file.columns) {
            std::string samples;
            constexpr std::size_t longest = 32;
            for (const std::string& value : column.samples) {
                samples += (samples.empty() ? "" : " | ") + cut(value, longest);
            }
            const std::string header =
                column.place ? (column.header.empty() ? "(no name)" : column.header) : "(" + column.source + ")";
            table.add_row({{cut(header, 2 * longest)},
                           {column_words(column)},
                           {std::string(right_words(column))},
                           {reading_words(column)},
                           {samples}});
            for (std::string& sentence : evidence_sentences(column, inspection_)) {
                table.add_note("", std::move(sentence));
            }
        }
        out_ += '\n';
        out_ += table.laid_out(width_);
    }

    void add(const InspectedNearest& nearest) {
        out_ += '\n';
        const std::string known = nearest.known == 0
                                      ? "none of its headers is known, but some are alike"
                                      : fmt::format("{} known", counted(nearest.known, "header is", "headers are"));
        item("nearest", fmt::format("{}, by row {}: {}", nearest.kind, nearest.header_row, known));
        for (const auto& lack : nearest.lacks) {
            item("lacks", lack.header.empty()
                              ? lack.column + ": no header is like it"
                              : fmt::format("{}: '{}' is like '{}'", lack.column, lack.header, lack.like));
        }
        if (nearest.mapping.empty()) return;
        item("to read it", "check these lines and paste them into msp-audit.toml:");
        out_ += '\n';
        // Lines that are to be pasted are never broken.
        std::size_t begin = 0;
        while (begin < nearest.mapping.size()) {
            const std::size_t end = std::min(nearest.mapping.find('\n', begin), nearest.mapping.size());
            out_ += printable(std::string_view(nearest.mapping).substr(begin, end - begin)) + "\n";
            begin = end + 1;
        }
    }

    const Inspection& inspection_;
    std::size_t width_;
    std::string out_;
};

}  // namespace

std::size_t Inspection::files_read() const {
    return static_cast<std::size_t>(
        std::count_if(files.begin(), files.end(), [](const InspectedFile& file) { return !file.kind.empty(); }));
}

std::string render_inspection_table(const Inspection& inspection, const RenderOptions& options) {
    return InspectionTable(inspection, options).run();
}

}  // namespace msp_audit
