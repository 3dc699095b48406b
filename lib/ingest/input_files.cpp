#include "ingest/input_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/small_letters.hpp"
#include "ingest/gzip_source.hpp"
#include "ingest/sheet_path.hpp"

namespace msp_audit {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view policy_file = "msp-audit.toml";
constexpr std::string_view lock_mark = "~$";

/// Bytes that several readings share.
class SharedBytes final : public ByteSource {
public:
    explicit SharedBytes(std::shared_ptr<const std::string> bytes) : bytes_(std::move(bytes)) {}

    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t taken = bytes_->copy(buffer, size, at_);
        at_ += taken;
        return taken;
    }

private:
    std::shared_ptr<const std::string> bytes_;
    std::size_t at_ = 0;
};

std::shared_ptr<const std::string> everything_in(const std::string& path) {
    constexpr std::size_t chunk = std::size_t{1} << 20U;
    const auto source = open_file(path);
    auto bytes = std::make_shared<std::string>();
    for (std::size_t got = chunk; got == chunk;) {
        const std::size_t before = bytes->size();
        bytes->resize(before + chunk);
        got = source->read(bytes->data() + before, chunk);
        bytes->resize(before + got);
    }
    return bytes;
}

/// A file that cannot be opened says so when it is read.
bool is_packed(const CandidateFile& file) {
    if (file.contents) return starts_as_gzip(*file.contents);
    try {
        std::array<char, 2> start{};
        return starts_as_gzip({start.data(), open_file(file.path)->read(start.data(), start.size())});
    } catch (const UnreadableFile&) {
        return false;
    }
}

/// What makes two paths the same file.
std::string identity_of(const std::string& path) {
    if (path == "-") return path;
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? path : real.string();
}

class InputFiles {
public:
    /// `profile`: a file that says how others are read.
    InputFiles(LoadTrouble& trouble, const ReadLimits& limits, const std::string& profile)
        : trouble_(trouble), limits_(limits), profile_(profile.empty() ? profile : identity_of(profile)) {}

    void add_path(const std::string& path) {
        std::error_code error;
        if (path != "-" && fs::is_directory(path, error)) {
            add_folder(path);
        } else {
            add_file(path, path, true, std::nullopt);
        }
    }

    void add_folder(const std::string& folder) {
        std::vector<std::string> names;
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
            std::error_code is_gone;
            const std::string name = entry->path().filename().string();
            if (name.starts_with('.') || name == policy_file || entry->is_directory(is_gone)) continue;
            if (name.starts_with(lock_mark)) {
                trouble_.warnings.push_back((folder == "." ? name : (fs::path(folder) / name).string()) +
                                            ": left out: it only says that a workbook is open in Excel");
                continue;
            }
            names.push_back(name);
        }
        if (error) trouble_.errors.push_back("cannot read " + folder + ": " + error.message());
        if (!error && names.empty()) trouble_.warnings.push_back(folder + ": the folder holds no file to read");
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            const std::string path = (fs::path(folder) / name).string();
            if (!profile_.empty() && identity_of(path) == profile_) continue;
            add_file(folder == "." ? name : path, path, false, std::nullopt);
        }
    }

    void add_current_folder() {
        add_folder(".");
        for (CandidateFile& file : files_) file.is_found_here = true;
    }

    void add_file(const std::string& name, const std::string& given, bool named, std::optional<DocumentKind> kind) {
        const auto [path, sheet] = named ? parted_sheet_path(given) : SheetPath{given, {}};
        std::string identity = identity_of(path);
        if (!sheet.empty()) identity += ':' + in_small_letters(sheet);
        const auto known = std::find(identities_.begin(), identities_.end(), identity);
        if (known != identities_.end()) {
            CandidateFile& file = files_[static_cast<std::size_t>(known - identities_.begin())];
            if (!kind) trouble_.warnings.push_back(name + ": given twice; it is read once");
            file.named = file.named || named;
            if (kind) file.kind = kind;
            return;
        }
        CandidateFile file;
        file.name = name;
        file.path = path;
        file.sheet = sheet;
        file.named = named;
        file.kind = kind;
        std::error_code error;
        file.bytes = fs::file_size(path, error);
        if (error) file.bytes = 0;
        files_.push_back(std::move(file));
        identities_.push_back(std::move(identity));
    }

    [[nodiscard]] std::vector<CandidateFile> take() {
        leave_sheets_to_their_names();
        for (CandidateFile& file : files_) {
            std::error_code error;
            const bool once =
                file.path == "-" || (fs::exists(file.path, error) && !fs::is_regular_file(file.path, error));
            if (!once) continue;
            try {
                file.contents = everything_in(file.path);
                file.bytes = file.contents->size();
            } catch (const UnreadableFile& unreadable) {
                trouble_.errors.emplace_back(unreadable.what());
                file.path.clear();
            }
        }
        std::erase_if(files_, [](const CandidateFile& file) { return file.path.empty(); });
        for (CandidateFile& file : files_) {
            file.is_packed = is_packed(file);
            file.most_unpacked = limits_.unpacked_bytes;
        }
        return std::move(files_);
    }

private:
    /// A workbook whose sheets are named is read by them alone: no sheet counts twice.
    void leave_sheets_to_their_names() {
        const auto is_one_of_its_sheets = [](const CandidateFile& whole, const CandidateFile& file) {
            return !file.sheet.empty() && identity_of(file.path) == identity_of(whole.path);
        };
        for (std::size_t i = files_.size(); i-- > 0;) {
            const CandidateFile& file = files_[i];
            const bool has_named_sheets =
                file.sheet.empty() && std::any_of(files_.begin(), files_.end(), [&](const CandidateFile& other) {
                    return is_one_of_its_sheets(file, other);
                });
            if (!has_named_sheets) continue;
            if (file.named)
                trouble_.warnings.push_back(file.name + ": only those of its sheets that are named are read");
            files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    LoadTrouble& trouble_;
    const ReadLimits& limits_;
    std::string profile_;  ///< its identity, or empty
    std::vector<CandidateFile> files_;
    std::vector<std::string> identities_;  ///< of files_
};

}  // namespace

std::unique_ptr<ByteSource> CandidateFile::open() const {
    auto source = contents ? std::make_unique<SharedBytes>(contents) : open_file(path);
    return is_packed ? unpacked(std::move(source), name, most_unpacked) : std::move(source);
}

std::vector<CandidateFile> find_input_files(const LoadOptions& options, LoadTrouble& trouble) {
    InputFiles files(trouble, options.limits, options.profile);
    if (options.paths.empty() && options.kinds.empty()) files.add_current_folder();
    for (const std::string& path : options.paths) files.add_path(path);
    for (const auto& [kind, path] : options.kinds) files.add_file(path, path, true, kind);
    return files.take();
}

}  // namespace msp_audit
