#include "ingest/profile_loading.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "core/on_threads.hpp"
#include "ingest/header_names.hpp"
#include "ingest/profile.hpp"
#include "ingest/profile_owners.hpp"
#include "ingest/profile_run.hpp"
#include "ingest/profile_tables.hpp"
#include "ingest/ticket_profile.hpp"

namespace msp_audit {

namespace {

/// The shipped profiles, read once.
const std::vector<Profile>& all_shipped(unsigned threads = 1) {
    static const std::vector<Profile> profiles = [threads] {
        const std::span<const ShippedProfile> shipped = shipped_profiles();
        std::vector<Profile> read(shipped.size());
        for_each_on_threads(shipped.size(), threads, [&](std::size_t place, unsigned) {
            read[place] = read_profile(shipped[place].text, std::string(shipped[place].name) + ".toml");
        });
        return read;
    }();
    return profiles;
}

/// One's own profile. It is asked for again for each row that may be a header, so the last one is remembered.
std::shared_ptr<const Profile> profile_in_file(const std::string& path) {
    static std::mutex guard;
    static std::string last_path, last_text;
    static std::shared_ptr<const Profile> last;
    std::string text = contents_of_file(path);
    const std::lock_guard lock(guard);
    if (last == nullptr || path != last_path || text != last_text) {
        last = std::make_shared<const Profile>(read_profile(text, path));
        last_path = path;
        last_text = std::move(text);
    }
    return last;
}

/// A shipped profile by its name, or one's own by its file. Throws ProfileError or UnreadableFile.
std::shared_ptr<const Profile> profile_named(const std::string& name) {
    std::vector<std::string_view> known;
    for (const Profile& profile : all_shipped()) {
        if (profile.name == name) return {std::shared_ptr<const Profile>(), &profile};
        known.push_back(profile.name);
    }
    for (const ShippedProfile& other : shipped_ticket_profiles()) {
        if (other.name == name) throw ProfileError("profile " + name + " is about tickets, not purchase documents");
    }
    try {
        return profile_in_file(name);
    } catch (const UnreadableFile& error) {
        throw ProfileError(unknown_profile_message(name, error.what(), known));
    }
}

/// The profiles that a run may use: the one that is asked for, else all shipped ones.
std::vector<Profile> profiles_of(const LoadOptions& options) {
    if (options.profile.empty()) return all_shipped();
    return {*profile_named(options.profile)};
}

std::vector<std::string_view> views_of(const std::vector<std::string>& header) {
    return {header.begin(), header.end()};
}

std::string listed(const Profile& profile, std::span<const std::size_t> tables) {
    std::string list;
    for (const std::size_t table : tables) list += (list.empty() ? "" : ", ") + profile.tables[table].name;
    return list;
}

/// Finds the files of one profile among those that are its own.
class Claims {
public:
    Claims(const Profile& profile, std::span<const CandidateFile> files, const std::vector<bool>& own)
        : profile_(profile), has_files_(profile.tables.size()), serves_(profile.tables.size()) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (!own[i]) continue;
            const auto table = table_with_headers(profile, views_of(files[i].dialect.header), files[i].name);
            if (!table) continue;
            claimed_.push_back({i, *table, {}, {}});
            has_files_[*table] = true;
        }
        for (const ProfileDocument& document : profile.documents) note_served(document);
    }

    /// Those that serve a document whose tables are all there.
    [[nodiscard]] std::vector<ClaimedFile> usable() const { return chosen(true); }
    /// Those that are of no use without other tables.
    [[nodiscard]] std::vector<ClaimedFile> unusable() const { return chosen(false); }
    /// What a table waits for: "EKKO".
    [[nodiscard]] std::string missing_beside(std::size_t table) const;

private:
    void note_served(const ProfileDocument& document) {
        for (const std::size_t table : tables_required(document)) {
            if (!has_files_[table]) return;
        }
        serves_[document.from] = true;
        for (const ProfileJoin& join : document.joins) serves_[join.table] = true;
    }
    [[nodiscard]] std::vector<ClaimedFile> chosen(bool serving) const {
        std::vector<ClaimedFile> result;
        std::copy_if(claimed_.begin(), claimed_.end(), std::back_inserter(result),
                     [&](const ClaimedFile& file) { return serves_[file.table] == serving; });
        return result;
    }

    const Profile& profile_;
    std::vector<ClaimedFile> claimed_;
    std::vector<bool> has_files_, serves_;
};

std::string Claims::missing_beside(std::size_t table) const {
    for (const ProfileDocument& document : profile_.documents) {
        std::vector<std::size_t> tables = tables_required(document);
        for (const ProfileJoin& join : document.joins) tables.push_back(join.table);
        if (std::find(tables.begin(), tables.end(), table) == tables.end()) continue;
        std::vector<std::size_t> missing;
        for (const std::size_t one : tables_required(document)) {
            if (!has_files_[one]) missing.push_back(one);
        }
        return listed(profile_, missing);
    }
    return {};
}

/// Says which files look like a table of the profile that is nothing without another one.
void tell_unusable(const Claims& claims, const Profile& profile, std::span<const CandidateFile> files,
                   std::vector<std::string>& messages) {
    for (const ClaimedFile& file : claims.unusable()) {
        messages.push_back(files[file.place].name + ": looks like the table " + profile.tables[file.table].name +
                           " of profile " + profile.name + ", which is read together with " +
                           claims.missing_beside(file.table) + "; that is not among the inputs");
    }
}

