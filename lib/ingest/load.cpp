#include "ingest/load.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "core/on_threads.hpp"
#include "ingest/file_evidence.hpp"
#include "ingest/file_kind.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/idle_mapping.hpp"
#include "ingest/input_files.hpp"
#include "ingest/load_file.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/sheet_choice.hpp"
#include "ingest/sheet_columns.hpp"

namespace msp_audit {

namespace {

/// A file, and what becomes of it.
struct Job {
    CandidateFile file;
    FileKind kind;
    LoadedFile loaded;
    bool taken = false;                     ///< by a profile
    std::optional<DocumentKind> only_kind;  ///< ProfiledFiles::only_kind
    ProfileEvidence profile;
    std::vector<std::string> sheet_remarks;  ///< tell_dialect()
};

std::vector<std::size_t> largest_first(const std::vector<Job>& jobs) {
    std::vector<std::size_t> places(jobs.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return jobs[a].file.bytes > jobs[b].file.bytes; });
    return places;
}

void sniff_file(Job& job, const LoadOptions& options) {
    CandidateFile& file = job.file;
    const auto is_known = [&options](const CandidateFile& as_file) {
        const auto& header = as_file.dialect.header;
        if (profile_header_score(std::vector<std::string_view>(header.begin(), header.end()), options) > 0)
            return true;
        const FileKind kind = tell_kind(as_file, options);
        return kind.reading.has_value() || !kind.ties.empty();
    };
    const TableJudge judge{
        [&](const HeaderCandidate& row) { return header_score(row.cells, file.kind, options, row.to_beat); },
        is_known, [&options](const Dialect& dialect) { return number_forms_of_documents(dialect, options); }};
    try {
        job.sheet_remarks = tell_dialect(file, judge, options.limits);
    } catch (const UnreadableFile& unreadable) {
        const bool needed = file.named || file.kind || kind_told_by_name(file.name);
        (needed ? job.kind.error : job.kind.warning) = unreadable.what();
    }
}

bool is_settled(const Job& job) { return job.taken || !job.kind.error.empty() || !job.kind.warning.empty(); }

void offer_to_profiles(std::vector<Job>& jobs, const LoadOptions& options, Books& books, LoadTrouble& trouble) {
    std::vector<CandidateFile> files;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (is_settled(jobs[i]) || !jobs[i].file.dialect.trouble.empty()) continue;
        files.push_back(jobs[i].file);
        places.push_back(i);
    }
    ProfiledFiles profiled = load_with_profiles(files, options, books, trouble);
    for (const std::size_t taken : profiled.taken) jobs[places[taken]].taken = true;
    for (const auto& [place, kind] : profiled.only_kind) jobs[places[place]].only_kind = kind;
    for (auto& [place, evidence] : profiled.evidence) jobs[places[place]].profile = std::move(evidence);
}

/// A part of one system's export is not read as another kind of document because its headers would allow it.
void tell_kind_of(Job& job, const LoadOptions& options) {
    FileKind& kind = job.kind;
    kind = tell_kind(job.file, options);
    if (!job.only_kind || (!kind.reading && kind.ties.empty())) return;
    const DocumentKind fit = kind.reading ? kind.reading->kind : kind.ties.front();
    if (fit == *job.only_kind) return;
    const std::string told(plural_of(fit));
    kind = {};
    (job.file.named ? kind.error : kind.warning) = job.file.name + ": left out: its headers would fit " + told +
                                                   ", but it is a part of " + std::string(plural_of(*job.only_kind)) +
                                                   "\n  hint: " + kind_option(fit, job.file) + " if it is not";
}

void load_job(Job& job, const LoadOptions& options, TextPool& texts) {
    if (!job.kind.reading) return;
    try {
        job.loaded = load_file(job.file, *job.kind.reading, options, texts);
    } catch (const UnreadableFile& unreadable) {
        job.kind.error = unreadable.what();
        job.kind.reading.reset();
    }
}

