#include "tickets/questions.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tickets/question_families.hpp"

using namespace msp_audit;

namespace {

bool says(Code code, const std::string& words) {
    return std::string(entry(code).meaning).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the manual entries of questions print the figures of their rules") {
    const QuestionLimits& limits = question_limits;
    const std::string fewest = std::to_string(limits.fewest) + " or more";
    for (const Code code : {Code::resolved_just_before_target, Code::bulk_close_at_month_end,
                            Code::auto_close_without_reply, Code::priority_lowered_late, Code::paused_before_deadline,
                            Code::pause_ended_by_agent, Code::missing_ticket_numbers}) {
        INFO(name_of(code));
        CHECK(says(code, fewest));
    }
    CHECK(limits.half == Decimal::of(5, 1));
    for (const Code code : {Code::resolved_just_before_target, Code::pause_ended_by_agent}) {
        CHECK(says(code, "above one half"));
    }
    CHECK(limits.tenth == Decimal::of(1, 1));
    for (const Code code :
         {Code::bulk_close_at_month_end, Code::auto_close_without_reply, Code::paused_before_deadline}) {
        CHECK(says(code, "above one tenth"));
    }
    CHECK(limits.target_parts == 10);
    CHECK(says(Code::resolved_just_before_target, "last tenth"));
    CHECK(says(Code::paused_before_deadline, "last tenth"));
    CHECK(limits.bulk_window == 3600);
    CHECK(says(Code::bulk_close_at_month_end,
               std::to_string(limits.bulk_tickets) + " or more tickets within one hour"));
    CHECK(limits.silence == seconds_a_day);
    CHECK(says(Code::auto_close_without_reply, "for a day or more"));
    CHECK(says(Code::priority_lowered_late, std::to_string(limits.lowered_tickets) + " or more of them"));
    CHECK(limits.split_window == 3600);
    CHECK(says(Code::split_requests,
               std::to_string(limits.split_tickets) + " or more tickets that were opened within one hour"));
    CHECK(says(Code::opened_and_closed_at_once, std::to_string(limits.at_once) + " seconds"));
    CHECK(says(Code::resolved_time_differs_from_history, std::to_string(limits.stamp_slack) + " seconds"));
}

TEST_CASE("questions are warnings or information, and hold back no money") {
    for (const CodeEntry& row : code_table()) {
        if (family_of(row.code) != CodeFamily::tickets) continue;
        INFO(row.name);
        CHECK((row.severity == Severity::info || row.severity == Severity::warning));
        CHECK(row.effect == Effect::none);
        for (const std::string_view text : {row.summary, row.meaning, row.causes, row.remedy}) {
            for (const char* const word : {"fraud", "cheat", "manipul", "suspicious", "abuse", "guilty"}) {
                CHECK(text.find(word) == std::string_view::npos);
            }
        }
    }
}

TEST_CASE("a share is asked about where it is of twenty or more and its interval lies above the bound") {
    CHECK_FALSE(lies_above({19, 19}, question_limits.half));
    CHECK(lies_above({20, 20}, question_limits.half));
    // Wilson: 14 of 20 is 48.1 to 85.5 %, 15 of 20 is 53.1 to 88.8 %.
    CHECK_FALSE(lies_above({14, 20}, question_limits.half));
    CHECK(lies_above({15, 20}, question_limits.half));
}

TEST_CASE("a ticket's number is the digits at the end of its id") {
    const auto number = number_of("INC0042");
    REQUIRE(number);
    CHECK(number->prefix == "INC");
    CHECK(number->value == 42);
    CHECK(number->digits == 4);
    CHECK(number->is_padded);
    CHECK(number_of("7")->prefix.empty());
    CHECK_FALSE(number_of("7")->is_padded);
    CHECK(number_of("2026-0017")->prefix == "2026-");
    CHECK_FALSE(number_of("abc"));
    CHECK_FALSE(number_of(""));
    CHECK_FALSE(number_of("T1234567890123456789"));
}