/// What the headers of files say of profiles, before any is read.
std::map<std::size_t, ProfileEvidence> evidence_of(const ProfileOwners& owners, std::span<const Profile> profiles,
                                                   std::span<const CandidateFile> files) {
    std::map<std::size_t, ProfileEvidence> all;
    for (std::size_t file = 0; file < files.size(); ++file) {
        if (owners.fitting[file].empty()) continue;
        ProfileEvidence& evidence = all[file];
        const std::size_t owner = owners.owner[file];
        evidence.is_contested = owner == ProfileOwners::nobody;
        for (const std::size_t fitting : owners.fitting[file]) {
            if (fitting != owner) evidence.others.push_back(profiles[fitting].name);
        }
        if (evidence.is_contested) continue;
        const Profile& profile = profiles[owner];
        evidence.name = profile.name;
        evidence.title = profile.title;
        const auto place = table_with_headers(profile, views_of(files[file].dialect.header), files[file].name);
        const ProfileTable& table = profile.tables[place.value()];
        evidence.table = table.name;
        evidence.telling = table.headers;
        if (!table.files.empty() && fits_file_name(table.files, files[file].name)) evidence.files = table.files;
    }
    return all;
}

}  // namespace

void read_shipped_profiles(unsigned threads) { static_cast<void>(all_shipped(threads)); }

int profile_header_score(std::span<const std::string_view> cells, const LoadOptions& options) {
    std::vector<std::string> keys;
    keys.reserve(cells.size());
    for (const std::string_view cell : cells) keys.push_back(header_key(cell));
    std::sort(keys.begin(), keys.end());
    const auto points_for = [&keys](const Profile& profile) {
        const auto table = table_with_header_keys(profile, keys, "");
        if (!table) return 0;
        std::vector<std::string> known;
        for (const std::string& column : profile.wanted_columns(*table)) known.push_back(header_key(column));
        for (const std::string& column : profile.tables[*table].headers) known.push_back(header_key(column));
        // As many as a header can count that only one kind of document knows.
        return 2 * static_cast<int>(std::count_if(keys.begin(), keys.end(), [&known](const std::string& key) {
                   return std::find(known.begin(), known.end(), key) != known.end();
               }));
    };
    int best = 0;
    try {
        if (options.profile.empty()) {
            for (const Profile& profile : all_shipped()) best = std::max(best, points_for(profile));
        } else {
            best = points_for(*profile_named(options.profile));
        }
    } catch (const std::runtime_error&) {
        return 0;  // load_with_profiles says what is wrong with it
    }
    return best;
}

ProfiledFiles load_with_profiles(std::span<const CandidateFile> files, const LoadOptions& options, Books& books,
                                 LoadTrouble& trouble) {
    ProfiledFiles result;
    std::vector<Profile> profiles;
    try {
        profiles = profiles_of(options);
    } catch (const std::runtime_error& error) {
        trouble.errors.emplace_back(error.what());
        return result;
    }
    const ProfileOwners owners = profile_owners(files, profiles);
    trouble.errors.insert(trouble.errors.end(), owners.errors.begin(), owners.errors.end());
    result.evidence = evidence_of(owners, profiles, files);
    std::vector<ProfiledFile> done;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        const Profile& profile = profiles[i];
        std::vector<bool> own(files.size());
        for (std::size_t file = 0; file < own.size(); ++file) own[file] = owners.owner[file] == i;
        const Claims claims(profile, files, own);
        const std::vector<ClaimedFile> usable = claims.usable();
        tell_unusable(claims, profile, files, options.profile.empty() ? trouble.warnings : trouble.errors);
        for (const ClaimedFile& file : claims.unusable()) {
            result.evidence[file.place].waits_for = claims.missing_beside(file.table);
            const auto document = std::find_if(profile.documents.begin(), profile.documents.end(),
                                               [&](const ProfileDocument& one) { return one.from == file.table; });
            if (document != profile.documents.end()) result.only_kind.emplace(file.place, document->kind);
        }
        if (usable.empty() && claims.unusable().empty() && !options.profile.empty()) {
            std::vector<std::size_t> all(profile.tables.size());
            for (std::size_t table = 0; table < all.size(); ++table) all[table] = table;
            trouble.errors.push_back("profile " + profile.name +
                                     ": none of the inputs has the headers of one of its " + "tables (" +
                                     listed(profile, all) + ")");
        }
        for (ProfiledFile& file : run_profile(profile, files, usable, options, books.texts, trouble)) {
            done.push_back(std::move(file));
        }
    }
    std::sort(done.begin(), done.end(),
              [](const ProfiledFile& a, const ProfiledFile& b) { return a.place < b.place; });
    result.taken = owners.contested;
    for (ProfiledFile& file : done) {
        const auto number = static_cast<std::uint32_t>(books.files.size());
        result.taken.push_back(file.place);
        ProfileEvidence& evidence = result.evidence[file.place];
        evidence.columns = std::move(file.columns);
        evidence.is_ambiguous = file.is_ambiguous;
        evidence.input = file.input;
        books.files.push_back(std::move(file.input));
        for (FileRecords& records : file.records) append(books, number, std::move(records));
        for (const DocumentKind kind : file.supplied) books.set_supplied(kind);
    }
    return result;
}

}  // namespace msp_audit
