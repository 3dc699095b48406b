#include "written.hpp"

#include <array>
#include <cstdio>

namespace reference::tickets {
namespace {

std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\n\r;\t") == std::string::npos && text.find_first_of(" ") != 0) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

std::string line(const std::vector<std::string>& cells) {
    std::string text;
    for (const auto& one : cells) {
        text += (&one == &cells.front() ? "" : ",") + cell(one);
    }
    return text + "\n";
}

std::string quoted(const std::string& text) {
    std::string made = "\"";
    for (const char c : text) {
        made += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return made + "\"";
}

std::string list(const auto& texts) {
    std::string made;
    for (const std::string& text : texts) {
        made += (made.empty() ? "" : ", ") + quoted(text);
    }
    return "[" + made + "]";
}

std::string clock_time(int minute) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", minute / 60, minute % 60);
    return text.data();
}

std::string hours(const std::vector<Hours>& all) {
    std::vector<std::string> texts;
    for (const Hours& one : all) {
        texts.push_back(clock_time(one.from) + "-" + clock_time(one.to));
    }
    return list(texts);
}

std::string calendar_table(const std::string& name, const Calendar& calendar) {
    static const std::vector<std::string> days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    std::string text = "[calendar." + name + "]\ntimezone = " + quoted(calendar.timezone) + "\nhours = { ";
    std::string separator;
    for (std::size_t day = 0; day < 7; ++day) {
        if (!calendar.week[day].empty()) {
            text += separator + days[day] + " = " + hours(calendar.week[day]);
            separator = ", ";
        }
    }
    text += " }\nholidays = " + list(calendar.holidays) + "\nshort_days = { ";
    separator.clear();
    for (const auto& [date, open] : calendar.short_days) {
        text += separator + quoted(date) + " = " + hours(open);
        separator = ", ";
    }
    text += " }\n";
    if (!calendar.companies.empty()) {
        text += "companies = " + list(calendar.companies) + "\n";
    }
    return text + "\n";
}

std::string class_table(const std::map<std::string, Class>& classes) {
    std::string text;
    for (const auto& [printed, status] : classes) {
        text += (text.empty() ? "" : ", ") + quoted(printed) + " = " + quoted(name_of(status));
    }
    return "{ " + text + " }";
}

std::string target_table(const std::string& kind, const Target& target) {
    std::string text = "[[targets." + kind + "]]\n";
    const std::vector<std::pair<std::string, std::string>> selectors = {{"priority", target.priority},
                                                                        {"company", target.company},
                                                                        {"type", target.type},
                                                                        {"category", target.category}};
    for (const auto& [name, value] : selectors) {
        text += value.empty() ? "" : name + " = " + quoted(value) + "\n";
    }
    text += "within = \"" + std::to_string(target.within) + "s\"\n";
    text += std::string("clock = ") + (target.business ? "\"business\"" : "\"calendar\"") + "\n";
    if (kind == "resolution") {
        text += std::string("measure = ") + (target.first ? "\"first\"" : "\"final\"") + "\n";
        text += std::string("net = ") + (target.net ? "true" : "false") + "\n";
    }
    return text + "percent = " + std::to_string(target.percent) + "\n\n";
}

std::string tickets_table(const Policy& policy) {
    std::vector<std::string> net_of;
    for (const Class status : policy.net_of) {
        net_of.push_back(name_of(status));
    }
    return "[tickets]\ntimezone = " + quoted(policy.timezone) +
           "\nreopen_days = " + std::to_string(policy.reopen_days) +
           "\nwindow_days = " + std::to_string(policy.window_days) + "\nthreshold = " + quoted(policy.threshold) +
           "\nnet_of = " + list(net_of) + "\ncount_reopen_gap = " + (policy.count_reopen_gap ? "true" : "false") +
           "\nmax_requester_tickets = " + std::to_string(policy.max_requester_tickets) +
           "\nmachine_requesters = " + list(policy.machine_requesters) +
           "\nstatus = " + class_table(policy.statuses) + "\nresolution_code = " + class_table(policy.codes) + "\n\n";
}

}  // namespace

std::map<std::string, std::string> csv_files(const World& world) {
    std::map<std::string, std::string> files;
    for (const auto& [source, columns] : world.sources) {
        files[source + ".csv"] = line(columns);
    }
    for (const Row& row : world.rows) {
        std::vector<std::string> cells;
        for (const auto& column : world.sources.at(row.source)) {
            const auto found = row.cells.find(column);
            cells.push_back(found == row.cells.end() ? "" : found->second);
        }
        files[row.source + ".csv"] += line(cells);
    }
    if (!world.events.empty()) {
        std::string text = line({"ticket_id", "changed_at", "field", "from", "to", "by"});
        for (const Event& event : world.events) {
            text += line({event.ticket_id, event.changed_at, event.field, event.from, event.to, event.by});
        }
        files["events.csv"] = text;
    }
    return files;
}

std::string policy_file(const World& world) {
    std::string text = tickets_table(world.policy);
    for (const auto& [name, calendar] : world.policy.calendars) {
        text += calendar_table(name, calendar);
    }
    for (const Target& target : world.policy.resolution_targets) {
        text += target_table("resolution", target);
    }
    for (const Target& target : world.policy.response_targets) {
        text += target_table("first_response", target);
    }
    return text;
}

}  // namespace reference::tickets
