#pragma once

#include "core/codes.hpp"

/// The words that the rows of the code table are written in. A row is: code, name, severity, effect, R code or not,
/// on; summary; meaning; usual causes; remedy.
namespace msp_audit::code_words {

inline constexpr auto info = Severity::info;
inline constexpr auto warning = Severity::warning;
inline constexpr auto error = Severity::error;
inline constexpr auto none = Effect::none;
inline constexpr auto wait = Effect::wait;
inline constexpr auto dispute = Effect::dispute;
inline constexpr bool reference = true;

inline constexpr std::string_view invoice_line = "invoice line";
inline constexpr std::string_view invoice = "invoice";
inline constexpr std::string_view purchase_order = "purchase order";
inline constexpr std::string_view packing_slip = "packing slip";
inline constexpr std::string_view license = "license";
inline constexpr std::string_view run = "run";
inline constexpr std::string_view tickets = "tickets";
inline constexpr std::string_view an_export = "export";

}  // namespace msp_audit::code_words