void take_over(std::vector<std::string>& to, const std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

FileEvidence evidence_of(const Job& job) {
    FileEvidence evidence;
    evidence.file = job.file;
    evidence.profile = job.profile;
    evidence.basis = job.kind.basis;
    evidence.ties = job.kind.ties;
    const auto& header = job.file.dialect.header;
    if (job.taken) {
        evidence.basis = KindBasis::profile;
        if (!job.profile.is_contested) evidence.kind = job.profile.input.kind;
        evidence.columns = job.profile.columns;
        evidence.input = job.profile.input;
        evidence.is_ambiguous = job.profile.is_ambiguous;
    } else if (job.kind.reading) {
        evidence.kind = job.kind.reading->kind;
        evidence.reading = job.kind.reading;
        evidence.columns = evidence_of(*job.kind.reading, header, &job.loaded.settled);
        evidence.input = job.loaded.input;
        evidence.is_ambiguous = job.loaded.ambiguous;
    } else if (job.kind.nearest) {
        evidence.reading = job.kind.nearest;
        evidence.columns = evidence_of(*job.kind.nearest, header, nullptr);
    }
    return evidence;
}

void finish(Job& job, Books& books, LoadTrouble& trouble) {
    if (!job.kind.error.empty()) trouble.errors.push_back(job.kind.error);
    if (!job.kind.warning.empty()) trouble.warnings.push_back(job.kind.warning);
    if (job.kind.reading || job.taken) take_over(trouble.warnings, job.sheet_remarks);
    if (!job.kind.reading) return;
    LoadedFile& loaded = job.loaded;
    take_over(trouble.errors, loaded.errors);
    take_over(trouble.warnings, loaded.warnings);
    trouble.ambiguous = trouble.ambiguous || loaded.ambiguous;
    books.set_supplied(loaded.input.kind);
    const auto number = static_cast<std::uint32_t>(books.files.size());
    books.files.push_back(std::move(loaded.input));
    append(books, number, std::move(loaded.records));
}

std::vector<KindOfHeader> kinds_of_headers(const std::vector<Job>& jobs) {
    std::vector<KindOfHeader> headers;
    for (const Job& job : jobs) {
        const auto& header = job.file.dialect.header;
        if (job.kind.reading) {
            headers.push_back({plural_of(job.kind.reading->kind), true, header});
        } else if (job.kind.nearest && !job.taken) {
            headers.push_back({plural_of(job.kind.nearest->kind), false, header});
        }
    }
    return headers;
}

}  // namespace

LoadTrouble load(const LoadOptions& options, Books& books) {
    LoadTrouble trouble;
    const auto files = find_input_files(options, trouble);
    LoadTrouble of_files = load(options, files, books, nullptr);
    of_files.errors.insert(of_files.errors.begin(), trouble.errors.begin(), trouble.errors.end());
    of_files.warnings.insert(of_files.warnings.begin(), trouble.warnings.begin(), trouble.warnings.end());
    return of_files;
}

LoadTrouble load(const LoadOptions& options, const std::vector<CandidateFile>& files, Books& books,
                 LoadEvidence* evidence) {
    LoadTrouble trouble;
    std::vector<Job> jobs;
    for (const CandidateFile& file : files) {
        jobs.emplace_back();
        jobs.back().file = file;
    }
    const auto order = largest_first(jobs);
    read_shipped_profiles(options.threads);
    for_each_on_threads(jobs.size(), options.threads,
                        [&](std::size_t place, unsigned) { sniff_file(jobs[order[place]], options); });
    offer_to_profiles(jobs, options, books, trouble);
    for (Job& job : jobs) {
        if (!is_settled(job)) tell_kind_of(job, options);
    }
    for_each_on_threads(jobs.size(), options.threads,
                        [&](std::size_t place, unsigned) { load_job(jobs[order[place]], options, books.texts); });
    for (Job& job : jobs) {
        if (evidence != nullptr) evidence->files.push_back(evidence_of(job));
        finish(job, books, trouble);
    }
    take_over(trouble.warnings, idle_mapping_warnings(options.mapping, kinds_of_headers(jobs)));
    return trouble;
}

}  // namespace msp_audit
