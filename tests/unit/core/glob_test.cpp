#include "core/glob.hpp"

#include <doctest/doctest.h>

#include <string>

using msp_audit::glob_matches;

TEST_CASE("a pattern without wildcards takes the whole text only, without case") {
    CHECK(glob_matches("LIC-100", "lic-100"));
    CHECK_FALSE(glob_matches("LIC-100", "LIC-1000"));
    CHECK_FALSE(glob_matches("LIC-100", "XLIC-100"));
    CHECK(glob_matches("", ""));
    CHECK_FALSE(glob_matches("", "a"));
    CHECK_FALSE(glob_matches("a", ""));
}

TEST_CASE("a star takes any characters, none too") {
    CHECK(glob_matches("DELL-*", "DELL-5420"));
    CHECK(glob_matches("DELL-*", "DELL-"));
    CHECK_FALSE(glob_matches("DELL-*", "DELL"));
    CHECK(glob_matches("*", ""));
    CHECK(glob_matches("*-EU", "dell-5420-eu"));
    CHECK(glob_matches("a*b*c", "aXbYbZc"));
    CHECK_FALSE(glob_matches("a*b*c", "aXbYbZ"));
    CHECK(glob_matches("**", "anything"));
}

TEST_CASE("a question mark takes one character, whatever its bytes") {
    CHECK(glob_matches("a?c", "abc"));
    CHECK_FALSE(glob_matches("a?c", "ac"));
    CHECK_FALSE(glob_matches("a?", "abc"));
    CHECK(glob_matches("caf?", "caf\xC3\xA9"));
    CHECK_FALSE(glob_matches("caf??", "caf\xC3\xA9"));
    CHECK_FALSE(glob_matches("*??", "\xC3\xA9"));
}

TEST_CASE("brackets, dots and backslashes stand for themselves") {
    CHECK(glob_matches("A[1].\\x", "a[1].\\x"));
    CHECK_FALSE(glob_matches("A[1]", "A1"));
    CHECK_FALSE(glob_matches("a.c", "abc"));
}

TEST_CASE("a hostile pattern ends soon") {
    std::string pattern;
    for (int i = 0; i < 200; ++i) pattern += "*a";
    CHECK_FALSE(glob_matches(pattern + "b", std::string(5000, 'a')));
}
