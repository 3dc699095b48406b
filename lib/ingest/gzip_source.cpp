#include "ingest/gzip_source.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <utility>
#include <vector>

#include <zlib.h>

namespace msp_audit {

namespace {

class GzipSource final : public ByteSource {
public:
    GzipSource(std::unique_ptr<ByteSource> packed, std::string name, std::uint64_t most_bytes)
        : packed_(std::move(packed)), name_(std::move(name)), most_bytes_(most_bytes), input_(block) {
        constexpr int gzip_alone = 16;  // added to the size of the window: no raw and no zlib data
        if (inflateInit2(&stream_, MAX_WBITS + gzip_alone) != Z_OK) throw std::bad_alloc();
    }
    ~GzipSource() override { inflateEnd(&stream_); }

    std::size_t read(char* buffer, std::size_t size) override {
        std::size_t filled = 0;
        while (filled < size && !at_end_) filled += unpack(buffer + filled, size - filled);
        given_ += filled;
        if (given_ > most_bytes_) {
            refuse("it unpacks to more than " + std::to_string(most_bytes_) + " bytes",
                   "--max-unpacked-bytes N, if it is to be trusted");
        }
        return filled;
    }

private:
    static constexpr std::size_t block = std::size_t{64} * 1024;

    void fill() {
        if (stream_.avail_in != 0) return;
        const std::size_t got = packed_->read(reinterpret_cast<char*>(input_.data()), input_.size());
        stream_.next_in = input_.data();
        stream_.avail_in = static_cast<uInt>(got);
    }

    /// Gives at least one byte, or comes one step farther.
    std::size_t unpack(char* buffer, std::size_t size) {
        fill();
        if (stream_.avail_in == 0) damaged("ends too early");
        const auto room = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
        stream_.next_out = reinterpret_cast<Bytef*>(buffer);
        stream_.avail_out = room;
        const int result = inflate(&stream_, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            end_member();
        } else if (result == Z_MEM_ERROR) {
            throw std::bad_alloc();
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            damaged(stream_.msg == nullptr ? "is damaged" : std::string("is damaged (") + stream_.msg + ")");
        }
        return room - stream_.avail_out;
    }

    /// Another member may follow, or zeros up to the end of a block of a tape.
    void end_member() {
        fill();
        const auto is_zero = [](Bytef byte) { return byte == 0; };
        while (stream_.avail_in != 0 && std::all_of(stream_.next_in, stream_.next_in + stream_.avail_in, is_zero)) {
            stream_.avail_in = 0;
            fill();
        }
        at_end_ = stream_.avail_in == 0;
        if (!at_end_ && inflateReset(&stream_) != Z_OK) throw std::bad_alloc();
    }

    [[noreturn]] void damaged(const std::string& how) const {
        refuse("its gzip data " + how, "copy it anew; 'gzip -t' tells whether a copy is whole");
    }
    [[noreturn]] void refuse(const std::string& reason, const std::string& hint) const {
        throw UnreadableFile("cannot read " + name_ + ": " + reason + "\n  hint: " + hint);
    }

    std::unique_ptr<ByteSource> packed_;
    std::string name_;
    std::uint64_t most_bytes_;
    std::uint64_t given_ = 0;
    std::vector<Bytef> input_;
    z_stream stream_{};
    bool at_end_ = false;
};

}  // namespace

bool starts_as_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> packed, std::string name, std::uint64_t most_bytes) {
    return std::make_unique<GzipSource>(std::move(packed), std::move(name), most_bytes);
}

}  // namespace msp_audit
