#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/ticket_rows.hpp"
#include "policy/ticket_policy.hpp"

namespace msp_audit {

/// How statuses and close codes compare: NFKC, case folding, runs of space, `_` and `-` as one space, outer ones
/// dropped.
[[nodiscard]] std::string status_key(std::string_view printed);

/// How close codes compare: as statuses, and without apostrophes and spaces.
[[nodiscard]] std::string code_key(std::string_view printed);

/// Words of one source's statuses and close codes -> classes: built-in ones, then the profile's, then the policy's.
class StatusWords {
public:
    StatusWords(const TicketPolicy& policy, const TicketFile& file);

    /// unknown where nobody has mapped it; empty text is unknown as well.
    [[nodiscard]] StatusClass of(std::string_view printed) const;
    /// What a resolved or closed ticket's close code makes of it: VOID, or another class that somebody has mapped it
    /// to; unknown where it says nothing. Apostrophes and spaces do not count.
    [[nodiscard]] StatusClass of_resolution(std::string_view printed) const;

private:
    std::unordered_map<std::string, StatusClass> statuses_;
    std::unordered_map<std::string, StatusClass> codes_;
};

}  // namespace msp_audit
