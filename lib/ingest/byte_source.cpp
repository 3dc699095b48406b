#include "ingest/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace msp_audit {
namespace {

std::string reason_of(int error) { return std::generic_category().message(error); }

class DescriptorSource final : public ByteSource {
public:
    DescriptorSource(int descriptor, std::string name, bool owned)
        : descriptor_(descriptor), name_(std::move(name)), owned_(owned) {}

    ~DescriptorSource() override {
        if (owned_) ::close(descriptor_);
    }

    std::size_t read(char* buffer, std::size_t size) override {
        std::size_t filled = 0;
        while (filled < size) {
            const ssize_t got = ::read(descriptor_, buffer + filled, size - filled);
            if (got == 0) break;
            if (got > 0)
                filled += static_cast<std::size_t>(got);
            else if (errno != EINTR)
                throw UnreadableFile("cannot read " + name_ + ": " + reason_of(errno));
        }
        return filled;
    }

private:
    int descriptor_;
    std::string name_;
    bool owned_;
};

class TextSource final : public ByteSource {
public:
    explicit TextSource(std::string text) : text_(std::move(text)) {}

    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t taken = std::min(size, text_.size() - at_);
        std::memcpy(buffer, text_.data() + at_, taken);
        at_ += taken;
        return taken;
    }

private:
    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path) {
    if (path == "-") return std::make_unique<DescriptorSource>(STDIN_FILENO, "standard input", false);
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw UnreadableFile("cannot open " + path + ": " + reason_of(errno));
    auto source = std::make_unique<DescriptorSource>(descriptor, path, true);
    struct stat status = {};
    if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
        throw UnreadableFile("cannot read " + path + ": it is a folder");
    return source;
}

std::unique_ptr<ByteSource> bytes_of(std::string text) { return std::make_unique<TextSource>(std::move(text)); }

}  // namespace msp_audit
