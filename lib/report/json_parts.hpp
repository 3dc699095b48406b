#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "core/books.hpp"
#include "core/finding.hpp"
#include "report/json_writer.hpp"

namespace msp_audit {

/// Rows that were read and neither used nor rejected.
[[nodiscard]] std::size_t skipped_rows(const InputFile& file);

/// An element of `inputs` (json.md) as the next value.
void write_input(JsonWriter& json, const InputFile& file);
/// The same with `notes`: which rows the profile left out, and how the file was read.
void write_input_with_notes(JsonWriter& json, const InputFile& file);

/// The name of a file by its place among the inputs.
using FileName = std::function<std::string_view(std::uint32_t)>;
/// An element of `findings` (json.md) as the next value.
void write_finding(JsonWriter& json, const Finding& finding, const FileName& name_of_file);

/// A list under a name, an element a line; `write` writes one element.
template <class List, class Write>
void write_list(JsonWriter& json, std::string_view name, const List& elements, Write write) {
    json.key(name).begin_list(JsonWriter::Layout::lines);
    for (const auto& element : elements) write(element);
    json.end_list();
}

}  // namespace msp_audit
