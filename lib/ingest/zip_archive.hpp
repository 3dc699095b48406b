#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/byte_source.hpp"

namespace msp_audit {

/// The parts of a zip archive that lies in memory. Nothing is unpacked to disk, and no name of a part is ever a path
/// there. Against archives that are made to fill memory: at most most_entries parts, no part twice, none that unpacks
/// to more than most_ratio times its size (beyond ratio_counts_from bytes), and all that is read of it together no
/// more than `most_unpacked` bytes. Throws WorkbookError.
class ZipArchive {
public:
    static constexpr std::uint64_t most_entries = 10000;
    static constexpr std::uint64_t most_ratio = 400;
    static constexpr std::uint64_t ratio_counts_from = std::uint64_t{16} * 1024 * 1024;

    ZipArchive(std::shared_ptr<const std::string> bytes, std::uint64_t most_unpacked);
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;
    ~ZipArchive();

    /// Names compare without case, and a backslash parts folders as well.
    [[nodiscard]] bool has(std::string_view part) const;
    /// The part from its first byte. It must not outlive the archive.
    [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view part) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether bytes are the start of a zip archive, as every .xlsx is. The file's name does not matter.
[[nodiscard]] bool starts_as_zip(std::string_view bytes);

}  // namespace msp_audit
