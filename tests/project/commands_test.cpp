#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "cmd/command_table.hpp"
#include "cmd/completions/completion_scripts.hpp"
#include "project/examples.hpp"

using namespace examples;
using msp_audit::cmd::command_table;
using msp_audit::cmd::SuggestedCommand;
using msp_audit::cmd::SuggestedOption;
using msp_audit::cmd::Suggests;

namespace {

const std::vector<SuggestedCommand>& commands() {
    static const auto all = msp_audit::cmd::suggested_commands();
    return all;
}

const SuggestedOption* option_of(const SuggestedCommand& command, std::string_view name) {
    const auto found = std::find_if(command.options.begin(), command.options.end(),
                                    [name](const SuggestedOption& option) { return option.name == name; });
    return found == command.options.end() ? nullptr : &*found;
}

bool has_word(const SuggestedOption& option, std::string_view word) {
    return std::find(option.words.begin(), option.words.end(), word) != option.words.end();
}

/// The command on the sample data of its kind; a document or ticket, where it wants one.
std::string on_samples(const std::string& command) {
    const std::string folder = command.starts_with("tickets") ? "data-samples/tickets" : "data-samples";
    return "msp-audit " + command + (command == "explain" ? " NMS-20437 " : " ") + folder;
}

/// Columns of a terminal, told without the program's own count: none for combining marks, two for wide characters.
std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead >= 0x80 && lead < 0xC0) continue;
        const auto next = [&](std::size_t i) { return static_cast<unsigned>(text[at + i]) & 0x3FU; };
        unsigned code = lead;
        if (lead >= 0xE0)
            code = (lead & 0xFU) << 12U | next(1) << 6U | next(2);
        else if (lead >= 0xC0)
            code = (lead & 0x1FU) << 6U | next(1);
        const bool is_mark = code >= 0x300 && code < 0x370;
        const bool is_wide = (code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xA4D0) ||
                             (code >= 0xAC00 && code < 0xD7A4) || (code >= 0xFF00 && code < 0xFF61);
        columns += is_mark ? 0U : is_wide ? 2U : 1U;
    }
    return columns;
}

std::size_t widest_line(const std::string& text, std::string& line_found) {
    std::size_t widest = 0;
    for (const std::string& line : lines_of(text)) {
        if (columns_of(line) <= widest) continue;
        widest = columns_of(line);
        line_found = line;
    }
    return widest;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// A folder of its own that is gone with the object.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "msp-audit-project-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] std::string path() const { return path_.string(); }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(path_ / file, std::ios::binary) << text;
    }

private:
    std::filesystem::path path_;
};

constexpr unsigned widths[] = {60, 80, 120, 200};

}  // namespace

TEST_CASE("the completions are fresh") {
    // Where this fails: cmake --build --preset dev --target update-completions
    for (const auto& script : msp_audit::cmd::completion_scripts()) {
        INFO(script.file);
        CHECK((text_of("cmd/completions/" + script.file) == script.text));
    }
}

TEST_CASE("every command and every option of it is completed in each shell") {
    const std::string bash = text_of("cmd/completions/msp-audit.bash");
    const std::string zsh = text_of("cmd/completions/_msp-audit");
    const std::string fish = text_of("cmd/completions/msp-audit.fish");
    CHECK(commands().size() == command_table().size());
    for (const SuggestedCommand& command : commands()) {
        INFO(command.name);
        std::string function = command.name;
        std::replace(function.begin(), function.end(), ' ', '_');
        const auto begin = zsh.find("\n_msp_audit_in_" + function + "() {");
        REQUIRE(begin != std::string::npos);
        const std::string body = zsh.substr(begin, zsh.find("\n}\n", begin) - begin);
        for (const SuggestedOption& option : command.options) {
            INFO(option.name);
            CHECK(body.find(option.name + (option.suggests == Suggests::nothing ? "[" : "=[")) != std::string::npos);
            CHECK(fish.find("complete -c msp-audit -n '__msp_audit_in " + command.name + "' -l " +
                            option.name.substr(2) + " ") != std::string::npos);
            CHECK((option.suggests == Suggests::nothing) ==
                  (bash.find("'" + command.name + " " + option.name + "'") == std::string::npos));
        }
    }
}

TEST_CASE("options that take words of their own have them completed") {
    // What takes one of few words names them in its description; what it names is what is read.
    const std::regex few(
        "^--(fail-on|color|date-order|serial-dates|decimal|discount|percentile|weighting|fields|format|list|by)$");
    for (const SuggestedCommand& command : commands()) {
        for (const SuggestedOption& option : command.options) {
            INFO(command.name, " ", option.name);
            if (std::regex_match(option.name, few))
                CHECK(option.words.size() > (option.name == "--format" || option.name == "--list" ? 0U : 1U));
            if (option.name == "--only" || option.name == "--ignore") {
                const bool of_tickets = command.name.starts_with("tickets");
                CHECK(has_word(option, of_tickets                ? "split-requests"
                                       : command.name == "check" ? "key-repeated"
                                                                 : "price-above-quote"));
            }
            if (option.name == "--profile") CHECK(option.words.size() > 5);
            if (option.name == "--kind") CHECK(option.suggests == Suggests::word_and_file);
        }
    }
}

