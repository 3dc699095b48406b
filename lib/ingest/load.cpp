#include "ingest/load.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

#include "ingest/file_kind.hpp"
#include "ingest/input_files.hpp"
#include "ingest/load_file.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

namespace {

/// Calls `work` for each of `places`, the first ones first, on so many threads. The first exception comes through
/// when all threads are done.
void for_each_on_threads(const std::vector<std::size_t>& places, unsigned threads,
                         const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto run = [&] {
        try {
            for (std::size_t at = next++; at < places.size(); at = next++) work(places[at]);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
            next = places.size();
        }
    };
    std::vector<std::thread> others;
    const std::size_t wanted = std::min<std::size_t>(std::max(1U, threads), places.size());
    for (std::size_t i = 1; i < wanted; ++i) others.emplace_back(run);
    run();
    for (std::thread& other : others) other.join();
    if (failure) std::rethrow_exception(failure);
}

/// A file, and what becomes of it.
struct Job {
    CandidateFile file;
    FileKind kind;
    LoadedFile loaded;
    bool taken = false;                     ///< by a profile
    std::optional<DocumentKind> only_kind;  ///< ProfiledFiles::only_kind
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
    try {
        const auto source = file.open();
        file.dialect = sniff(
            *source, [&](std::span<const std::string_view> cells) { return header_score(cells, file.kind, options); },
            options.limits);
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
    const ProfiledFiles profiled = load_with_profiles(files, options, books, trouble);
    for (const std::size_t taken : profiled.taken) jobs[places[taken]].taken = true;
    for (const auto& [place, kind] : profiled.only_kind) jobs[places[place]].only_kind = kind;
}

/// A part of one system's export is not read as another kind of document because its headers would allow it.
void tell_kind_of(Job& job, const LoadOptions& options) {
    job.kind = tell_kind(job.file, options);
    if (!job.only_kind || !job.kind.reading || job.kind.reading->kind == *job.only_kind) return;
    const std::string told(plural_of(job.kind.reading->kind));
    job.kind.reading.reset();
    (job.file.named ? job.kind.error : job.kind.warning) =
        job.file.name + ": left out: its headers would fit " + told + ", but it is a part of " +
        std::string(plural_of(*job.only_kind)) + "\n  hint: --kind " + told + "=" + job.file.name + " if it is not";
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

void finish(Job& job, Books& books, LoadTrouble& trouble) {
    if (!job.kind.error.empty()) trouble.errors.push_back(job.kind.error);
    if (!job.kind.warning.empty()) trouble.warnings.push_back(job.kind.warning);
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

}  // namespace

LoadTrouble load(const LoadOptions& options, Books& books) {
    LoadTrouble trouble;
    std::vector<Job> jobs;
    for (CandidateFile& file : find_input_files(options, trouble)) {
        jobs.emplace_back();
        jobs.back().file = std::move(file);
    }
    const auto order = largest_first(jobs);
    for_each_on_threads(order, options.threads, [&](std::size_t place) { sniff_file(jobs[place], options); });
    offer_to_profiles(jobs, options, books, trouble);
    for (Job& job : jobs) {
        if (!is_settled(job)) tell_kind_of(job, options);
    }
    for_each_on_threads(order, options.threads,
                        [&](std::size_t place) { load_job(jobs[place], options, books.texts); });
    for (Job& job : jobs) finish(job, books, trouble);
    return trouble;
}

}  // namespace msp_audit
