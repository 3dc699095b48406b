#pragma once

#include <string>

#include "match/match_run.hpp"

namespace msp_audit {

/// What a person should look at though no rule judges it: sentences in `matches.warnings`, each with the first few
/// documents it is about. They change no amount. After all documents are closed.
///
/// - documents whose rows print different totals, of which none counts;
/// - credit notes whose total is lower than their lines, which give back more than is credited;
/// - documents whose lines print different dates: their line numbers make them one;
/// - tax beyond three tenths of what it is on, tax lines with nothing to be on (which are unchecked), and tax in a
///   column and on a line of its own;
/// - discounts that go beyond the lines they lower (the rest is unchecked);
/// - a newest date that lies alone by more than the days after which waiting is overdue, where no as-of date is
/// given.
void add_cautions(MatchRun& run);

/// "12.50 EUR", in a document's own currency and as fine as that is; without one the amount alone.
[[nodiscard]] std::string printed_money(const Books& books, const Decimal& amount, const InvoiceMatch& document);

}  // namespace msp_audit