TEST_CASE("csv for Excel has the same cells, marked as UTF-8, and no amount is text") {
    std::size_t tried = 0;
    for (const SuggestedCommand& command : commands()) {
        const SuggestedOption* const format = option_of(command, "--format");
        if (format == nullptr || !has_word(*format, "csv")) continue;
        INFO(command.name);
        CHECK(option_of(command, "--for-excel") != nullptr);
        const std::string plain = output_of(on_samples(command.name) + " --quiet --format csv");
        std::string text = output_of(on_samples(command.name) + " --quiet --format csv --for-excel");
        REQUIRE(text.starts_with("\xEF\xBB\xBF"));
        CHECK(text.find("sep=") == std::string::npos);
        // inspect shows amounts as the export prints them: those are texts.
        const std::regex amount_as_text("\"=\"\"-?[0-9]+\\.[0-9][0-9]\"\"\"");
        if (command.name != "inspect") CHECK_FALSE(std::regex_search(text, amount_as_text));
        text.erase(0, 3);
        CHECK(std::count(text.begin(), text.end(), '\r') > 0);
        replace_all(text, "\r\n", "\n");
        text = std::regex_replace(text, std::regex("\"=\"\"([^\"]*,[^\"]*)\"\"\""), "\"$1\"");
        text = std::regex_replace(text, std::regex("\"=\"\"([^\"]*)\"\"\""), "$1");
        CHECK((text == plain));
        ++tried;
    }
    CHECK(tried > 4);
}

TEST_CASE("no line of a report is wider than the terminal, and a wide one is used") {
    const Folder folder;
    std::string bills =
        "invoice_number,vendor,invoice_date,currency,line,description,quantity,unit_price,line_total\n";
    for (int i = 0; i < 12; ++i) {
        bills += "R-" + std::to_string(100 + i) +
                 ",\xE5\xAF\x8C\xE5\xA3\xAB\xE9\x80\x9A\xE6\xA0\xAA\xE5\xBC\x8F\xE4\xBC\x9A\xE7\xA4\xBE "
                 "Cafe\xCC\x81 de\xCC\x81partement,2026-10-05,JPY,1,"
                 "\xE7\xB7\x9A\xE7\xB7\x9A\xE7\xB7\x9A\xE7\xB7\x9A\xE7\xB7\x9A\xE7\xB7\x9A\xE7\xB7\x9A\xE7\xB7\x9A "
                 "e\xCC\x81,"
                 "3,1000,3000\n";
    }
    folder.write("invoices.csv", bills);
    std::vector<std::string> runs{"msp-audit explain BW-41880 data-samples/tickets",
                                  "msp-audit explain BW-41880 --with BW-41942 data-samples/tickets",
                                  "msp-audit reconcile --verbose data-samples",
                                  "msp-audit tickets resolution --by assignee,priority data-samples/tickets",
                                  "msp-audit tickets duplicates --pairs data-samples/tickets",
                                  "msp-audit tickets resolution --list open data-samples/tickets",
                                  "msp-audit reconcile " + folder.path(),
                                  "msp-audit explain R-103 " + folder.path()};
    for (const SuggestedCommand& command : commands()) {
        runs.push_back("msp-audit " + command.name + " --help");
        // A check prints a problem a line, for editors and CI that go to its place.
        if (option_of(command, "--format") != nullptr && command.name != "check") {
            runs.push_back(on_samples(command.name));
        }
    }
    for (const std::string& run : runs) {
        std::size_t narrowest = 0;
        for (const unsigned width : widths) {
            std::string line;
            const std::size_t widest = widest_line(output_of(run + " 2>/dev/null; true", width), line);
            INFO(run, " at ", width, ": ", line);
            CHECK(widest <= width);
            if (width == 60) narrowest = widest;
            if (width == 200 && run.find("--help") == std::string::npos) CHECK(widest > 120);
            // Help is not made wider than can be read.
            if (width == 120) CHECK(widest > narrowest);
        }
    }
}

TEST_CASE("msp-audit alone prints about a dozen lines, with three examples that run as they are printed") {
    const std::string page = output_of("msp-audit");
    CHECK(lines_of(page).size() <= 14);
    std::vector<std::string> found;
    for (const std::string& line : lines_of(page)) {
        if (line.starts_with("  ")) found.push_back(line.substr(2));
    }
    CHECK(found.size() == 3);
    for (const std::string& example : found) {
        INFO(example);
        const std::string printed = output_of("msp-audit;" + example + " 2>&1 || test $? -eq 1");
        CHECK(printed.size() > page.size() + 200);
        CHECK(printed.find("[exit status") == std::string::npos);
    }
}
