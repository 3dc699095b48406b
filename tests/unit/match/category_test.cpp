#include "match/category.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace msp_audit;

TEST_CASE("category words go through a table of synonyms") {
    for (const char* word : {"hardware", "HW", "Goods", "material", "Equipment"}) {
        CAPTURE(word);
        CHECK(category_of_word(word) == Category::hardware);
    }
    CHECK(category_of_word("Software") == Category::license);
    CHECK(category_of_word("seats") == Category::license);
    CHECK(category_of_word("SaaS") == Category::subscription);
    for (const char* word : {"Services", "labor", "Labour", "consulting", "support"}) {
        CAPTURE(word);
        CHECK(category_of_word(word) == Category::service);
    }
    CHECK(category_of_word("Shipping & Handling") == Category::freight);
    CHECK(category_of_word("VAT") == Category::tax);
    for (const char* word : {"Servicios", "Mano de obra", "Prestation", "Onderhoud", "Wartung"}) {
        CAPTURE(word);
        CHECK(category_of_word(word) == Category::service);
    }
    CHECK(category_of_word("Licencia") == Category::license);
    CHECK(category_of_word("Suscripci\u00F3n") == Category::subscription);
    CHECK(category_of_word("Equipos") == Category::hardware);
    CHECK(category_of_word("Gastos de env\u00EDo") == Category::freight);
    CHECK(category_of_word("Frais de port") == Category::freight);
    CHECK(category_of_word("") == Category::unknown);
    CHECK(category_of_word("widgets") == Category::unknown);
}

TEST_CASE("each category needs the proof that the manual gives it") {
    CHECK(proof_of(Category::hardware) == Proof::slip);
    CHECK(proof_of(Category::license) == Proof::license);
    CHECK(proof_of(Category::subscription) == Proof::license);
    CHECK(proof_of(Category::service) == Proof::none);
    CHECK(proof_of(Category::freight) == Proof::none);
    CHECK(proof_of(Category::tax) == Proof::none);
    CHECK(proof_of(Category::fee) == Proof::none);
    CHECK(proof_of(Category::discount) == Proof::none);
    CHECK(proof_of(Category::unknown) == Proof::either);
}

TEST_CASE("the proof column of the PO line wins over the category") {
    CHECK(proof_needed(ProofColumn::none, Category::hardware) == Proof::none);
    CHECK(proof_needed(ProofColumn::slip, Category::service) == Proof::slip);
    CHECK(proof_needed(ProofColumn::license, Category::hardware) == Proof::license);
    CHECK(proof_needed(ProofColumn::absent, Category::hardware) == Proof::slip);
}

TEST_CASE("the policy's SKU patterns win over its words, and both over the table") {
    Policy policy;
    policy.categories = {{"HW", "service"}, {"LIC-*", "license"}, {"LIC-X*", "fee"}};
    const CategoryTable table(policy);
    CHECK(table.stated("hw", "") == Category::service);
    CHECK(table.stated("hw", "lic-x1") == Category::license);
    CHECK(table.stated("hardware", "A-1") == Category::hardware);
    CHECK(table.stated("", "A-1") == Category::unknown);
    CHECK(table.stated("", "") == Category::unknown);
}

TEST_CASE("a pattern for every SKU says nothing of a line without one") {
    Policy policy;
    policy.categories = {{"*", "hardware"}};
    const CategoryTable table(policy);
    CHECK(table.stated("", "A-1") == Category::hardware);
    CHECK(table.stated("", "") == Category::unknown);
    CHECK(table.stated("support", "") == Category::service);
}

TEST_CASE("the PO line's category wins, and the default is what an empty one means") {
    Policy policy;
    policy.default_category = "goods";
    const CategoryTable table(policy);
    CHECK(table.of_line("service", "", "hardware", "") == Category::service);
    CHECK(table.of_line("", "", "license", "") == Category::license);
    CHECK(table.of_line("widgets", "", "license", "") == Category::license);
    CHECK(table.of_line("", "", "", "") == Category::hardware);
    CHECK(table.of_line("widgets", "", "", "") == Category::unknown);
}

TEST_CASE("a description tells a charge by one of its words") {
    for (const char* text : {"Freight", "UPS shipping, ground", "Handling", "Delivery charge", "carriage paid",
                             "Postage", "Fuel surcharge 3%", "Fuel-Surcharge"}) {
        CAPTURE(text);
        CHECK(is_charge_description(text));
    }
    for (const char* text : {"", "Fuel pump", "surcharge", "Shippings", "Laptop"}) {
        CAPTURE(text);
        CHECK_FALSE(is_charge_description(text));
    }
}

TEST_CASE("the words of each category that are told to people are those that are read") {
    std::size_t words = 0;
    for (const auto& [category, all] : known_category_words()) {
        for (std::string_view rest = all; !rest.empty();) {
            const std::string_view word = rest.substr(0, rest.find(", "));
            CAPTURE(word);
            CHECK(category_key(word) == word);
            CHECK(category_of_word(word) == category);
            ++words;
            rest.remove_prefix(std::min(word.size() + 2, rest.size()));
        }
    }
    CHECK(words > 150);
}
