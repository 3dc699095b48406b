#pragma once

#include <cstddef>

#include "ingest/profile.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// Adds unread_money_warnings() of a file that a profile reads as one of its tables: of headers that may hold money,
/// that the profile neither uses nor passes over, where none of its columns has such money. Of tables whose rows make
/// no invoices, orders or quotes, and of ambiguous ones, nothing.
void tell_unread_money(const Profile& profile, std::size_t table, const CandidateFile& file, const ReadLimits& limits,
                       LoadTrouble& trouble);

}  // namespace msp_audit
