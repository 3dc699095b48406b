#pragma once

/// The first eleven lines of a profile: an orders table of headers and one of lines.
inline constexpr const char* house_tables = R"(
name = "house"
[[table]]
name = "HEAD"
headers = ["NUMBER", "PARTY", "DAY"]
whole_numbers = ["NUMBER"]
reject_when_empty = ["NUMBER"]
[[table]]
name = "LINE"
headers = ["NUMBER", "POS", "QTY"]
whole_numbers = ["NUMBER"]
)";
