#include "ingest/sheet_choice.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "core/sheet_name.hpp"
#include "core/shell_word.hpp"
#include "ingest/file_kind.hpp"
#include "ingest/sheet_source.hpp"
#include "ingest/text_decoding.hpp"
#include "ingest/workbook.hpp"
#include "ingest/workbook_error.hpp"
#include "ingest/zip_archive.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_packed_bytes = std::size_t{1} << 30U;

/// All that a source gives, up to `most` bytes and a chunk.
std::shared_ptr<std::string> everything_of(ByteSource& source, std::size_t most) {
    constexpr std::size_t chunk = std::size_t{1} << 20U;
    auto bytes = std::make_shared<std::string>();
    for (std::size_t got = chunk; got == chunk && bytes->size() <= most;) {
        const std::size_t before = bytes->size();
        bytes->resize(before + chunk);
        got = source.read(bytes->data() + before, chunk);
        bytes->resize(before + got);
    }
    return bytes;
}

std::string shown(std::string_view sheet) {
    constexpr std::size_t most = 100;
    return excerpt(sheet, most);
}

/// "Orders, Bills and 3 more".
std::string listed(const std::vector<WorkbookSheet>& sheets) {
    constexpr std::size_t most = 8;
    std::string list;
    for (std::size_t i = 0; i < std::min(sheets.size(), most); ++i) {
        list += (i == 0 ? "'" : ", '") + shown(sheets[i].name) + "'";
    }
    if (sheets.size() > most) list += " and " + std::to_string(sheets.size() - most) + " more";
    return list;
}

/// "2 hidden columns are read like the others: C 'Unit price', D 'Tax'": with the headers that they have.
std::string hidden_text(const std::vector<std::uint32_t>& columns, const std::vector<std::string>& header) {
    constexpr std::size_t most = 8;
    std::string words = columns.size() == 1 ? std::string("1 hidden column is")
                                            : std::to_string(columns.size()) + " hidden columns are";
    words += " read like the others: ";
    for (std::size_t i = 0; i < std::min(columns.size(), most); ++i) {
        words += (i == 0 ? "" : ", ") + column_letters(columns[i]);
        if (columns[i] < header.size() && !header[columns[i]].empty()) {
            words += " '" + shown(header[columns[i]]) + "'";
        }
    }
    if (columns.size() > most) words += " and " + std::to_string(columns.size() - most) + " more";
    return words;
}

/// A sheet, and what its first rows say.
struct SheetLook {
    const WorkbookSheet* sheet = nullptr;
    Dialect dialect;
    int score = 0;
    bool is_known = false;
};

class SheetChoice {
public:
    SheetChoice(CandidateFile& file, const Workbook& workbook, const TableJudge& judge, const ReadLimits& limits)
        : file_(file), workbook_(workbook), judge_(judge), limits_(limits) {}

    std::vector<std::string> run() {
        const std::string given = file_.name;
        const SheetLook chosen = file_.sheet.empty() ? first_known() : asked_for();
        if (workbook_.sheets().size() > 1) file_.name = name_of(*chosen.sheet);
        file_.dialect = chosen.dialect;
        if (chosen.dialect.trouble.empty()) take(chosen);
        std::vector<std::string> remarks;
        for (std::string& remark : remarks_) remarks.push_back(file_.name + ": " + remark);
        return remarks;
    }

private:
    [[nodiscard]] std::string name_of(const WorkbookSheet& sheet) const {
        const std::string whole = file_.sheet.empty() ? file_.name : file_.name.substr(0, file_.name.rfind(':'));
        return whole + ":" + shown(sheet.name);
    }

    [[nodiscard]] SheetLook look_at(const WorkbookSheet& sheet) const {
        SheetLook look;
        look.sheet = &sheet;
        SheetSource source(workbook_, sheet, limits_);
        const HeaderScore score = [&](const HeaderCandidate& row) {
            const int points = judge_.score(row);
            look.score = std::max(look.score, points);
            return points;
        };
        look.dialect = sniff(source, score, limits_, true);
        look.dialect.days = workbook_.days();
        if (!look.dialect.trouble.empty() || look.dialect.header_line == 0) return look;
        CandidateFile as_file = file_;
        as_file.name = name_of(sheet);
        as_file.dialect = look.dialect;
        look.is_known = judge_.is_known(as_file);
        return look;
    }

    [[nodiscard]] SheetLook asked_for() const {
        const auto& sheets = workbook_.sheets();
        auto found = std::find_if(sheets.begin(), sheets.end(),
                                  [&](const WorkbookSheet& sheet) { return sheet.name == file_.sheet; });
        if (found == sheets.end()) {
            found = std::find_if(sheets.begin(), sheets.end(),
                                 [&](const WorkbookSheet& sheet) { return is_same_sheet(sheet.name, file_.sheet); });
        }
        if (found == sheets.end()) {
            throw WorkbookError("it has no sheet '" + shown(file_.sheet) + "'", "its sheets are " + listed(sheets));
        }
        return look_at(*found);
    }

