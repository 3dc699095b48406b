#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "ingest/row_reader.hpp"
#include "unit/ingest/table_reading.hpp"

using namespace msp_audit;
using namespace msp_audit::test;
namespace fs = std::filesystem;

namespace {

/// The folder of real exports, empty where it is not at hand.
fs::path folder(const char* name) {
#ifdef MSP_AUDIT_REAL_DATA
    const fs::path path = fs::path(MSP_AUDIT_REAL_DATA) / name;
    if (fs::is_directory(path)) return path;
#endif
    MESSAGE("skipped: no real exports under '", name, "'");
    return {};
}

int most_cells(std::span<const std::string_view> cells) {
    return static_cast<int>(
        std::count_if(cells.begin(), cells.end(), [](std::string_view cell) { return !cell.empty(); }));
}

/// Names are text: a cell that begins with a digit speaks against a header.
int cells_without_digits(std::span<const std::string_view> cells) {
    int score = 0;
    for (const std::string_view cell : cells)
        if (!cell.empty()) score += cell.front() >= '0' && cell.front() <= '9' ? -1 : 1;
    return score;
}

ReadTable read_path(const fs::path& path, const HeaderScore& score) {
    const Dialect dialect = sniff(*open_file(path.string()), score, {});
    return read_with(dialect, open_file(path.string()));
}

std::size_t problems(const ReadTable& table) {
    return static_cast<std::size_t>(
        std::count_if(table.rows.begin(), table.rows.end(), [](const ReadRow& row) { return !row.problem.empty(); }));
}

/// The files have LF where their JSON has CRLF, and outer white space is no part of a cell.
std::string as_in_file(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    text.erase(0, std::min(text.find_first_not_of(" \n"), text.size()));
    text.erase(text.find_last_not_of(" \n") + 1);
    return text;
}

}  // namespace

TEST_CASE("the csv-spectrum files read as their JSON says") {
    const fs::path root = folder("csv/spectrum");
    if (root.empty()) return;
    std::size_t compared = 0;
    for (const auto& entry : fs::directory_iterator(root / "csvs")) {
        const std::string stem = entry.path().stem().string();
        CAPTURE(stem);
        const ReadTable table =
            read_path(entry.path(), [](const HeaderCandidate& row) { return row.cells.size() > 1 ? 1 : 0; });
        std::ifstream in(root / "json" / (stem + ".json"));
        nlohmann::json expected = nlohmann::json::parse(in);
        if (expected.is_object()) expected = nlohmann::json::array({expected});
        REQUIRE(problems(table) == 0);
        REQUIRE(table.rows.size() == expected.size());
        for (std::size_t row = 0; row < expected.size(); ++row)
            for (std::size_t column = 0; column < table.dialect.header.size(); ++column) {
                const std::string& name = table.dialect.header[column];
                // The telephone number was changed in the CSV file alone.
                if (name != "Contact Phone Number")
                    CHECK(table.rows[row].cells[column] == as_in_file(expected[row].at(name).get<std::string>()));
            }
        ++compared;
    }
    CHECK(compared == 12);
}

TEST_CASE("the messytables files are read in their encodings, delimiters and line breaks") {
    const fs::path root = folder("csv/messytables");
    if (root.empty()) return;
    const auto read = [&root](const char* name) { return read_path(root / name, most_cells); };

    const ReadTable utf16 = read("utf-16le_encoded.csv");
    CHECK(utf16.dialect.encoding == Encoding::utf16_little);
    CHECK(utf16.dialect.header.front() == "Organisation_code");
    CHECK(utf16.rows.size() > 100);

    const ReadTable latin = read("spanish_chars.csv");
    CHECK(latin.dialect.encoding == Encoding::windows_1252);
    CHECK(latin.dialect.header.back() == "Descripci\xC3\xB3n");
    CHECK(problems(latin) == 0);

    const ReadTable old_mac = read("mixedGLB.csv");
    CHECK(old_mac.dialect.header.front() == "Year");
    CHECK(old_mac.rows.size() > 130);

    CHECK(read("simple.psv").dialect.delimiter == '|');
    CHECK(problems(read("simple.psv")) == 0);
    CHECK(printed(read("simple.ssv")).front() == "2: 2011-01-01|1|Galway");
    CHECK(read("simple.ssv").rows.size() == 6);
    CHECK(printed(read("skip_initials.csv")) == Lines{"2: hello|goodbye", "3: hello2|goodbye2"});
    CHECK(read("utf8bom.csv").dialect.header == Lines{"kitten", "win"});
    CHECK(read("null.csv").rows.size() == 9);

    const ReadTable german = read("weird_head_padding.csv");
    CHECK(german.dialect.delimiter == ';');
    CHECK(german.dialect.title_rows > 5);
}

TEST_CASE("every row of a file is a row, a problem, blank or above the header") {
    for (const char* name : {"sap", "spend", "tickets/servicenow-resaved", "tickets/seamonkey", "tickets/zendesk"}) {
        const fs::path root = folder(name);
        if (root.empty()) continue;
        for (const auto& entry : fs::directory_iterator(root)) {
            CAPTURE(entry.path().filename().string());
            // Its descriptions hold tables of their own, drawn with bars.
            const bool prose = root.filename() == "seamonkey";
            const ReadTable table = read_path(entry.path(), prose ? letters_score : cells_without_digits);
            CHECK(table.dialect.trouble.empty());
            CHECK(table.dialect.header.size() > 1);
            CHECK_FALSE(table.rows.empty());
            CHECK(problems(table) * 20 <= table.rows.size());
            CHECK(table.rows_met == table.rows.size() + table.repeated_headers);
        }
    }
}
