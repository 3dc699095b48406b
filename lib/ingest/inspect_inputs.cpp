#include "ingest/inspect_inputs.hpp"

#include <algorithm>
#include <utility>

#include "ingest/both_families.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/input_files.hpp"
#include "ingest/late_values.hpp"
#include "ingest/load_tickets.hpp"

namespace msp_audit {

std::string why_lines_stay_alone(const FileEvidence& evidence) {
    using enum Column;
    if (!evidence.kind || !evidence.reading) return {};
    const ColumnSet& columns = evidence.reading->columns;
    const bool is_order = *evidence.kind == DocumentKind::purchase_order;
    const bool is_bill_or_slip =
        *evidence.kind == DocumentKind::invoice || *evidence.kind == DocumentKind::packing_slip;
    const Column number = is_order ? line : po_line;
    if (columns.has(sku) || columns.has(description) || columns.has(number)) return {};
    if (!is_order && !is_bill_or_slip) return {};
    std::string why = evidence.file.name + ": no column says which item a line is for (sku, description or " +
                      std::string(name_of(number)) + "): its lines cannot be matched with those of " +
                      (is_order ? "invoices and packing slips" : "an order");
    if (is_order || !columns.has(line)) return why;
    const std::string& header = evidence.file.dialect.header[evidence.reading->place[static_cast<std::size_t>(line)]];
    return why + "\n  hint: if '" + header +
           "' is the number of the order's line: " + mapping_line(*evidence.kind, name_of(po_line), header);
}

namespace {

/// Rows of tickets that nobody wants to keep.
class NoTickets final : public TicketSink {
public:
    void begin(std::uint32_t /*file*/, const TicketFile& /*about*/) override {}
    void add(const TicketRow& /*row*/) override {}
    void add(const TicketEvent& /*event*/) override {}
    void add(const TimeEntry& /*entry*/) override {}
};

/// What one reader has to say.
struct Side : FamilyReading {
    std::vector<std::string> names;  ///< of the files that were read, by their numbers in SourceRef
    std::vector<RejectedRow> rejected;
    std::vector<BadTicketCell> bad_cells;
};

bool is_about_tickets(DocumentKind kind) {
    return std::find(ticket_kinds.begin(), ticket_kinds.end(), kind) != ticket_kinds.end();
}

class InputsInspected {
public:
    InputsInspected(const InspectionOrder& order, const TimeZone& zone) : order_(order), zone_(zone) {}

    InputInspection run() {
        LoadTrouble trouble;
        const auto files = find_input_files(order_.options, trouble);
        result_.errors = trouble.errors;
        if (order_.documents) read_documents(files);
        if (order_.tickets) read_tickets(files);
        for (const std::string& warning : trouble.warnings) result_.warnings.push_back(warning);
        for (std::size_t file = 0; file < files.size(); ++file) take(file);
        say_the_rest();
        return std::move(result_);
    }

private:
    void read_documents(const std::vector<CandidateFile>& files) {
        Books books;
        Side& side = sides_.emplace_back();
        side.trouble = load(order_.options, files, books, &side.evidence);
        for (const InputFile& file : books.files) side.names.push_back(file.name);
        side.rejected = std::move(books.rejected);
    }

    void read_tickets(const std::vector<CandidateFile>& files) {
        LoadOptions options = order_.options;
        options.mapping = order_.tickets_mapping;
        TicketInputs inputs;
        NoTickets nowhere;
        Side& side = sides_.emplace_back();
        side.trouble = load_tickets(options, files, zone_, nowhere, inputs, &side.evidence);
        for (const TicketFile& file : inputs.files) side.names.push_back(file.input.name);
        side.rejected = std::move(inputs.rejected);
        side.bad_cells = std::move(inputs.bad_cells);
    }

    void take(std::size_t file) {
        std::vector<const FamilyReading*> families;
        for (const Side& side : sides_) families.push_back(&side);
        for (const std::size_t side : families_of(file, families)) add(sides_[side], file);
    }

    void add(const Side& side, std::size_t file) {
        InspectedInput& input = result_.files.emplace_back();
        input.evidence = side.evidence.files[file];
        input.errors = side.errors_of(file);
        input.warnings = side.warnings_of(file);
        const auto is_here = [&](const auto& row) { return side.names[row.source.file] == input.evidence.file.name; };
        std::copy_if(side.rejected.begin(), side.rejected.end(), std::back_inserter(input.rejected), is_here);
        std::stable_sort(input.rejected.begin(), input.rejected.end(),
                         [](const auto& a, const auto& b) { return a.source.row < b.source.row; });
        std::copy_if(side.bad_cells.begin(), side.bad_cells.end(), std::back_inserter(input.bad_cells), is_here);
        look_at(input);
    }

    void look_at(InspectedInput& input) const {
        try {
            input.form = form_of(input.evidence.file);
            if (input.evidence.kind) {
                if (const auto& reading = input.evidence.reading) {
                    const ReadLimits& limits = order_.options.limits;
                    const CandidateFile file = with_late_values(input.evidence.file, *reading, limits);
                    input.offers = offered_columns(*reading, file.dialect, told_by_rows(file, *reading, limits));
                }
                std::string alone = why_lines_stay_alone(input.evidence);
                if (!alone.empty()) input.warnings.push_back(std::move(alone));
            } else {
                input.nearest = nearest_kind(input.evidence, order_.options.mapping, order_.tickets_mapping,
                                             order_.options.limits);
            }
            if (input.nearest) {
                // Its columns are shown as those of the kind that it is most like.
                CandidateFile file = input.evidence.file;
                file.dialect = input.nearest->dialect;
                input.samples = samples_of(file, input.nearest->columns, is_about_tickets(input.nearest->kind),
                                           order_.options.limits);
            } else if (!input.evidence.columns.empty()) {
                input.samples = samples_of(input.evidence.file, input.evidence.columns,
                                           input.evidence.ticket_reading.has_value(), order_.options.limits);
            }
        } catch (const UnreadableFile& error) {
            const bool is_said =
                std::find(input.errors.begin(), input.errors.end(), error.what()) != input.errors.end();
            if (!is_said) input.errors.emplace_back(error.what());
        }
    }

    /// What is about no single file, once.
    void say_the_rest() {
        for (const Side& side : sides_) {
            add_new(result_.errors, side.errors_of(FamilyReading::no_file));
            add_new(result_.warnings, side.warnings_of(FamilyReading::no_file));
        }
    }

    const InspectionOrder& order_;
    const TimeZone& zone_;
    std::vector<Side> sides_;
    InputInspection result_;
};

}  // namespace

InputInspection inspect_inputs(const InspectionOrder& order, const TimeZone& source_zone) {
    return InputsInspected(order, source_zone).run();
}

}  // namespace msp_audit
