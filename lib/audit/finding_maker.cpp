#include "audit/finding_maker.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <xxhash.h>

namespace msp_audit {

namespace {

constexpr std::size_t most_evidence = 20;
constexpr std::uint64_t shown_bits = (std::uint64_t{1} << 48U) - 1;

}  // namespace

Finding& FindingMaker::add(Code code, Weight weight, const FindingPlace& place, Said said) {
    Finding& finding = findings_.emplace_back();
    finding.id = id_of(code, place);
    finding.code = code;
    finding.severity = weight.severity;
    finding.effect = weight.effect;
    finding.document_kind = place.kind;
    finding.document = place.document;
    finding.line = place.line;
    finding.vendor = place.vendor;
    finding.currency = place.currency;
    finding.amount = said.amount;
    finding.message = std::move(said.sentence);
    finding.message += '.';
    finding.invoice = place.invoice;
    finding.invoice_line = place.invoice_line;
    return finding;
}

std::vector<Finding> FindingMaker::take_with(FindingMaker& other) {
    findings_.insert(findings_.end(), std::make_move_iterator(other.findings_.begin()),
                     std::make_move_iterator(other.findings_.end()));
    return take();
}

bool FindingMaker::shares_id(const FindingMaker& other) const {
    return std::any_of(other.met_.begin(), other.met_.end(),
                       [this](const auto& met) { return met_.find(met.first) != met_.end(); });
}

void FindingMaker::cite(Finding& finding, DocumentKind kind, SourceRef source) {
    ++finding.evidence_total;
    if (finding.evidence.size() < most_evidence) finding.evidence.push_back({kind, source});
}

/// Findings of one code on documents that nothing printed tells apart are numbered, whichever comes first.
std::string FindingMaker::id_of(Code code, const FindingPlace& place) {
    constexpr char parting = '\x1f';
    identity_.assign(name_of(code));
    for (const std::string_view part :
         {name_of(place.kind), place.document, place.vendor, place.currency, place.line, place.content}) {
        identity_ += parting;
        identity_ += part;
    }
    identity_ += parting;
    identity_ += static_cast<char>('0' + static_cast<int>(place.type));
    const auto number = [this](std::uint32_t value) {
        identity_ += parting;
        fmt::format_to(std::back_inserter(identity_), FMT_STRING("{}"), value);
    };
    if (place.copy > 1) number(place.copy);
    std::uint64_t hash = XXH3_64bits(identity_.data(), identity_.size()) & shown_bits;
    const std::uint32_t nth = ++met_[hash];
    if (nth > 1) {
        identity_ += parting;
        number(nth);
        hash = XXH3_64bits(identity_.data(), identity_.size()) & shown_bits;
    }
    return fmt::format(FMT_STRING("{}-{:012x}"), name_of(code), hash);
}

}  // namespace msp_audit
