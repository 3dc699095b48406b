#include "ingest/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "ingest/workbook_error.hpp"
#include "ingest/xml_reader.hpp"
#include "ingest/zip_archive.hpp"

namespace msp_audit {

namespace {

constexpr const char* no_workbook_hint = "save it as .xlsx, or export the sheet as CSV";

/// Where a relationship of a part in `folder` leads: "/xl/a.xml" and "../a.xml" are parts of the archive as well.
std::string resolved(std::string_view folder, std::string_view target) {
    std::string path = target.starts_with('/') ? std::string() : std::string(folder);
    while (!target.empty()) {
        const std::size_t size = std::min(target.find('/'), target.size());
        const std::string_view step = target.substr(0, size);
        target.remove_prefix(std::min(size + 1, target.size()));
        if (step == "..") {
            path.resize(path.find('/') == std::string::npos ? 0 : path.rfind('/'));
        } else if (!step.empty() && step != ".") {
            path += (path.empty() ? "" : "/") + std::string(step);
        }
    }
    return path;
}

struct Relation {
    std::string type;  ///< the last word of its type: "worksheet"
    std::string part;
};

class Relations final : public XmlHandler {
public:
    explicit Relations(std::string folder) : folder_(std::move(folder)) {}

    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element != "Relationship" || attributes["TargetMode"] == "External") return;
        const std::string_view type = attributes["Type"];
        all[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)),
                                              resolved(folder_, attributes["Target"])};
        constexpr std::size_t most = ZipArchive::most_entries;
        if (all.size() > most) {
            throw WorkbookError("it has more than " + std::to_string(most) + " relationships between its parts",
                                text_has_no_such_limit);
        }
    }
    void end(std::string_view /*element*/) override {}
    void text(std::string_view /*piece*/) override {}

    /// The first part of a type; empty if there is none.
    [[nodiscard]] std::string part_of_type(std::string_view type) const {
        for (const auto& [id, relation] : all) {
            if (relation.type == type) return relation.part;
        }
        return {};
    }

    std::map<std::string, Relation> all;  ///< by id

private:
    std::string folder_;
};

class SheetList final : public XmlHandler {
public:
    explicit SheetList(const Relations& relations) : relations_(relations) {}

    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element == "workbookPr" && attributes.is_true("date1904")) days = DaySystem::from_1904;
        if (element != "sheet") return;
        if (++met_ > Workbook::most_sheets) {
            throw WorkbookError("it has more than " + std::to_string(Workbook::most_sheets) + " sheets",
                                "delete those that do not count, or export the one that counts as CSV");
        }
        const auto relation = relations_.all.find(std::string(attributes["id"]));
        if (relation == relations_.all.end()) {
            throw WorkbookError("no part of it holds its sheet '" + std::string(attributes["name"]) + "'", save_anew);
        }
        // Sheets of charts and of macros hold no cells.
        if (relation->second.type != "worksheet") return;
        const std::string_view state = attributes["state"];
        sheets.push_back(
            {std::string(attributes["name"]), relation->second.part, state == "hidden" || state == "veryHidden"});
    }
    void end(std::string_view /*element*/) override {}
    void text(std::string_view /*piece*/) override {}

    std::vector<WorkbookSheet> sheets;
    DaySystem days = DaySystem::from_1900;

private:
    const Relations& relations_;
    std::size_t met_ = 0;
};

unsigned number_in(std::string_view text) {
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class Styles final : public XmlHandler {
public:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element == "cellXfs") is_inside_ = true;
        if (element == "numFmt" && codes_.size() < Workbook::most_formats) {
            codes_[number_in(attributes["numFmtId"])] = attributes["formatCode"];
        }
        if (element != "xf" || !is_inside_) return;
        if (of_styles_.size() == Workbook::most_formats) {
            throw WorkbookError("it has more than " + std::to_string(Workbook::most_formats) + " styles of cells",
                                text_has_no_such_limit);
        }
        of_styles_.push_back(number_in(attributes["numFmtId"]));
    }
    void end(std::string_view element) override {
        if (element == "cellXfs") is_inside_ = false;
    }
    void text(std::string_view /*piece*/) override {}

    /// By style.
    [[nodiscard]] std::vector<CellFormat> formats() const {
        std::map<unsigned, CellFormat> known;
        std::vector<CellFormat> all;
        for (const unsigned number : of_styles_) {
            const auto code = codes_.find(number);
            const auto [at, is_new] = known.try_emplace(number);
            if (is_new)
                at->second = code == codes_.end() ? built_in_cell_format(number) : read_cell_format(code->second);
            all.push_back(at->second);
        }
        return all;
    }

private:
    bool is_inside_ = false;
    std::map<unsigned, std::string> codes_;
    std::vector<unsigned> of_styles_;
};

/// Collects <si>: one run of text, or several of which each has its own font. How a word is pronounced (rPh) is none.
class SharedTextParts final : public XmlHandler {
public:
    explicit SharedTextParts(SharedTexts& texts) : texts_(texts) {}

