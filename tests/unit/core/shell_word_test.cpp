#include "core/shell_word.hpp"

#include <doctest/doctest.h>

using namespace msp_audit;

TEST_CASE("a word that a shell would part or read otherwise stands in quotes") {
    CHECK(shell_word("exports/invoices-2026.csv") == "exports/invoices-2026.csv");
    CHECK(shell_word("m\xC3\xA4rz.xlsx:Blatt1") == "m\xC3\xA4rz.xlsx:Blatt1");
    CHECK(shell_word("my invoices.csv") == "'my invoices.csv'");
    CHECK(shell_word("june_2015(1).csv") == "'june_2015(1).csv'");
    CHECK(shell_word("a&b.csv") == "'a&b.csv'");
    CHECK(shell_word("$HOME") == "'$HOME'");
    CHECK(shell_word("~$invoices.xlsx") == "'~$invoices.xlsx'");
    CHECK(shell_word("it's.csv") == "'it'\\''s.csv'");
    CHECK(shell_word("a\nb") == "'a\nb'");
    CHECK(shell_word("") == "''");
}
