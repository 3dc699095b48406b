#include "ingest/profile_owners.hpp"

#include <string_view>
#include <utility>

#include "ingest/profile_tables.hpp"

namespace msp_audit {

namespace {

struct Fit {
    std::size_t profile = ProfileOwners::nobody;
    std::size_t other = ProfileOwners::nobody;  ///< fits equally well
    std::vector<std::size_t> all{};
};

Fit best_fit(const CandidateFile& file, std::span<const Profile> profiles) {
    Fit fit;
    if (file.kind || !file.dialect.trouble.empty()) return fit;
    const std::vector<std::string_view> header(file.dialect.header.begin(), file.dialect.header.end());
    std::pair<std::size_t, bool> best;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        const auto place = table_with_headers(profiles[i], header, file.name);
        if (!place) continue;
        const ProfileTable& table = profiles[i].tables[*place];
        const std::pair points(table.headers.size(), fits_file_name(table.files, file.name));
        const bool is_first = fit.profile == ProfileOwners::nobody;
        fit.all.push_back(i);
        if (!is_first && points == best) fit.other = i;
        if (!is_first && points <= best) continue;
        best = points;
        fit.profile = i;
        fit.other = ProfileOwners::nobody;
    }
    return fit;
}

}  // namespace

ProfileOwners profile_owners(std::span<const CandidateFile> files, std::span<const Profile> profiles) {
    ProfileOwners owners;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Fit fit = best_fit(files[i], profiles);
        owners.fitting.push_back(fit.all);
        const bool is_contested = fit.other != ProfileOwners::nobody;
        owners.owner.push_back(is_contested ? ProfileOwners::nobody : fit.profile);
        if (!is_contested) continue;
        const std::string& first = profiles[fit.profile].name;
        const std::string& second = profiles[fit.other].name;
        owners.contested.push_back(i);
        std::string error = files[i].name + ":" + std::to_string(files[i].dialect.header_line);
        error.append(": the headers fit the profiles ").append(first).append(" and ").append(second);
        error.append(" alike\n  hint: --profile ").append(first).append(" or --profile ").append(second);
        owners.errors.push_back(std::move(error));
    }
    return owners;
}

}  // namespace msp_audit
