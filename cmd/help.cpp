#include "cmd/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/console.hpp"
#include "cmd/help_columns.hpp"
#include "cmd/output.hpp"
#include "cmd/usage_error.hpp"
#include "core/nearest.hpp"
#include "report/table_format.hpp"

namespace msp_audit::cmd {

namespace {

constexpr std::string_view codes_topic = "codes";
constexpr std::string_view columns_topic = "columns";
constexpr std::size_t widest = 100;  // longer lines are hard to read

/// "  term    text", the text wrapped in its column; on lines of its own where the term is too long.
void append_entry(std::string& out, std::string_view term, std::string_view text, std::size_t column,
                  std::size_t width) {
    std::string lead = fmt::format("  {}", term);
    if (lead.size() + 2 > column) {
        out += lead + "\n";
        lead.clear();
    }
    lead.resize(column, ' ');
    append_paragraph(out, lead, text, width);
}

void append_paragraphs(std::string& out, std::string_view text, std::size_t width) {
    while (true) {
        const auto end = std::min(text.find("\n\n"), text.size());
        append_paragraph(out, "", text.substr(0, end), width);
        if (end == text.size()) return;
        out += '\n';
        text.remove_prefix(end + 2);
    }
}

void append_section(std::string& out, std::string_view title, std::string_view text, std::size_t width) {
    out += fmt::format("\n{}\n", title);
    append_paragraph(out, "  ", text, width);
}

std::string term_of(const Option& option) {
    return option.placeholder.empty() ? option.name : option.name + " " + option.placeholder;
}

std::string effect_of(const CodeEntry& code) {
    switch (code.effect) {
    case Effect::dispute:
        return code.reference ? "the line is disputed whole and compared no further"
                              : "the money it concerns is disputed";
    case Effect::wait:
        return "the money it concerns waits for proof of receipt";
    case Effect::none:
        break;
    }
    return "no money is held back";
}

}  // namespace

std::string overview(std::size_t width) {
    width = std::min(width, widest);
    constexpr std::size_t column = 26;
    std::string out = "usage: msp-audit COMMAND [OPTION...] [ARGUMENT...]\n\n";
    append_paragraph(
        out, "",
        "Holds purchase orders, packing slips, licenses, invoices and tickets against each other and says "
        "where they differ.",
        width);
    out += "\nCommands\n";
    for (const CommandEntry& command : command_table()) {
        append_entry(out, fmt::format("{} {}", command.name, command.arguments), command.summary, column, width);
    }
    out += "\nOptions\n";
    append_entry(out, "--help", "this page; after a command, its options", column, width);
    append_entry(out, "--version", "the program's version", column, width);
    out += "\n";
    append_paragraph(out, "", "For example: msp-audit reconcile exports/", width);
    return out;
}

namespace {

/// The commands whose names begin with that of another: its parts, in full.
void append_parts(std::string& out, const CommandEntry& whole, std::size_t column, std::size_t width) {
    const std::string start = std::string(whole.name) + " ";
    std::string parts;
    for (const CommandEntry& command : command_table()) {
        if (command.name.starts_with(start)) append_entry(parts, command.name, command.summary, column, width);
    }
    if (!parts.empty()) out += "\nReports, each in full\n" + parts;
}

}  // namespace

std::string help_on(const CommandEntry& command, std::size_t width) {
    width = std::min(width, widest);
    constexpr std::size_t column = 26;
    CommandLine line{std::string(command.name)};
    const auto made = command.make();
    made->setup(line);
    std::string out = fmt::format("usage: msp-audit {} {}{}\n\n", command.name,
                                  line.options().empty() ? "" : "[OPTION...] ", command.arguments);
    append_paragraphs(out, command.description, width);
    append_parts(out, command, column, width);
    std::string group;
    for (const Option& option : line.options()) {
        if (option.group != group) {
            group = option.group;
            out += fmt::format("\n{}\n", group);
        }
        append_entry(out, term_of(option), option.description, column, width);
    }
    if (group.empty()) out += "\nOptions\n";
    append_entry(out, help_option, "Print this page.", column, width);
    return out;
}

std::string help_on(const CodeEntry& code, std::size_t width) {
    width = std::min(width, widest);
    std::string out;
    append_paragraph(out, "", fmt::format("{}: {}", code.name, code.summary), width);
    out += '\n';
    append_paragraph(out, "",
                     fmt::format("On: {}. Severity: {}. Effect: {}, that is, {}. The policy may change {}.", code.on,
                                 name_of(code.severity), name_of(code.effect), effect_of(code),
                                 family_of(code.code) != CodeFamily::documents ? "the severity" : "both"),
                     width);
    append_section(out, "Meaning", code.meaning, width);
    append_section(out, "Usual causes", code.causes, width);
    append_section(out, "What to do", code.remedy, width);
    return out;
}

std::string list_of_codes(std::size_t width) {
    width = std::min(width, widest);
    constexpr std::size_t column = 32;
    std::string out = "Codes of findings; msp-audit help CODE says more of one.\n";
    for (const CodeEntry& code : code_table()) append_entry(out, code.name, code.summary, column, width);
    return out;
}

std::vector<std::string_view> help_topics() {
    std::vector<std::string_view> topics = command_names();
    topics.push_back(codes_topic);
    topics.push_back(columns_topic);
    for (const CodeEntry& row : code_table()) topics.push_back(row.name);
    for (const std::string_view name : column_names()) topics.push_back(name);
    return topics;
}

void Help::setup(CommandLine& line) { line.take_arguments(topics_); }

ExitStatus Help::run() {
    const std::size_t width = terminal_width();
    if (topics_.empty()) {
        print(overview(width));
        return ExitStatus::done;
    }
    std::string topic = topics_.front();
    // A command may have two words.
    if (topics_.size() == 2 && command_named(topic + " " + topics_[1]) != nullptr) {
        topic += " " + topics_[1];
    } else if (topics_.size() > 1) {
        throw UsageError(fmt::format("help takes one topic, not {}", topics_.size()));
    }
    if (const auto* command = command_named(topic)) {
        print(help_on(*command, width));
    } else if (const auto code = code_named(topic)) {
        print(help_on(entry(*code), width));
    } else if (topic == codes_topic) {
        print(list_of_codes(width));
    } else if (topic == columns_topic) {
        print(list_of_columns(std::min(width, widest)));
    } else if (const std::string column = help_on_column(topic, std::min(width, widest)); !column.empty()) {
        print(column);
    } else {
        const auto near = nearest(topic, help_topics());
        throw UsageError(
            fmt::format("there is no command, code or column '{}'\n  hint: ", topic) +
            (near ? fmt::format("did you mean '{}'?", *near)
                  : std::string(
                        "msp-audit help lists the commands, msp-audit help codes the codes, msp-audit help columns "
                        "the columns")));
    }
    return ExitStatus::done;
}

}  // namespace msp_audit::cmd
