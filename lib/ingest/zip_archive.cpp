#include "ingest/zip_archive.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <utility>

#include <zip.h>

#include "core/small_letters.hpp"
#include "ingest/text_decoding.hpp"
#include "ingest/workbook_error.hpp"

namespace msp_audit {

namespace {

constexpr const char* copy_anew = "copy it anew; 'unzip -t' tells whether a copy is whole";

std::string quoted(std::string_view part) {
    constexpr std::size_t most = 200;
    return "'" + excerpt(part, most) + "'";
}

/// By which parts are found.
std::string key_of(std::string_view part) {
    std::string key = in_small_letters(part);
    std::replace(key.begin(), key.end(), '\\', '/');
    return key;
}

struct Closed {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class Part final : public ByteSource {
public:
    Part(zip_file_t* file, std::string name, std::uint64_t packed, std::uint64_t most, std::uint64_t& unpacked)
        : file_(file), name_(std::move(name)), packed_(packed), most_(most), unpacked_(unpacked) {}

    std::size_t read(char* buffer, std::size_t size) override {
        std::size_t filled = 0;
        while (filled < size) {
            const zip_int64_t got = zip_fread(file_.get(), buffer + filled, size - filled);
            if (got < 0) {
                throw WorkbookError(
                    "its part " + quoted(name_) + " is damaged (" + zip_file_strerror(file_.get()) + ")", copy_anew);
            }
            if (got == 0) break;
            filled += static_cast<std::size_t>(got);
        }
        count(filled);
        return filled;
    }

private:
    void count(std::size_t bytes) {
        given_ += bytes;
        unpacked_ += bytes;
        if (unpacked_ > most_) {
            throw WorkbookError("it unpacks to more than " + std::to_string(most_) + " bytes",
                                "--max-unpacked-bytes N, if it is to be trusted");
        }
        if (given_ > ZipArchive::ratio_counts_from && given_ / ZipArchive::most_ratio > packed_) {
            throw WorkbookError("its part " + quoted(name_) + " unpacks to more than " +
                                    std::to_string(ZipArchive::most_ratio) +
                                    " times its size, as files do that are made to fill memory",
                                "if it is to be trusted, export the sheet as CSV");
        }
    }

    std::unique_ptr<zip_file_t, Closed> file_;
    std::string name_;
    std::uint64_t packed_;
    std::uint64_t most_;
    std::uint64_t& unpacked_;
    std::uint64_t given_ = 0;
};

[[noreturn]] void refuse(zip_error_t& error) {
    if (zip_error_code_zip(&error) == ZIP_ER_MEMORY) throw std::bad_alloc();
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw WorkbookError("its zip archive is damaged or cut off (" + why + ")", copy_anew);
}

}  // namespace

struct ZipArchive::State {
    std::shared_ptr<const std::string> bytes;  ///< what the archive reads from
    std::unique_ptr<zip_t, Closed> archive;
    std::map<std::string, zip_uint64_t> places;
    std::uint64_t most_unpacked = 0;
    mutable std::uint64_t unpacked = 0;
};

ZipArchive::ZipArchive(std::shared_ptr<const std::string> bytes, std::uint64_t most_unpacked)
    : state_(std::make_unique<State>()) {
    state_->bytes = std::move(bytes);
    state_->most_unpacked = most_unpacked;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(state_->bytes->data(), state_->bytes->size(), 0, &error);
    if (source == nullptr) refuse(error);
    state_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!state_->archive) {
        zip_source_free(source);
        refuse(error);
    }
    zip_error_fini(&error);
    const auto entries = static_cast<zip_uint64_t>(zip_get_num_entries(state_->archive.get(), 0));
    if (entries > most_entries) {
        throw WorkbookError("its zip archive has " + std::to_string(entries) + " parts, pictures and comments " +
                                "among them; the limit is " + std::to_string(most_entries),
                            text_has_no_such_limit);
    }
    for (zip_uint64_t entry = 0; entry < entries; ++entry) {
        const char* const name = zip_get_name(state_->archive.get(), entry, ZIP_FL_ENC_GUESS);
        if (name == nullptr) continue;
        if (!state_->places.emplace(key_of(name), entry).second) {
            throw WorkbookError("its zip archive holds the part " + quoted(name) + " twice", save_anew);
        }
    }
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(std::string_view part) const { return state_->places.contains(key_of(part)); }

std::unique_ptr<ByteSource> ZipArchive::open(std::string_view part) const {
    const auto found = state_->places.find(key_of(part));
    if (found == state_->places.end()) {
        throw WorkbookError("its part " + quoted(part) + " is missing", save_anew);
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(state_->archive.get(), found->second, 0, &stat) != 0) {
        throw WorkbookError("its part " + quoted(part) + " is damaged", copy_anew);
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        throw WorkbookError("it is locked with a password", "save it without a password, or as CSV");
    }
    zip_file_t* const file = zip_fopen_index(state_->archive.get(), found->second, 0);
    if (file == nullptr) {
        throw WorkbookError("its part " + quoted(part) + " is damaged (" + zip_strerror(state_->archive.get()) + ")",
                            copy_anew);
    }
    return std::make_unique<Part>(file, std::string(part), stat.comp_size, state_->most_unpacked, state_->unpacked);
}

bool starts_as_zip(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv);
}

}  // namespace msp_audit
