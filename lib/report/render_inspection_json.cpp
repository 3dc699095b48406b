#include <string>
#include <string_view>

#include "core/columns.hpp"
#include "report/inspection.hpp"
#include "report/json_parts.hpp"

namespace msp_audit {

namespace {

/// The document of json.md for `inspect`, in its order of keys.
class InspectionJson {
public:
    InspectionJson(const Inspection& inspection, const TextSink& sink) : inspection_(inspection), json_(sink) {}

    void write() {
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("schema").text("msp-audit/inspect/1");
        json_.key("program").text(inspection_.program);
        json_.key("as_of").null();
        write_inputs();
        texts("warnings", inspection_.warnings);
        json_.key("findings").begin_list();
        json_.end_list();
        write_cut();
        texts("errors", inspection_.errors);
        json_.key("policy").text_or_null(inspection_.policy_file);
        json_.key("timezone").begin_object();
        json_.key("zone").text(inspection_.zone);
        json_.key("from").text(inspection_.zone_basis);
        json_.end_object();
        write_list(json_, "files", inspection_.files, [this](const InspectedFile& file) { write(file); });
        json_.end_object();
        json_.finish();
    }

private:
    void write_inputs() {
        json_.key("inputs").begin_list(JsonWriter::Layout::lines);
        for (const InspectedFile& file : inspection_.files) {
            if (file.kind) write_input(json_, file.rows);
        }
        json_.end_list();
    }

    /// Of rejected rows the first of each file are listed.
    void write_cut() {
        std::size_t shown = 0;
        std::size_t all = 0;
        for (const InspectedFile& file : inspection_.files) {
            shown += file.rejected.size();
            all += file.rejected_count;
        }
        json_.key("lists_cut").begin_object();
        if (shown < all) {
            json_.key("rejected").begin_object();
            json_.key("shown").count(shown);
            json_.key("of").count(all);
            json_.end_object();
        }
        json_.end_object();
    }

    void texts(std::string_view name, const std::vector<std::string>& all) {
        json_.key(name).begin_list();
        for (const std::string& text : all) json_.text(text);
        json_.end_list();
    }

    void row_or_null(std::string_view name, std::size_t row) {
        json_.key(name);
        row == 0 ? json_.null() : json_.count(row);
    }

    void count_or_null(std::string_view name, const std::optional<std::size_t>& count) {
        json_.key(name);
        count ? json_.count(*count) : json_.null();
    }

    void write(const InspectedFile& file) {
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("file").text(file.name);
        json_.key("kind").text_or_null(file.kind ? name_of(*file.kind) : std::string_view());
        json_.key("kind_from").text_or_null(file.basis);
        json_.key("fits_alike").begin_list();
        for (const DocumentKind kind : file.ties) json_.text(name_of(kind));
        json_.end_list();
        write_profile(file);
        write_form(file);
        row_or_null("header_row", file.header_row);
        json_.key("title_rows").count(file.title_rows);
        json_.key("header_currency").text_or_null(file.header_currency);
        json_.key("open").boolean(file.is_open);
        write_rows(file);
        write_rejected(file);
        texts("missing", file.bad_cells);
        texts("notes", file.rows.notes);
        texts("errors", file.errors);
        texts("warnings", file.warnings);
        write_list(json_, "columns", file.columns, [this](const InspectedColumn& column) { write(column); });
        write_nearest(file);
        write_advice("offers", file.offers);
        json_.key("offered_mapping").text_or_null(file.offered_mapping);
        json_.end_object();
    }

    void write_profile(const InspectedFile& file) {
        json_.key("profile");
        if (!file.profile || file.profile->name.empty()) {
            json_.null();
            return;
        }
        const InspectedProfile& profile = *file.profile;
        json_.begin_object();
        json_.key("name").text(profile.name);
        json_.key("title").text_or_null(profile.title);
        json_.key("table").text_or_null(profile.table);
        texts("headers", profile.telling);
        json_.key("file_names").text_or_null(profile.files);
        texts("others", profile.others);
        json_.end_object();
    }

