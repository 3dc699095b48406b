#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/profile_loading.hpp"

namespace msp_audit {

// What a file is said to be that no row of is used.
inline constexpr std::string_view header_alone = "it has a header and no rows";
inline constexpr std::string_view every_row_rejected = "every row of it is rejected";

/// "orders.csv:3: ", where the header row stands.
[[nodiscard]] std::string at_header(const CandidateFile& file);
/// The headers that have a name, as far as one reads on.
[[nodiscard]] std::string listed_headers(std::span<const std::string> header);
/// [mapping.invoices].
[[nodiscard]] std::string mapping_section(DocumentKind kind);
/// under [mapping.invoices]: vendor = "Supplier". The section and the line stand apart: on one line they are no TOML.
[[nodiscard]] std::string mapping_line(DocumentKind kind, std::string_view column, std::string_view header);
/// The same of one column or more whose headers are not known: under [mapping.invoices], each on a line of its own:
/// vendor = "..." and invoice_date = "...".
[[nodiscard]] std::string mapping_lines_to_fill(DocumentKind kind, std::span<const std::string_view> columns);
/// "--kind invoices='my file.csv'", to copy into a shell; with the point before it that keeps the other files in a
/// run over the current folder that named no PATH.
[[nodiscard]] std::string kind_option(DocumentKind kind, const CandidateFile& file);
/// What settles a file of which nothing is known: that option, or the lines that inspect proposes.
[[nodiscard]] std::string hint_at_kind(DocumentKind kind, const CandidateFile& file);
/// A message as inspect itself says it: with no hint at the command that was just run.
[[nodiscard]] std::string without_inspect_command(std::string message, const CandidateFile& file);
/// "--date-order 'my file.csv'=dmy", to copy into a shell.
[[nodiscard]] std::string option_for_file(std::string_view option, std::string_view file, std::string_view word);
/// A file whose name has one of the endings of tables.
[[nodiscard]] bool is_named_as_table(std::string_view file);
/// A file whose name is that of a page of text: README.md, LICENSE, notes.txt.
[[nodiscard]] bool is_named_as_text(std::string_view file);
/// The runs of letters in a file's name up to its first point, lower case.
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view file);
/// Two kinds of documents know as many of its headers.
[[nodiscard]] std::string tie_message(const CandidateFile& file, DocumentKind a, DocumentKind b);

}  // namespace msp_audit
