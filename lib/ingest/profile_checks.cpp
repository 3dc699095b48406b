#include "ingest/profile_checks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace msp_audit {

namespace {

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;  // not the inside of a UTF-8 sequence
    }));
}

class RowChecker {
public:
    explicit RowChecker(const ProfileRows& rows) : rows_(rows) {}

    void check_amounts(const ProfileCell& cell);
    void find_cut_texts(const ProfileCell& cell);
    void note(const ProfileCell& cell);
    [[nodiscard]] ProfileFindings take() { return std::move(findings_); }

private:
    [[nodiscard]] std::optional<Decimal> amount(std::string_view cell) const {
        std::string reason;
        return read_amount(cell, rows_.mark_of_factors(), reason);
    }
    /// Adds a row to what is said of its like; the first row gives the words.
    static void add(ProfileRows::Said& said, std::uint32_t base, const std::string& words) {
        if (said.rows++ != 0) return;
        said.first_row = base;
        said.words = words;
    }

    const ProfileRows& rows_;
    ProfileFindings findings_;
};

void RowChecker::check_amounts(const ProfileCell& cell) {
    std::vector<BoundSource> checks;
    for (const ProfileSource& check : cell.checks) {
        if (rows_.bound(check).is_given()) checks.push_back(rows_.bound(check));
    }
    if (checks.empty()) return;
    struct Count {
        std::size_t checked = 0, agreeing = 0;
    };
    std::map<std::uint32_t, Count> counts;
    ProfileRows::Said wrong;
    const std::string name(name_of(cell.column));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const auto printed = amount(rows_.canonical(row)[cell.column]);
        std::string expected;
        bool agrees = false;
        for (const BoundSource& check : checks) {
            const std::string_view text = rows_.text(row, check);
            const auto value = amount(text);
            if (!value) continue;
            agrees = agrees || (printed && value->abs() == printed->abs());
            expected.append(expected.empty() ? "" : " or ").append(text);
        }
        if (!printed || expected.empty()) continue;
        Count& count = counts[rows_.file(row)];
        ++count.checked;
        if (agrees) ++count.agreeing;
        if (agrees) continue;
        std::string words = name;
        words.append(": '").append(rows_.canonical(row)[cell.column]);
        words.append("' is not what the system's own arithmetic gives, ").append(expected);
        add(wrong, rows_.base(row), words);
    }
    for (const auto& [file, count] : counts) {
        findings_.notes.push_back({file,
                                   name + " is what the system's own arithmetic gives on " +
                                       std::to_string(count.agreeing) + " of " + std::to_string(count.checked) +
                                       " rows",
                                   false});
    }
    if (wrong.rows > 0) findings_.warnings.push_back(std::move(wrong));
}

void RowChecker::find_cut_texts(const ProfileCell& cell) {
    ProfileRows::Said cut;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const std::string_view text = rows_.canonical(row)[cell.column];
        if (characters(text) < cell.cut_at) continue;
        add(cut, rows_.base(row),
            std::string(name_of(cell.column)) + ": '" + std::string(text) + "' has " + std::to_string(cell.cut_at) +
                " characters, where this system cuts: it may be the start of a longer one");
    }
    if (cut.rows > 0) findings_.warnings.push_back(std::move(cut));
}

void RowChecker::note(const ProfileCell& cell) {
    std::vector<std::uint32_t> files;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const std::uint32_t file = rows_.file(row);
        if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    }
    for (const std::uint32_t file : files) {
        findings_.notes.push_back({file, std::string(name_of(cell.column)) + ": " + cell.note, true});
    }
}

}  // namespace

ProfileFindings check_rows(const ProfileRows& rows) {
    RowChecker checker(rows);
    for (const ProfileCell& cell : rows.document().cells) {
        if (!cell.checks.empty()) checker.check_amounts(cell);
        if (cell.cut_at != 0) checker.find_cut_texts(cell);
        if (!cell.note.empty()) checker.note(cell);
    }
    return checker.take();
}

}  // namespace msp_audit
