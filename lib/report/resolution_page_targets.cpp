#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/resolution_page.hpp"
#include "report/ticket_words.hpp"
#include "report/verdict_words.hpp"

namespace msp_audit {

namespace {

struct VerdictWords {
    std::string_view word;
    std::string_view style;
};
constexpr std::array<VerdictWords, 3> verdicts{{{"kept", "32"}, {"broken", "31"}, {"undetermined", "33"}}};

const VerdictWords& words_of(Verdict3 verdict) { return verdicts[static_cast<std::size_t>(verdict)]; }

std::optional<Decimal> agreed_of(const ServiceLevel& level) {
    return level.target == nullptr ? std::nullopt : std::optional(level.target->percent);
}

std::string range_of(const ServiceLevel& level, const Proportion& low, const Proportion& high) {
    return low.denominator == 0 || high.denominator == 0 ? "-" : range_text(low, high, agreed_of(level));
}

/// "Resolution", "First resolution", "First response".
std::string_view measure_of(const ServiceLevel& level) {
    if (level.first_response) return "First response";
    return level.target != nullptr && level.target->first ? "First resolution" : "Resolution";
}

/// From the low end of one share to the high end of the other.
std::string interval_of(const ServiceLevel& level) {
    if (level.low.denominator == 0 || level.high.denominator == 0) return "-";
    const auto percent = [](const Decimal& share) { return (share * 100).rounded(1).to_string(1); };
    return fmt::format("{}-{} %", percent(wilson(level.low.numerator, level.low.denominator).low),
                       percent(wilson(level.high.numerator, level.high.denominator).high));
}

/// "Of 12 missed 4 only by being reopened: ..."; empty where none is known.
std::string reopening_text(const ServiceLevel& level) {
    std::string words;
    if (level.missed_by_reopening > 0) {
        words = fmt::format("Of {} missed {} only because {} reopened: the first resolution was in time.",
                            grouped(level.missed), grouped(level.missed_by_reopening),
                            level.missed_by_reopening == 1 ? "it was" : "they were");
    }
    if (level.missed_reopened_unknown > 0) {
        words += fmt::format("{}Of {} missed {} reopened, and nothing tells when {} resolved first.",
                             words.empty() ? "" : " ", grouped(level.missed),
                             level.missed_reopened_unknown == 1 ? std::string("1 was")
                                                                : grouped(level.missed_reopened_unknown) + " were",
                             level.missed_reopened_unknown == 1 ? "it was" : "they were");
    }
    return words;
}

void add_level(Table& table, const ServiceLevel& level, bool in_colour) {
    const auto agreed = agreed_of(level);
    const bool is_coloured = in_colour && !level.lacks_calendar && level.low.denominator > 0;
    table.add_row({{target_text(level)},
                   {level.target == nullptr ? "-" : within_text(*level.target, level.first_response)},
                   {agreed ? agreed->normalized().to_string() + " %" : "-"},
                   {range_of(level, level.low, level.high)},
                   {verdict_text(level), is_coloured ? words_of(level.verdict).style : std::string_view{}},
                   {grouped(level.met)},
                   {grouped(level.missed)},
                   {grouped(level.undetermined)},
                   {grouped(level.void_past_target)},
                   {interval_of(level)},
                   {range_of(level, level.low_by_last_priority, level.high_by_last_priority)}});
    for (const std::string& note : level_notes(level)) table.add_note("", note);
}

}  // namespace

std::string_view verdict_word(Verdict3 verdict) { return words_of(verdict).word; }

std::string verdict_text(const ServiceLevel& level) {
    if (level.lacks_calendar) return "no calendar";
    if (level.low.denominator == 0 || level.high.denominator == 0) return "no tickets";
    return std::string(words_of(level.verdict).word) + (level.low.too_few() ? ", too few to judge" : "");
}

std::string target_text(const ServiceLevel& level) {
    if (level.is_total) return fmt::format("{}: all targets", measure_of(level));
    if (level.target == nullptr) return fmt::format("{}: due times of the tickets", measure_of(level));
    return fmt::format("{}: {}", measure_of(level), selectors_text(*level.target));
}

std::vector<std::string> level_notes(const ServiceLevel& level) {
    std::vector<std::string> notes;
    if (level.misses_are_upper_bound) {
        notes.emplace_back("Without a history waiting cannot be left out: no more than this many were missed.");
    }
    std::string by_reopening = reopening_text(level);
    if (!by_reopening.empty()) notes.push_back(std::move(by_reopening));
    if (level.lacks_calendar) notes.emplace_back("A target in business time without a calendar is no target.");
    return notes;
}

void ResolutionPage::add_verdicts() {
    for (const ServiceLevel& level : report.service_levels.levels) {
        if (!level.is_total || level.low.denominator == 0 || level.high.denominator == 0) continue;
        page.add_paragraph(fmt::format("{} targets: {}. In time: {} of {}.", measure_of(level), verdict_text(level),
                                       range_text(level.low, level.high, std::nullopt),
                                       counted(level.low.denominator, "ticket", "tickets")));
    }
}

void ResolutionPage::add_service_levels() {
    const auto& levels = report.service_levels.levels;
    if (levels.empty()) return;
    page.add_heading("Service levels");
    const bool has_responses =
        std::any_of(levels.begin(), levels.end(), [](const ServiceLevel& level) { return level.first_response; });
    page.add_paragraph(
        fmt::format("In time: from met of all (met + missed + undetermined + void late) to met and undetermined of "
                    "met + missed + undetermined. Kept: the lower share reaches what was agreed. Broken: the "
                    "higher one does not. Undetermined: open and not yet due, or not recorded. Void late: past "
                    "the target when voided{}.",
                    has_responses ? "; for a first response, when answered, if that was before" : ""));
    Table table({{"Target"},
                 {"Within"},
                 {"Agreed", Align::point},
                 {"In time"},
                 {"Verdict"},
                 {"Met", Align::point, true},
                 {"Missed", Align::point, true},
                 {"Undetermined", Align::point, true},
                 {"Void late", Align::point, true},
                 {"95 % interval", Align::left, true},
                 {"By last priority", Align::left, true}});
    for (std::size_t i = 0; i < shown_of(levels.size()); ++i) add_level(table, levels[i], options.color);
    page.add_table(std::move(table));
    if (shown_of(levels.size()) < levels.size()) {
        page.add_paragraph(
            fmt::format("first {} of {} targets", grouped(shown_of(levels.size())), grouped(levels.size())));
    }
    const std::size_t without = report.service_levels.no_target;
    if (without > 0) page.add_paragraph(counted(without, "ticket has", "tickets have") + " no target.");
}

void ResolutionPage::add_stored_sla() {
    const ServiceLevels& levels = report.service_levels;
    if (levels.compared == 0) return;
    std::string words =
        fmt::format("The export's own column sla_met was compared on {}: it agrees on {} and differs "
                    "on {}",
                    counted(levels.compared, "ticket", "tickets"), grouped(levels.agree), grouped(levels.differ));
    if (!levels.differing.empty()) words += ": " + ids_of(levels.differing);
    page.add_paragraph(words + ".");
}

}  // namespace msp_audit