    [[nodiscard]] SheetLook first_known() {
        std::optional<SheetLook> chosen;
        std::vector<SheetLook> others;
        for (const WorkbookSheet& sheet : workbook_.sheets()) {
            SheetLook look = look_at(sheet);
            const bool may_be = !sheet.is_hidden;
            const bool is_better = !chosen || (!chosen->is_known && (look.is_known || look.score > chosen->score));
            if (may_be && is_better) {
                if (chosen) others.push_back(*std::move(chosen));
                chosen = std::move(look);
            } else {
                others.push_back(std::move(look));
            }
        }
        if (!chosen) {
            throw WorkbookError("all of its sheets are hidden",
                                "name the one that counts: " + shell_word(name_of(workbook_.sheets().front())));
        }
        remark_on(others);
        return *std::move(chosen);
    }

    /// Names every sheet that holds something and is not read, those with a known header first; and one that is empty
    /// though its name promises documents.
    void remark_on(const std::vector<SheetLook>& others) {
        std::vector<WorkbookSheet> unknown;
        for (const SheetLook& other : others) {
            if (!other.is_known) {
                if (holds_something(*other.sheet)) {
                    unknown.push_back(*other.sheet);
                } else if (!other.sheet->is_hidden && kind_told_by_name(other.sheet->name + ".csv")) {
                    remarks_.push_back("its sheet '" + shown(other.sheet->name) + "' is empty");
                }
                continue;
            }
            remarks_.push_back("its sheet '" + shown(other.sheet->name) + "' " +
                               (other.sheet->is_hidden ? "is hidden, and has" : "has") +
                               " a known header, too, and is not read\n  hint: give " +
                               shell_word(name_of(*other.sheet)) +
                               " to read it, and every other sheet of the file that counts");
        }
        if (unknown.empty()) return;
        remarks_.push_back((unknown.size() == 1 ? "its sheet " : "its sheets ") + listed(unknown) +
                           (unknown.size() == 1 ? " has" : " have") + " no header that tells what " +
                           (unknown.size() == 1 ? "it holds, and is" : "they hold, and are") +
                           " not read\n  hint: msp-audit inspect " + shell_word(name_of(unknown.front())) +
                           " says what it lacks, if it counts");
    }

    [[nodiscard]] bool holds_something(const WorkbookSheet& sheet) const {
        char first = '\0';
        return SheetSource(workbook_, sheet, limits_).read(&first, 1) > 0;
    }

    void take(const SheetLook& look) {
        SheetSource source(workbook_, *look.sheet, limits_, judge_.number_forms(look.dialect));
        file_.contents = everything_of(source, SheetSource::most_text_bytes);
        file_.bytes = file_.contents->size();
        file_.is_packed = false;
        const SheetRemarks& remarks = source.remarks();
        if (!remarks.hidden_columns.empty()) {
            remarks_.push_back(hidden_text(remarks.hidden_columns, look.dialect.header));
        }
        if (remarks.hidden_rows > 0) {
            remarks_.push_back((remarks.hidden_rows == 1 ? "1 hidden row is"
                                                         : std::to_string(remarks.hidden_rows) + " hidden rows are") +
                               " read like the others; the first is row " + std::to_string(remarks.first_hidden));
        }
        if (remarks.formulas_without_value > 0) {
            remarks_.push_back("the value of " + std::to_string(remarks.formulas_without_value) +
                               (remarks.formulas_without_value == 1 ? " formula was" : " formulas was") +
                               " never stored, first in cell " + remarks.first_without_value +
                               ": such a cell reads #FORMULA!\n  hint: open the file in a spreadsheet and save it");
        }
    }

    CandidateFile& file_;
    const Workbook& workbook_;
    const TableJudge& judge_;
    const ReadLimits& limits_;
    std::vector<std::string> remarks_;
};

/// Null for what is no zip archive.
std::shared_ptr<const std::string> bytes_of_archive(const CandidateFile& file) {
    std::array<char, 4> start{};
    const auto first = file.open();
    if (!starts_as_zip({start.data(), first->read(start.data(), start.size())})) return nullptr;
    auto bytes = everything_of(*file.open(), most_packed_bytes);
    if (bytes->size() > most_packed_bytes) {
        throw WorkbookError("it is larger than 1 GiB", text_has_no_such_limit);
    }
    return bytes;
}

}  // namespace

std::vector<std::string> tell_dialect(CandidateFile& file, const TableJudge& judge, const ReadLimits& limits) {
    try {
        if (const auto bytes = bytes_of_archive(file)) {
            const Workbook workbook(bytes, limits);
            return SheetChoice(file, workbook, judge, limits).run();
        }
        if (!file.sheet.empty())
            throw WorkbookError("it is no workbook, so it has no sheet '" + shown(file.sheet) + "'", "");
    } catch (const WorkbookError& error) {
        const std::string hint = error.hint().empty() ? "" : "\n  hint: " + error.hint();
        throw UnreadableFile("cannot read " + file.name + ": " + error.what() + hint);
    }
    file.dialect = sniff(*file.open(), judge.score, limits);
    return {};
}

}  // namespace msp_audit
