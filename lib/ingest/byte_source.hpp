#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>

namespace msp_audit {

/// A file cannot be opened or read; the text is a whole sentence that names it.
class UnreadableFile : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Raw bytes in order. `read` fills the whole buffer unless the end comes first and returns the bytes put there.
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    [[nodiscard]] virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// Opens a file, or standard input for "-". Throws UnreadableFile (a folder, no permission, an error while reading).
[[nodiscard]] std::unique_ptr<ByteSource> open_file(const std::string& path);
/// Bytes from memory, for tests and for input that is read twice.
[[nodiscard]] std::unique_ptr<ByteSource> bytes_of(std::string text);

}  // namespace msp_audit
