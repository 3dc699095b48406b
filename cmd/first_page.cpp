#include "cmd/first_page.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "core/shell_word.hpp"
#include "core/version.hpp"
#include "report/table_format.hpp"

namespace msp_audit::cmd {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t widest = 100;  // longer lines are hard to read

bool holds_samples(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "tickets", error) && fs::is_regular_file(folder / "invoices.csv", error);
}

std::string sample_folder() {
    const fs::path here = "data-samples";
    if (holds_samples(here)) return here.string();
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return {};
    const fs::path installed = program.parent_path().parent_path() / "share/msp-audit/data-samples";
    return holds_samples(installed) ? installed.string() : std::string{};
}

}  // namespace

Surroundings surroundings(const std::string& called) {
    std::error_code error;
    const std::string page = "man/msp-audit-tutorial.7";
    return {called.empty() ? "msp-audit" : called, sample_folder(),
            fs::is_regular_file(page, error) ? "-l " + page : "msp-audit-tutorial"};
}

std::string first_page(const Surroundings& around, std::size_t width) {
    width = std::min(width, widest);
    const std::string program = shell_word(around.program);
    std::string out;
    append_paragraph(out, "",
                     fmt::format("msp-audit {} holds invoices against quotes, orders, deliveries and licenses, and "
                                 "says what to pay, what to wait for and what to dispute. Of help-desk tickets it "
                                 "reports times, service levels, reopens, duplicates and workload.",
                                 version()),
                     width);
    if (around.samples.empty()) {
        out += "\nIn a folder of exports:\n";
        for (const char* const words : {"inspect .", "reconcile .", "policy --init --output msp-audit.toml"}) {
            out += fmt::format("  {} {}\n", program, words);
        }
    } else {
        const std::string& folder = around.samples;
        out += "\nOn the sample data:\n";
        out += fmt::format("  {} reconcile {}\n", program, shell_word(folder));
        out += fmt::format("  {} explain NMS-20437 {}\n", program, shell_word(folder));
        out += fmt::format("  {} tickets resolution {}\n", program, shell_word(folder + "/tickets"));
    }
    out += '\n';
    const auto add = [&](const std::string& sentence) { append_paragraph(out, "", sentence, width); };
    add(program + " --help lists the commands, COMMAND --help the options of one.");
    add(program + " help CODE says what a finding means and what to do.");
    add("man " + around.manual + " begins with three lists of a spreadsheet.");
    return out;
}

}  // namespace msp_audit::cmd
