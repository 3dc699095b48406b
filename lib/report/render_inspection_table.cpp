#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/text_key.hpp"
#include "report/decimal_text.hpp"
#include "report/inspection.hpp"
#include "report/inspection_words.hpp"
#include "report/markdown_text.hpp"
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

/// `policy`: the file's path.
std::string_view right_words(const InspectedColumn& column, std::string_view policy) {
    if (column.right == "mapping") return policy.substr(policy.rfind('/') + 1);
    if (column.right == "canonical_name") return "own name";
    if (column.right == "other_name") return "synonym";
    return column.right == "profile" ? "profile" : "";
}

std::string column_words(const InspectedColumn& column) {
    if (!column.column.empty()) return column.column;
    return column.right == "profile" ? "(picks rows)" : "-";
}

/// A header that serves nothing, and for no reason of its own.
bool is_idle(const InspectedColumn& column) {
    return column.column.empty() && column.right.empty() && column.would_be.empty();
}

/// More of them than this would hide the columns that are used.
constexpr std::size_t most_idle = 15;
constexpr std::size_t most_names = 20;

std::string header_words(const InspectedColumn& column) {
    if (!column.place) return "(" + column.source + ")";
    return column.header.empty() ? "(no name)" : column.header;
}

/// But for case and punctuation.
bool header_is(const std::string& header, const std::string& name) {
    return words_in_order(header) == words_in_order(name);
}

std::size_t idle_with_values(const InspectedFile& file) {
    return static_cast<std::size_t>(std::count_if(file.columns.begin(), file.columns.end(), [](const auto& column) {
        return is_idle(column) && !column.samples.empty();
    }));
}

/// A warning about how a column is read, which stands under that column.
bool is_said_of_a_column(const std::string& warning, const InspectedFile& file) {
    return std::any_of(file.columns.begin(), file.columns.end(), [&](const InspectedColumn& column) {
        return column.basis == "other_column" && column.place &&
               warning.starts_with(fmt::format("{}: {}: '{}' ", file.name, column.header, column.example));
    });
}

bool is_warned_of(const std::string& note, const InspectedFile& file) {
    return std::find(file.warnings.begin(), file.warnings.end(), file.name + ": " + note) != file.warnings.end();
}

/// How the parts of the page are marked.
enum class Markup : std::uint8_t { terminal, markdown };

class InspectionTable {
public:
    InspectionTable(const Inspection& inspection, const RenderOptions& options, Markup markup)
        : inspection_(inspection),
          options_(options),
          width_(options.width),
          is_markdown_(markup == Markup::markdown) {}

    std::string run() {
        head();
        for (const InspectedFile& file : inspection_.files) add(file);
        return std::move(out_);
    }

private:
    /// A text with a label; without one it goes on with the item above.
    void item(std::string_view label, std::string_view text) {
        if (is_markdown_) {
            if (label.empty()) {
                out_.append("  - ").append(markdown_line(text)).append("\n");
            } else {
                out_.append("- **").append(label).append("**: ").append(markdown_text(text)).append("\n");
            }
            return;
        }
        std::string lead = fmt::format("  {}", label);
        lead.resize(std::max(lead.size() + 1, label_width), ' ');
        append_paragraph(out_, lead, text, width_);
    }

    /// What settles a message: each way on a line of its own, and what is to be copied is never broken.
    void hint(std::string_view text) {
        if (is_markdown_) return item("", text);
        while (!text.empty()) {
            constexpr std::string_view next_way = "; ";
            const std::size_t end = std::min(text.find(next_way), text.size());
            way(text.substr(0, end));
            text.remove_prefix(std::min(end + next_way.size(), text.size()));
        }
    }

    void way(std::string_view text) {
        constexpr std::string_view section_end = "]: ";
        if (const std::size_t at = text.find(section_end); at != std::string_view::npos) {
            item("", text.substr(0, at + 2));
            unbroken(text.substr(at + section_end.size()));
        } else if (text.find("--") != std::string_view::npos ||
                   text.find("msp-audit inspect") != std::string_view::npos) {
            unbroken(text);
        } else {
            item("", text);
        }
    }

