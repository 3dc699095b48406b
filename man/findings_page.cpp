#include "man/findings_page.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "core/codes.hpp"
#include "man/mdoc_text.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view opening =
    R"(.\" Made from the table of codes in lib/core by the target update-manual; change it there.
.Dd November 21, 2026
.Dt MSP-AUDIT-FINDINGS 7
.Os
.Sh NAME
.Nm msp-audit-findings
.Nd what the findings of msp-audit mean, and what to do about them
.Sh DESCRIPTION
Every finding of
.Xr msp-audit 1
has a code.
This page says of each code what it means, what usually causes it and what to do about it.
.Ql msp-audit help CODE
prints the same for one code.
.Pp
The
.Em severity
is error, warning or info.
It decides, with
.Fl -fail-on ,
about the exit status.
The
.Em effect
decides what happens to the money that the finding concerns:
.Bl -tag -width dispute
.It dispute
the money is disputed: it is not to be paid as billed
.It wait
the money awaits proof of receipt: it is to be paid when the proof arrives
.It none
no money is held back
.El
.Pp
The policy file may change the severity and the effect of each code in its section
.Ql [codes] ;
given here is what is built in.
)";

constexpr std::string_view ending = R"(.Sh SEE ALSO
.Xr msp-audit 1
)";

struct Section {
    std::string_view title;
    bool (*holds)(const CodeEntry& code);
};

bool stands_on_a_line(const CodeEntry& code) { return code.on == "invoice line"; }
bool stands_on_an_invoice(const CodeEntry& code) { return code.on == "invoice"; }
bool stands_on_tickets(const CodeEntry& code) { return family_of(code.code) == CodeFamily::tickets; }
bool stands_on_an_export(const CodeEntry& code) { return family_of(code.code) == CodeFamily::exports; }
bool stands_elsewhere(const CodeEntry& code) {
    return !stands_on_a_line(code) && !stands_on_an_invoice(code) && !stands_on_tickets(code) &&
           !stands_on_an_export(code);
}

constexpr std::array<Section, 5> sections{{
    {"FINDINGS ON INVOICE LINES", stands_on_a_line},
    {"FINDINGS ON INVOICES", stands_on_an_invoice},
    {"FINDINGS ON OTHER DOCUMENTS AND ON THE RUN", stands_elsewhere},
    {"WORTH ASKING ABOUT: FINDINGS ON TICKETS", stands_on_tickets},
    {"PROBLEMS OF EXPORTS", stands_on_an_export},
}};

std::string_view consequence(const CodeEntry& code) {
    if (code.reference) return "dispute; the line is disputed whole and compared no further";
    return name_of(code.effect);
}

void append_code(std::string& page, const CodeEntry& code) {
    page += fmt::format(".Ss {}\n", code.name);
    append_mdoc_text(page, fmt::format("{}.", code.summary));
    page += ".Bl -tag -width Ds\n";
    page += fmt::format(".It On\n{}\n.It Severity\n{}\n.It Effect\n{}\n", code.on, name_of(code.severity),
                        consequence(code));
    page += ".It Meaning\n";
    append_mdoc_text(page, code.meaning);
    page += ".It Usual causes\n";
    append_mdoc_text(page, code.causes);
    page += ".It What to do\n";
    append_mdoc_text(page, code.remedy);
    page += ".El\n";
}

}  // namespace

std::string findings_page() {
    std::string page(opening);
    for (const Section& section : sections) {
        page += fmt::format(".Sh {}\n", section.title);
        for (const CodeEntry& code : code_table()) {
            if (section.holds(code)) append_code(page, code);
        }
    }
    page += ending;
    return page;
}

}  // namespace msp_audit