    void begin(std::string_view element, const XmlAttributes& /*attributes*/) override {
        if (element == "si") text_.clear();
        if (element == "rPh") ++pronounced_;
        is_text_ = element == "t" && pronounced_ == 0;
    }
    void end(std::string_view element) override {
        if (element == "rPh") --pronounced_;
        is_text_ = false;
        if (element == "si") texts_.add(without_stand_ins(text_));
    }
    void text(std::string_view piece) override {
        if (!is_text_) return;
        text_ += piece;
        if (text_.size() > SharedTexts::most_bytes) texts_.add(text_);
    }

private:
    SharedTexts& texts_;
    std::string text_;
    int pronounced_ = 0;
    bool is_text_ = false;
};

[[noreturn]] void refuse_as_no_workbook(const ZipArchive& archive) {
    if (archive.has("xl/workbook.bin")) throw WorkbookError("it is a binary workbook (.xlsb)", no_workbook_hint);
    if (archive.has("content.xml") && archive.has("mimetype")) {
        throw WorkbookError("it is an OpenDocument file (.ods or the like)", no_workbook_hint);
    }
    if (archive.has("word/document.xml")) throw WorkbookError("it is a text document (.docx)", no_workbook_hint);
    throw WorkbookError("it is a zip archive, and no workbook (.xlsx)", "unpack it, and give the files in it");
}

}  // namespace

void SharedTexts::add(std::string_view text) {
    if (ends_.size() == most_texts || text_.size() + text.size() > most_bytes) {
        throw WorkbookError(ends_.size() == most_texts
                                ? "its cells share more than " + std::to_string(most_texts) + " texts"
                                : "the texts that its cells share are more than 512 MiB",
                            text_has_no_such_limit);
    }
    text_ += text;
    ends_.push_back(text_.size());
}

struct Workbook::State {
    State(std::shared_ptr<const std::string> bytes, std::uint64_t most_unpacked)
        : archive(std::move(bytes), most_unpacked) {}

    ZipArchive archive;
    std::vector<WorkbookSheet> sheets;
    SharedTexts texts;
    std::vector<CellFormat> formats;
    CellFormat plain;
    DaySystem days = DaySystem::from_1900;
};

Workbook::Workbook(std::shared_ptr<const std::string> bytes, const ReadLimits& limits)
    : state_(std::make_unique<State>(std::move(bytes), limits.unpacked_bytes)) {
    const ZipArchive& archive = state_->archive;
    const auto read = [&archive](const std::string& part, XmlHandler& handler) {
        read_xml(archive.open(part), part, handler);
    };
    Relations top{""};
    if (!archive.has("_rels/.rels")) refuse_as_no_workbook(archive);
    read("_rels/.rels", top);
    const std::string main = top.part_of_type("officeDocument");
    const std::size_t slash = main.rfind('/');
    const std::string folder = slash == std::string::npos ? std::string() : main.substr(0, slash);
    const std::string own = main.substr(slash == std::string::npos ? 0 : slash + 1);
    if (main.empty() || !own.ends_with(".xml") || archive.has("word/document.xml")) refuse_as_no_workbook(archive);
    Relations relations{folder};
    read(resolved(folder, "_rels/" + own + ".rels"), relations);
    SheetList list(relations);
    read(main, list);
    state_->sheets = std::move(list.sheets);
    state_->days = list.days;
    if (state_->sheets.empty()) throw WorkbookError("it has no sheet with cells", save_anew);
    if (const std::string part = relations.part_of_type("styles"); !part.empty()) {
        Styles styles;
        read(part, styles);
        state_->formats = styles.formats();
    }
    if (const std::string part = relations.part_of_type("sharedStrings"); !part.empty()) {
        SharedTextParts parts(state_->texts);
        read(part, parts);
    }
}

Workbook::~Workbook() = default;

const std::vector<WorkbookSheet>& Workbook::sheets() const { return state_->sheets; }

const SharedTexts& Workbook::texts() const { return state_->texts; }

const CellFormat& Workbook::format(std::size_t style) const {
    return style < state_->formats.size() ? state_->formats[style] : state_->plain;
}

DaySystem Workbook::days() const { return state_->days; }

std::unique_ptr<ByteSource> Workbook::open(const WorkbookSheet& sheet) const {
    return state_->archive.open(sheet.part);
}

std::string without_stand_ins(std::string_view stored) {
    constexpr std::size_t size = 7;  // _x000D_
    std::string text;
    while (!stored.empty()) {
        const std::size_t at = std::min(stored.find("_x00"), stored.size());
        text += stored.substr(0, at);
        stored.remove_prefix(at);
        if (stored.empty()) break;
        const std::string_view code = stored.size() >= size && stored[size - 1] == '_' ? stored.substr(4, 2) : "";
        const bool is_return = code == "0D" || code == "0d";
        const bool is_known =
            is_return || code == "0A" || code == "0a" || code == "09" || code == "5F" || code == "5f";
        if (!is_known) {
            text += stored.front();
            stored.remove_prefix(1);
            continue;
        }
        stored.remove_prefix(size);
        const bool is_pair = is_return && (stored.starts_with('\n') || stored.starts_with("_x000A_"));
        if (is_pair) continue;
        text += code[0] == '5' ? '_' : (code == "09" ? '\t' : '\n');
    }
    return text;
}

}  // namespace msp_audit
