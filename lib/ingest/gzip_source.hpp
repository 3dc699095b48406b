#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/byte_source.hpp"

namespace msp_audit {

/// Whether bytes are the start of a gzip file. Its name does not matter.
[[nodiscard]] bool starts_as_gzip(std::string_view bytes);

/// The contents of a gzip file, of all of its members one behind the other. `name` is the file's in messages. Reading
/// throws UnreadableFile where the data is damaged, ends too early, goes on with something else, or unpacks to more
/// than `most_bytes`.
[[nodiscard]] std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> packed, std::string name,
                                                   std::uint64_t most_bytes);

}  // namespace msp_audit
