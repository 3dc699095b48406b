#include "man/policy_page.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "man/mdoc_text.hpp"
#include "match/category.hpp"
#include "policy/policy_keys.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view opening =
    R"(.\" Made from the table of keys in lib/policy by the target update-manual; change it there.
.Dd November 22, 2026
.Dt MSP-AUDIT-POLICY 5
.Os
.Sh NAME
.Nm msp-audit.toml
.Nd the policy file of msp-audit
.Sh DESCRIPTION
The policy says what
.Xr msp-audit 1
tolerates, which names mean the same, what a finding weighs, when a help desk works and what it promised.
It is a TOML file,
.Pa msp-audit.toml ,
in the first folder among the
.Ar PATH Ns s
of a run, else in the current folder;
.Fl -config
names another.
.Pp
Everything in it is optional.
The command line goes before the policy file, and that before the built-in values.
.Ql msp-audit policy
prints each value in force with its source, and
.Ql msp-audit policy --init
writes a file to start from.
.Pp
A decimal may be written as a number or as a text in quotes, and means exactly what is written.
Patterns know
.Ql *
for any characters and
.Ql \&?
for one.
.Pp
An unknown key, a wrong type, an impossible value or two rules that tie end the run with status 2 before anything is read; the message names file, line and the nearest known key.
.Sh SECTIONS
)";

constexpr std::string_view ending = R"(.Sh SEE ALSO
.Xr msp-audit 1 ,
.Xr msp-audit-policy 1 ,
.Xr msp-audit-findings 7
)";

void append_example(std::string& page, std::string_view example) {
    page += ".Bd -literal\n";
    while (!example.empty()) {
        const auto end = std::min(example.find('\n'), example.size());
        page += fmt::format("{}\n", example.substr(0, end));
        example.remove_prefix(std::min(end + 1, example.size()));
    }
    page += ".Ed\n";
}

void append_key(std::string& page, const PolicyKey& key, const Policy& defaults) {
    page += fmt::format(".It Cm {}\n", key.name);
    append_mdoc_text(page, as_sentence(key.meaning));
    const std::string built_in = key.print == nullptr ? std::string() : key.print(defaults);
    if (!built_in.empty()) append_mdoc_text(page, fmt::format("Built in: {}", built_in));
    if (!key.example.empty()) append_example(page, key.example);
}

/// What a category column may hold without a word in the policy.
void append_category_words(std::string& page) {
    append_mdoc_text(
        page, "These words in a category column are known without the policy, in whatever case and with "
              "whatever spaces and marks between their letters. Of any other, a warning names the line to add.");
    page += ".Bl -tag -width Ds\n";
    for (const auto& [category, words] : known_category_words()) {
        page += fmt::format(".It Cm {}\n", name_of(category));
        append_mdoc_text(page, fmt::format("{}.", words));
    }
    page += ".El\n";
}

void append_section(std::string& page, const PolicySection& section, const Policy& defaults) {
    page += fmt::format(".Ss [{}]\n", section.name);
    append_mdoc_text(page, as_sentence(section.meaning));
    if (!section.keys.empty()) {
        page += ".Bl -tag -width Ds\n";
        for (const PolicyKey& key : section.keys) append_key(page, key, defaults);
        page += ".El\n";
    }
    if (!section.example.empty()) append_example(page, section.example);
    if (section.name == "categories") append_category_words(page);
}

}  // namespace

std::string policy_page() {
    std::string page(opening);
    const Policy defaults;
    for (const PolicySection& section : policy_sections()) append_section(page, section, defaults);
    page += ending;
    return page;
}

}  // namespace msp_audit
