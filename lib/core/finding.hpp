#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/codes.hpp"
#include "core/decimal.hpp"
#include "core/source_ref.hpp"

namespace msp_audit {

/// "quote", "purchase order", "packing slip", "license", "invoice", "run": as JSON and CSV spell it, with _ for
/// spaces.
[[nodiscard]] std::string_view name_of(DocumentKind kind);

/// A row that a finding rests on.
struct Evidence {
    DocumentKind kind = DocumentKind::invoice;
    SourceRef source;
};

/// How often what a finding says occurs: in so many of so many.
struct BaseRate {
    std::size_t numerator = 0;
    std::size_t denominator = 0;
};

/// One thing to know about one document, or about a pattern in tickets, with the arithmetic in its sentence.
struct Finding {
    std::string id;  ///< from its code and documents, never from its position: "price-above-po-1f0c9a7be4d2"
    Code code{};
    Severity severity = Severity::error;
    Effect effect = Effect::none;
    DocumentKind document_kind = DocumentKind::invoice;
    std::string document;  ///< number as printed; for the run: empty
    std::string line;      ///< line number as printed, or empty
    std::string vendor;
    std::string currency;
    std::optional<Decimal> amount;  ///< money at stake, in that currency
    std::string message;
    std::vector<Evidence> evidence;           ///< at most 20
    std::size_t evidence_total = 0;           ///< before it was cut to 20
    std::optional<BaseRate> base_rate;        ///< of a question about tickets
    std::uint32_t invoice = 0xFFFFFFFF;       ///< place of the invoice in Matches::documents, if it is on one
    std::uint32_t invoice_line = 0xFFFFFFFF;  ///< place of the line in Matches::lines, if it is on one
};

/// A finding's id: its code, and a hash of what tells it from others of the code.
[[nodiscard]] std::string finding_id(Code code, std::string_view identity);

}  // namespace msp_audit
