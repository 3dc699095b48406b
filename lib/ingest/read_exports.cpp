#include "ingest/read_exports.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/both_families.hpp"
#include "ingest/input_files.hpp"
#include "ingest/load_tickets.hpp"

namespace msp_audit {

void ReadExports::add_name(const std::string& name) {
    if (places_.try_emplace(name, static_cast<std::uint32_t>(names.size())).second) names.push_back(name);
}

void ReadExports::add_file(ReadExport file) {
    file_places_[file.of_tickets ? 1 : 0].try_emplace(file.evidence.file.name, files.size());
    files.push_back(std::move(file));
}

std::uint32_t ReadExports::place_of(const std::string& name) const {
    const auto found = places_.find(name);
    return found == places_.end() ? static_cast<std::uint32_t>(names.size()) : found->second;
}

const ReadExport* ReadExports::file(const std::string& name, bool of_tickets) const {
    const auto& places = file_places_[of_tickets ? 1 : 0];
    const auto found = places.find(name);
    return found == places.end() ? nullptr : &files[found->second];
}

namespace {

/// A file that is named and cannot be opened is a file with an error, and none of those that were found.
void add_files_not_found(const LoadOptions& options, ReadExports& into) {
    std::vector<std::string> asked = options.paths;
    for (const auto& [kind, file] : options.kinds) asked.push_back(file);
    for (const std::string& name : asked) {
        const auto found = std::find_if(into.errors.begin(), into.errors.end(), [&name](const std::string& error) {
            return error.starts_with("cannot open " + name + ": ") || error.starts_with("cannot read " + name + ": ");
        });
        if (found == into.errors.end()) continue;
        into.add_name(name);
        ReadExport file;
        file.evidence.file.name = name;
        file.errors = {*found};
        into.add_file(std::move(file));
        into.errors.erase(found);
    }
}

}  // namespace

void read_exports(const InspectionOrder& order, const TimeZone& source_zone, TicketSink& sink, ReadExports& into) {
    LoadTrouble trouble;
    const auto files = find_input_files(order.options, trouble);
    FamilyReading documents;
    FamilyReading tickets;
    if (order.documents) documents.trouble = load(order.options, files, into.books, &documents.evidence);
    if (order.tickets) {
        LoadOptions options = order.options;
        options.mapping = order.tickets_mapping;
        tickets.trouble = load_tickets(options, files, source_zone, sink, into.tickets, &tickets.evidence);
    }
    const std::array<const FamilyReading*, 2> families{&documents, &tickets};
    for (std::size_t file = 0; file < files.size(); ++file) {
        for (const std::size_t family : families_of(file, families)) {
            ReadExport one;
            one.evidence = families[family]->evidence.files[file];
            one.of_tickets = family == 1;
            one.errors = families[family]->errors_of(file);
            one.warnings = families[family]->warnings_of(file);
            one.headers = one.evidence.file.dialect.header;
            into.add_file(std::move(one));
        }
    }
    // By now a workbook goes by the name of the sheet that is read.
    for (const ReadExport& one : into.files) into.add_name(one.evidence.file.name);
    into.errors = trouble.errors;
    into.warnings = trouble.warnings;
    add_files_not_found(order.options, into);
    for (const FamilyReading* family : families) {
        add_new(into.errors, family->errors_of(FamilyReading::no_file));
        add_new(into.warnings, family->warnings_of(FamilyReading::no_file));
    }
}

}  // namespace msp_audit
