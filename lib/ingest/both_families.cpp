#include "ingest/both_families.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace msp_audit {

namespace {

/// The place of the file that a message names first; no_file: it is about none of them.
std::size_t file_of(std::string_view message, const std::vector<FileEvidence>& files) {
    for (const std::string_view words : {"cannot open ", "cannot read "}) {
        if (message.starts_with(words)) message.remove_prefix(words.size());
    }
    std::size_t best = FamilyReading::no_file;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string& name = files[i].file.name;
        if (!message.starts_with(name) || message.size() <= name.size() || message[name.size()] != ':') continue;
        if (best == FamilyReading::no_file || files[best].file.name.size() < name.size()) best = i;
    }
    return best;
}

bool is_decided(const FileEvidence& evidence) { return evidence.basis != KindBasis::none || !evidence.ties.empty(); }

int known_columns(const FileEvidence& evidence) {
    if (evidence.reading) return evidence.reading->columns.size();
    return evidence.ticket_reading ? evidence.ticket_reading->columns : 0;
}

}  // namespace

std::vector<std::string> FamilyReading::errors_of(std::size_t file) const {
    std::vector<std::string> found;
    std::copy_if(trouble.errors.begin(), trouble.errors.end(), std::back_inserter(found),
                 [&](const std::string& message) { return file_of(message, evidence.files) == file; });
    return found;
}

std::vector<std::string> FamilyReading::warnings_of(std::size_t file) const {
    std::vector<std::string> found;
    const auto is_meant = [&](const std::string& message) { return file_of(message, evidence.files) == file; };
    std::copy_if(trouble.warnings.begin(), trouble.warnings.end(), std::back_inserter(found), is_meant);
    if (file == no_file) return found;
    std::copy_if(trouble.notes.begin(), trouble.notes.end(), std::back_inserter(found), is_meant);
    return found;
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
    for (const std::string& message : messages) {
        if (std::find(to.begin(), to.end(), message) == to.end()) to.push_back(message);
    }
}

}  // namespace msp_audit
