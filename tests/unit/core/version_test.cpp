#include "core/version.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <string>

TEST_CASE("the version is three numbers with points between them") {
    const std::string printed{msp_audit::version()};
    INFO(printed);
    CHECK(std::regex_match(printed, std::regex{"(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)){2}"}));
}
