#include "ingest/both_families.hpp"

#include <set>
#include <utility>

namespace msp_audit {

namespace {

using PlacesByName = std::unordered_map<std::string_view, std::size_t>;

/// The place of the file that a message names first, by the longest name; no_file: it is about none of them.
std::size_t file_of(std::string_view message, const PlacesByName& places) {
    for (const std::string_view words : {"cannot open ", "cannot read "}) {
        if (message.starts_with(words)) message.remove_prefix(words.size());
    }
    for (auto colon = message.rfind(':'); colon != std::string_view::npos && colon > 0;
         colon = message.rfind(':', colon - 1)) {
        const auto found = places.find(message.substr(0, colon));
        if (found != places.end()) return found->second;
    }
    return FamilyReading::no_file;
}

bool is_decided(const FileEvidence& evidence) { return evidence.basis != KindBasis::none || !evidence.ties.empty(); }

int known_columns(const FileEvidence& evidence) {
    if (evidence.reading) return evidence.reading->columns.size();
    return evidence.ticket_reading ? evidence.ticket_reading->columns : 0;
}

}  // namespace

const FamilyReading::Sorted& FamilyReading::sorted() const {
    if (sorted_) return *sorted_;
    sorted_.emplace();
    PlacesByName places;
    for (std::size_t i = 0; i < evidence.files.size(); ++i) places.try_emplace(evidence.files[i].file.name, i);
    for (const std::string& error : trouble.errors) sorted_->errors[file_of(error, places)].push_back(error);
    for (const std::string& warning : trouble.warnings) {
        sorted_->warnings[file_of(warning, places)].push_back(warning);
    }
    for (const std::string& note : trouble.notes) {
        const std::size_t file = file_of(note, places);
        if (file != no_file) sorted_->warnings[file].push_back(note);
    }
    return *sorted_;
}

std::vector<std::string> FamilyReading::errors_of(std::size_t file) const {
    const auto found = sorted().errors.find(file);
    return found == sorted().errors.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::string> FamilyReading::warnings_of(std::size_t file) const {
    const auto found = sorted().warnings.find(file);
    return found == sorted().warnings.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::size_t> families_of(std::size_t file, std::span<const FamilyReading* const> families) {
    std::vector<std::size_t> taking;
    const FamilyReading* best = nullptr;
    std::size_t place_of_best = 0;
    const auto standing = [file](const FamilyReading& family) {
        const FileEvidence& its = family.evidence.files[file];
        return std::pair(is_decided(its), is_decided(its) ? known_columns(its) : 0);
    };
    for (std::size_t i = 0; i < families.size(); ++i) {
        const FamilyReading& family = *families[i];
        if (file >= family.evidence.files.size()) continue;
        if (family.evidence.files[file].kind) taking.push_back(i);
        if (best != nullptr && standing(family) <= standing(*best)) continue;
        best = &family;
        place_of_best = i;
    }
    if (taking.empty() && best != nullptr) taking.push_back(place_of_best);
    return taking;
}

void add_new(std::vector<std::string>& to, const std::vector<std::string>& messages) {
    std::set<std::string> there(to.begin(), to.end());
    for (const std::string& message : messages) {
        if (there.insert(message).second) to.push_back(message);
    }
}

}  // namespace msp_audit
