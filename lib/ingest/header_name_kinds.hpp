#pragma once

#include <cstdint>

#include "core/columns.hpp"

/// The kinds of a HeaderName, by their initials.
namespace msp_audit::header_name_kinds {

inline constexpr std::uint8_t bit(DocumentKind kind) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
}
inline constexpr std::uint8_t q = bit(DocumentKind::quote);
inline constexpr std::uint8_t p = bit(DocumentKind::purchase_order);
inline constexpr std::uint8_t s = bit(DocumentKind::packing_slip);
inline constexpr std::uint8_t l = bit(DocumentKind::license);
inline constexpr std::uint8_t i = bit(DocumentKind::invoice);
inline constexpr std::uint8_t qp = q | p, pi = p | i, li = l | i, qpi = q | p | i, sli = s | l | i,
                              psli = p | s | l | i;
inline constexpr std::uint8_t qpsi = q | p | s | i, all = q | p | s | l | i;

}  // namespace msp_audit::header_name_kinds