    void unbroken(std::string_view text) { out_.append(label_width, ' ').append(printable(text)).append("\n"); }

    /// A message whose hints stand on lines of their own; it need not name the file under which it stands.
    void message(std::string_view label, std::string_view text, const std::string& file = {}) {
        std::string own;
        if (!file.empty() && text.starts_with(file + ":")) {
            own = text.substr(file.size() + 1);
            const bool has_row = !own.empty() && own[0] >= '0' && own[0] <= '9';
            own = has_row ? "row " + own : own.substr(std::min<std::size_t>(1, own.size()));
            text = own;
        }
        while (true) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
            line.starts_with("hint: ") ? hint(line) : item(std::exchange(label, ""), line);
            if (end == text.size()) return;
            text.remove_prefix(end + 1);
        }
    }

    void heading(std::string_view mark, std::string_view text) {
        if (is_markdown_) {
            out_.append(mark).append(markdown_text(text)).append("\n");
        } else {
            append_paragraph(out_, "", text, width_);
        }
    }

    void head() {
        const std::size_t read = inspection_.files_read();
        const std::size_t all = inspection_.files.size();
        const std::string policy = inspection_.policy_file.empty() ? "built in" : inspection_.policy_file;
        heading("# ", fmt::format("{}: {} of {} can be read; policy: {}", inspection_.program, grouped(read),
                                  counted(all, "file", "files"), policy));
        if (is_markdown_ && !(inspection_.errors.empty() && inspection_.warnings.empty())) out_ += '\n';
        for (const std::string& error : inspection_.errors) message("error", error);
        for (const std::string& warning : inspection_.warnings) message("warning", warning);
    }

    void add(const InspectedFile& file) {
        out_ += '\n';
        if (is_markdown_) {
            heading("## ", file.name);
            out_ += '\n';
        } else {
            out_.append(printable(file.name)).append("\n");
        }
        item("taken for", kind_words(file));
        if (file.profile) item("profile", profile_words(file));
        if (!file.encoding.empty() || file.is_workbook) item("written in", form_words(file));
        if (file.header_row > 0) {
            item("header", file.title_rows == 0 ? fmt::format("row {}", file.header_row)
                                                : fmt::format("row {}, below {}", file.header_row,
                                                              counted(file.title_rows, "title row", "title rows")));
        }
        if (!file.header_currency.empty()) item("currency", file.header_currency + ", as the headers of amounts say");
        add_rows(file);
        for (const std::string& note : file.rows.notes) {
            if (!is_warned_of(note, file)) item("note", note);
        }
        for (const std::string& error : file.errors) message("error", error, file.name);
        for (const std::string& warning : file.warnings) {
            const std::string left_out = file.name + ": left out: ";
            if (warning.starts_with(left_out)) {
                message("left out", warning.substr(left_out.size()));
            } else if (!is_said_of_a_column(warning, file)) {
                message("warning", warning, file.name);
            }
        }
        if (file.is_unknown && !file.nearest && file.is_table) {
            item("to read it",
                 "no kind of document is near; msp-audit help columns lists the headers that are known");
        }
        add_columns(file);
        if (file.nearest) add(*file.nearest, file);
        add_offers(file);
    }

    void add_rows(const InspectedFile& file) {
        if (!file.kind) return;
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
            if (!row.hint.empty()) hint("hint: " + row.hint);
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
        const bool shows_idle = options_.verbose || idle_with_values(file) <= most_idle;
        std::vector<std::string> idle;
        std::vector<std::string> blank;
        Table table({{"Header"}, {"Column"}, {"By"}, {"Read as"}, {"First values", Align::left, true}});
        for (const InspectedColumn& column : file.columns) {
            if (is_idle(column) && (!shows_idle || column.samples.empty())) {
                (column.samples.empty() ? blank : idle).push_back(header_words(column));
                continue;
            }
            std::string samples;
            constexpr std::size_t longest = 32;
            for (const std::string& value : column.samples) {
                samples += (samples.empty() ? "" : " | ") + cut(value, longest);
            }
            table.add_row({{cut(header_words(column), 2 * longest)},
                           {column_words(column)},
                           {std::string(right_words(column, inspection_.policy_file))},
                           {reading_words(column)},
                           {samples}});
            const bool is_read = file.kind || !column.would_be.empty();
            for (std::string& sentence : evidence_sentences(column, inspection_)) {
                if (is_read) table.add_note("", std::move(sentence));
            }
        }
        const std::size_t most = options_.verbose ? blank.size() : most_names;
        if (!idle.empty()) item("not used", listed(idle, most) + "; --verbose shows what they hold");
        if (!blank.empty()) item("not used", "without any value: " + listed(blank, most));
        if (table.is_empty()) return;
        out_ += '\n';
        out_ += is_markdown_ ? table.as_markdown() : table.laid_out(width_);
    }

    void advice(std::string_view label, const std::vector<InspectedAdvice>& columns) {
        for (const InspectedAdvice& one : columns) {
            if (one.header.empty()) continue;
            std::string headers = "'" + one.header + "'";
            for (const std::string& other : one.others) headers += " or '" + other + "'";
            const bool is_name = one.others.empty() && header_is(one.header, one.like);
            item(label, fmt::format("{}: {}", one.column,
                                    is_name ? headers + " may mean it" : headers + " is like '" + one.like + "'"));
        }
    }

    /// Lines that are to be pasted are never broken.
    void lines(std::string_view mapping) {
        out_ += is_markdown_ ? "\n```toml\n" : "\n";
        while (!mapping.empty()) {
            const std::size_t end = std::min(mapping.find('\n'), mapping.size());
            out_ += printable(mapping.substr(0, end)) + "\n";
            mapping.remove_prefix(std::min(end + 1, mapping.size()));
        }
        if (is_markdown_) out_ += "```\n";
    }

    /// What idle headers of a file that is read may be.
    void add_offers(const InspectedFile& file) {
        if (file.offered_mapping.empty()) return;
        out_ += '\n';
        advice("not used", file.offers);
        item("to use it", "check these lines and paste them into msp-audit.toml:");
        lines(file.offered_mapping);
    }

    void add(const InspectedNearest& nearest, const InspectedFile& file) {
        out_ += '\n';
        const bool has_alike = std::any_of(nearest.lacks.begin(), nearest.lacks.end(),
                                           [](const auto& lack) { return !lack.header.empty(); });
        const std::string known =
            nearest.known == 0
                ? std::string("none of its headers is known") + (has_alike ? ", but some are alike" : "")
                : fmt::format("{} known", counted(nearest.known, "header is", "headers are"));
        item("nearest", fmt::format("{}, by row {}: {}", plural_words(nearest.kind), nearest.header_row, known));
        advice("lacks", nearest.lacks);
        std::string unlike;
        for (const auto& lack : nearest.lacks) {
            if (!lack.header.empty()) continue;
            unlike += (unlike.empty() ? "" : ", ") + lack.column;
            if (lack.column == "line_total") unlike += " (or unit_price and quantity)";
        }
        if (!unlike.empty())
            item("lacks", unlike + (unlike.find(',') == std::string::npos ? ": no header is like it"
                                                                          : ": no headers are like them"));
        advice("not used", file.offers);
        if (nearest.mapping.empty()) {
            if (is_markdown_) return item("to read it", nearest.kind_option);
            item("to read it", "give this option:");
            return unbroken(nearest.kind_option);
        }
        item("to read it", unlike.empty() ? "check these lines and paste them into msp-audit.toml:"
                                          : "fill these lines in and paste them into msp-audit.toml:");
        lines(nearest.mapping);
    }

    const Inspection& inspection_;
    const RenderOptions& options_;
    std::size_t width_;
    bool is_markdown_;
    std::string out_;
};

}  // namespace

std::size_t Inspection::files_read() const {
    return static_cast<std::size_t>(std::count_if(
        files.begin(), files.end(), [](const InspectedFile& file) { return file.kind && !file.is_open; }));
}

std::string render_inspection_table(const Inspection& inspection, const RenderOptions& options) {
    return InspectionTable(inspection, options, Markup::terminal).run();
}

std::string render_inspection_markdown(const Inspection& inspection, const RenderOptions& options) {
    return InspectionTable(inspection, options, Markup::markdown).run();
}

}  // namespace msp_audit