    void write_form(const InspectedFile& file) {
        json_.key("encoding").text_or_null(file.encoding);
        json_.key("byte_order_mark").boolean(file.byte_order_mark);
        json_.key("gzip").boolean(file.is_packed);
        json_.key("workbook").boolean(file.is_workbook);
        json_.key("sheet").text_or_null(file.sheet);
        json_.key("bytes").count(file.bytes);
        json_.key("delimiter").text_or_null(file.is_table ? file.delimiter : std::string());
        json_.key("line_breaks").begin_object();
        json_.key("crlf").count(file.crlf);
        json_.key("lf").count(file.lf);
        json_.key("cr").count(file.cr);
        json_.end_object();
    }

    void write_rows(const InspectedFile& file) {
        json_.key("rows");
        if (!file.kind || file.is_open) {
            json_.null();
            return;
        }
        const InputFile& rows = file.rows;
        json_.begin_object();
        json_.key("read").count(rows.rows_read);
        json_.key("used").count(rows.rows_used);
        json_.key("rejected").count(rows.rows_rejected);
        json_.key("joined").count(rows.rows_joined);
        json_.key("titles").count(rows.rows_title);
        json_.key("left_out").begin_list();
        for (const auto& [condition, count] : rows.left_out) {
            json_.begin_object();
            json_.key("condition").text(condition);
            json_.key("rows").count(count);
            json_.end_object();
        }
        json_.end_list();
        json_.end_object();
    }

    void write_rejected(const InspectedFile& file) {
        write_list(json_, "rejected", file.rejected, [this](const RejectedRow& row) {
            json_.begin_object();
            json_.key("row").count(row.source.row);
            json_.key("column").text_or_null(row.column);
            json_.key("value").text_or_null(row.value);
            json_.key("reason").text(row.reason);
            json_.key("hint").text_or_null(row.hint);
            json_.end_object();
        });
    }

    void write(const InspectedColumn& column) {
        json_.begin_object();
        count_or_null("place", column.place);
        json_.key("header");
        column.place ? json_.text(column.header) : json_.null();
        json_.key("source").text_or_null(column.source);
        json_.key("column").text_or_null(column.column);
        json_.key("right").text_or_null(column.right);
        json_.key("would_be").text_or_null(column.would_be);
        json_.key("gave_way_to").text_or_null(column.gave_way_to);
        json_.key("role").text_or_null(column.role);
        json_.key("decimal").text_or_null(column.decimal);
        json_.key("date_order").text_or_null(column.date_order);
        json_.key("unit").text_or_null(column.unit);
        json_.key("header_says_utc").boolean(column.is_utc);
        count_or_null("with_offset", column.with_offset);
        count_or_null("without_offset", column.without_offset);
        json_.key("basis").text_or_null(column.basis);
        json_.key("example").text_or_null(column.example);
        row_or_null("example_row", column.example_row);
        json_.key("lender").text_or_null(column.lender);
        json_.key("lent").text_or_null(column.lent);
        row_or_null("lent_row", column.lent_row);
        json_.key("readings").begin_list();
        for (const auto& [option, meaning] : column.readings) {
            json_.begin_object();
            json_.key("option").text(option);
            json_.key("meaning").text(meaning);
            json_.end_object();
        }
        json_.end_list();
        texts("samples", column.samples);
        json_.end_object();
    }

    void write_advice(std::string_view key, const std::vector<InspectedAdvice>& advice) {
        write_list(json_, key, advice, [this](const InspectedAdvice& one) {
            json_.begin_object();
            json_.key("column").text(one.column);
            json_.key("header").text_or_null(one.header);
            json_.key("like").text_or_null(one.like);
            texts("others", one.others);
            json_.end_object();
        });
    }

    void write_nearest(const InspectedFile& file) {
        json_.key("nearest");
        if (!file.nearest) {
            json_.null();
            return;
        }
        const InspectedNearest& nearest = *file.nearest;
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("kind").text(name_of(nearest.kind));
        json_.key("known_headers").count(nearest.known);
        json_.key("header_row").count(nearest.header_row);
        write_advice("lacks", nearest.lacks);
        texts("idle_headers", nearest.idle);
        json_.key("mapping").text_or_null(nearest.mapping);
        json_.end_object();
    }

    const Inspection& inspection_;
    JsonWriter json_;
};

}  // namespace

std::string render_inspection_json(const Inspection& inspection) {
    std::string out;
    InspectionJson(inspection, [&out](std::string_view piece) { out += piece; }).write();
    return out;
}

}  // namespace msp_audit
