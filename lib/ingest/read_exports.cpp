#include "ingest/read_exports.hpp"

#include <algorithm>
#include <array>

#include "ingest/both_families.hpp"
#include "ingest/input_files.hpp"
#include "ingest/load_tickets.hpp"

namespace msp_audit {

std::uint32_t ReadExports::place_of(const std::string& name) const {
    return static_cast<std::uint32_t>(std::find(names.begin(), names.end(), name) - names.begin());
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
        into.names.push_back(name);
        ReadExport& file = into.files.emplace_back();
        file.evidence.file.name = name;
        file.errors = {*found};
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
            ReadExport& one = into.files.emplace_back();
            one.evidence = families[family]->evidence.files[file];
            one.of_tickets = family == 1;
            one.errors = families[family]->errors_of(file);
            one.warnings = families[family]->warnings_of(file);
            one.headers = one.evidence.file.dialect.header;
        }
    }
    // By now a workbook goes by the name of the sheet that is read.
    for (const ReadExport& one : into.files) {
        const std::string& name = one.evidence.file.name;
        if (std::find(into.names.begin(), into.names.end(), name) == into.names.end()) into.names.push_back(name);
    }
    into.errors = trouble.errors;
    into.warnings = trouble.warnings;
    add_files_not_found(order.options, into);
    for (const FamilyReading* family : families) {
        add_new(into.errors, family->errors_of(FamilyReading::no_file));
        add_new(into.warnings, family->warnings_of(FamilyReading::no_file));
    }
    into.is_ambiguous = documents.trouble.ambiguous;
}

}  // namespace msp_audit
