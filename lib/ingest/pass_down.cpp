#include <algorithm>
#include <type_traits>
#include <utility>

#include "ingest/build_records.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

namespace {

using enum Column;

/// The document columns of one row, whatever its kind.
struct DocumentFields {
    TextId number = TextId::empty;
    TextId vendor = TextId::empty;
    TextId currency = TextId::empty;
    TextId po_number = TextId::empty;
    Day date;
    StoredDecimal total;
    DocumentType type = DocumentType::unstated;
    bool needs_vendor = true;
};

struct NoHeader {};

DocumentFields fields_of(const QuoteHeader& header, const QuoteLine& /*line*/) {
    return {header.number.text, header.vendor.text, header.currency, {}, header.date, {}, {}};
}
DocumentFields fields_of(const PoHeader& header, const PoLine& /*line*/) {
    return {header.number.text, header.vendor.text, header.currency, {}, header.date, {}, {}};
}
DocumentFields fields_of(const SlipHeader& header, const SlipLine& /*line*/) {
    return {header.number.text, header.vendor.text, {}, header.po_number.text, header.received, {}, {}};
}
DocumentFields fields_of(const NoHeader& /*header*/, const License& line) {
    return {line.number.text, line.vendor.text, {}, line.po_number.text, {}, {}, {}};
}
DocumentFields fields_of(const InvoiceHeader& header, const InvoiceLine& line) {
    return {header.number.text, header.vendor.text, header.currency, line.po_number.text,
            header.date,        header.total,       header.type,     !header.vendor_from_po};
}

template <class Header>
void put_in_header(const DocumentFields& fields, Header& header) {
    header.number.text = fields.number;
    header.vendor.text = fields.vendor;
    header.currency = fields.currency;
    header.date = fields.date;
}

void put(const DocumentFields& fields, QuoteHeader& header, QuoteLine& /*line*/) { put_in_header(fields, header); }
void put(const DocumentFields& fields, PoHeader& header, PoLine& /*line*/) { put_in_header(fields, header); }
void put(const DocumentFields& fields, SlipHeader& header, SlipLine& /*line*/) {
    header = {SlipNumber{fields.number}, VendorName{fields.vendor}, PoNumber{fields.po_number}, fields.date};
}
void put(const DocumentFields& fields, NoHeader& /*header*/, License& line) {
    line.number.text = fields.number;
    line.vendor.text = fields.vendor;
    line.po_number.text = fields.po_number;
}
void put(const DocumentFields& fields, InvoiceHeader& header, InvoiceLine& line) {
    put_in_header(fields, header);
    header.total = fields.total;
    header.type = fields.type;
    line.po_number.text = fields.po_number;
    line.passed_down = true;
}

bool is_date(Column column) {
    return column == quote_date || column == order_date || column == received_date || column == invoice_date;
}

bool has(const DocumentFields& fields, Column column) {
    if (column == vendor) return fields.vendor != TextId::empty;
    if (column == currency) return fields.currency != TextId::empty;
    if (column == type) return fields.type != DocumentType::unstated;
    if (column == invoice_total) return fields.total.has_value();
    return is_date(column) ? fields.date.has_value() : fields.po_number != TextId::empty;
}

void take(DocumentFields& to, const DocumentFields& from, Column column) {
    if (column == vendor) to.vendor = from.vendor;
    if (column == currency) to.currency = from.currency;
    if (column == type) to.type = from.type;
    if (column == invoice_total) to.total = from.total;
    if (column == po_number) to.po_number = from.po_number;
    if (is_date(column)) to.date = from.date;
}

/// Headers of the lines as they come out, equal ones one behind the other kept once.
template <class Header>
struct HeaderList {
    std::vector<Header> old, kept;

    [[nodiscard]] Header of(std::uint32_t place) const { return old[place]; }
    [[nodiscard]] std::uint32_t keep(const Header& header) { return place_of(header, kept); }
};

/// Walks the rows of one file, rejected ones too, document by document.
template <class Line, class Header>
class FirstRows {
public:
    FirstRows(FileRecords& records, DocumentKind kind, std::vector<Line>& lines, std::vector<Header>& headers)
        : records_(records), kind_(kind), columns_(document_columns(kind)), lines_(lines) {
        headers_.old.swap(headers);
    }

    [[nodiscard]] std::vector<Header> run() {
        const std::size_t known_rejected = records_.rejected.size();
        std::size_t rejected = 0;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            while (rejected < known_rejected && records_.rejected[rejected].source.row < lines_[at].source.row) {
                meet_rejected(rejected++);
            }
            meet_line(at);
        }
        close();
        lines_.resize(kept_lines_);
        std::stable_sort(records_.rejected.begin(), records_.rejected.end(),
                         [](const RejectedRow& a, const RejectedRow& b) { return a.source.row < b.source.row; });
        return std::move(headers_.kept);
    }

private:
    struct Member {
        std::size_t line;
        DocumentFields fields;
        std::uint32_t leans_on;  ///< a rejected row that may have begun the document; 0: none
    };

    [[nodiscard]] DocumentFields fields_at(std::size_t at) const {
        const Line& line = lines_[at];
        if constexpr (std::is_same_v<Header, NoHeader>) {
            return fields_of(NoHeader{}, line);
        } else {
            return fields_of(headers_.old[line.header], line);
        }
    }

    [[nodiscard]] bool begins_document(TextId number, TextId vendor_name) const {
        if (!open_) return true;
        return (number != TextId::empty && number != number_) ||
               (vendor_name != TextId::empty && vendor_name != vendor_);
    }

    void begin(TextId number, TextId vendor_name) {
        close();
        open_ = true;
        number_ = number;
        vendor_ = vendor_name;
    }

    void meet_rejected(std::size_t at) {
        const std::uint32_t place = records_.rejected[at].source.row;
        const TextId number = records_.rejected[at].document;
        const TextId vendor_name = records_.rejected[at].vendor;
        const ColumnSet fields = at < records_.rejected_fields.size() ? records_.rejected_fields[at] : ColumnSet();
        // A row that could not be split says nothing of where it belongs.
        const bool is_unknown = records_.rejected[at].column.empty();
        if (is_unknown && open_) {
            broken_row_ = place;
        } else if (begins_document(number, vendor_name)) {
            begin(number, vendor_name);
            rejected_head_ = place;
            rejected_head_fields_ = fields;
        } else {
            later_rejected_fields_ = ColumnSet(later_rejected_fields_.bits() | fields.bits());
        }
    }

    void meet_line(std::size_t at) {
        const DocumentFields fields = fields_at(at);
        if (begins_document(fields.number, fields.vendor)) begin(fields.number, fields.vendor);
        if (fields.number != TextId::empty) broken_row_ = 0;
        members_.push_back({at, fields, broken_row_});
    }

    void close() {
        if (open_) {
            if (rejected_head_ != 0) {
                lean_on_rejected_head();
            } else if (members_.size() > 1) {
                pass_down();
            }
            for (const Member& member : members_) keep_or_reject(member);
        }
        members_.clear();
        open_ = false;
        rejected_head_ = broken_row_ = 0;
        rejected_head_fields_ = later_rejected_fields_ = {};
    }

    void lean_on_rejected_head() {
        for (Member& member : members_) {
            bool leans = member.fields.number == TextId::empty;
            for (const Column column : columns_.subspan(1)) {
                leans = leans || (rejected_head_fields_.has(column) && !has(member.fields, column));
            }
            if (leans && member.leans_on == 0) member.leans_on = rejected_head_;
            if (leans) member.fields.number = number_;
        }
    }

    void pass_down() {
        const DocumentFields first = members_.front().fields;
        for (auto later = members_.begin() + 1; later != members_.end(); ++later) later->fields.number = number_;
        for (const Column column : columns_.subspan(1)) {
            if (!has(first, column) || later_rejected_fields_.has(column)) continue;
            const bool only_first = std::none_of(members_.begin() + 1, members_.end(),
                                                 [&](const Member& member) { return has(member.fields, column); });
            if (!only_first) continue;
            for (auto later = members_.begin() + 1; later != members_.end(); ++later) {
                take(later->fields, first, column);
            }
        }
    }

    void keep_or_reject(const Member& member) {
        if (member.leans_on != 0) {
            return reject(member, columns_.front(),
                          "row " + std::to_string(member.leans_on) + ", which begins its document, is rejected");
        }
        for (const Column column : required_columns(kind_)) {
            const bool is_number = column == columns_.front();
            if (!is_number && std::find(columns_.begin(), columns_.end(), column) == columns_.end()) continue;
            if (column == vendor && !member.fields.needs_vendor) continue;
            const bool is_there = is_number ? member.fields.number != TextId::empty : has(member.fields, column);
            if (!is_there) return reject(member, column, "the cell is empty");
        }
        keep(member);
    }

    [[nodiscard]] static bool is_same_fields(const DocumentFields& a, const DocumentFields& b) {
        return a.number == b.number && a.vendor == b.vendor && a.currency == b.currency &&
               a.po_number == b.po_number && a.date == b.date && is_same(a.total, b.total) && a.type == b.type;
    }

    void keep(const Member& member) {
        Line line = lines_[member.line];
        const bool is_changed = !is_same_fields(member.fields, fields_at(member.line));
        if constexpr (std::is_same_v<Header, NoHeader>) {
            NoHeader none;
            if (is_changed) put(member.fields, none, line);
        } else {
            Header header = headers_.of(line.header);
            if (is_changed) put(member.fields, header, line);
            line.header = headers_.keep(header);
        }
        lines_[kept_lines_++] = line;
    }

    void reject(const Member& member, Column column, std::string reason) {
        const std::string& printed = records_.printed[static_cast<std::size_t>(column)];
        RejectedRow row;
        row.source = lines_[member.line].source;
        row.kind = kind_;
        row.column = printed.empty() ? std::string(name_of(column)) : printed;
        row.reason = std::move(reason);
        row.document = member.fields.number;
        row.vendor = member.fields.vendor;
        row.po_number = member.fields.po_number;
        records_.rejected.push_back(std::move(row));
    }

    FileRecords& records_;
    DocumentKind kind_;
    std::span<const Column> columns_;
    std::vector<Line>& lines_;
    std::size_t kept_lines_ = 0;
    HeaderList<Header> headers_;

    // The document that is being read.
    bool open_ = false;
    TextId number_ = TextId::empty;
    TextId vendor_ = TextId::empty;
    std::vector<Member> members_;
    std::uint32_t rejected_head_ = 0;
    ColumnSet rejected_head_fields_, later_rejected_fields_;
    std::uint32_t broken_row_ = 0;
};

template <class Line, class Header>
void pass_down(FileRecords& records, DocumentKind kind, std::vector<Line>& lines, std::vector<Header>& headers) {
    headers = FirstRows<Line, Header>(records, kind, lines, headers).run();
}

/// No row lacks what another one has or what every row needs.
bool is_complete(const FileRecords& records, DocumentKind kind) {
    const auto columns = document_columns(kind);
    const auto required = required_columns(kind);
    return std::none_of(columns.begin(), columns.end(), [&](Column column) {
        const bool is_required = std::find(required.begin(), required.end(), column) != required.end();
        return records.blank.has(column) && (is_required || records.filled.has(column));
    });
}

}  // namespace

void pass_down_first_rows(FileRecords& records, DocumentKind kind) {
    std::vector<NoHeader> none;
    if (is_complete(records, kind)) return;
    switch (kind) {
    case DocumentKind::quote:
        return pass_down(records, kind, records.quotes, records.quote_headers);
    case DocumentKind::purchase_order:
        return pass_down(records, kind, records.po_lines, records.po_headers);
    case DocumentKind::packing_slip:
        return pass_down(records, kind, records.slips, records.slip_headers);
    case DocumentKind::license:
        return pass_down(records, kind, records.licenses, none);
    case DocumentKind::invoice:
        return pass_down(records, kind, records.invoice_lines, records.invoice_headers);
    case DocumentKind::install:
    case DocumentKind::run:
    case DocumentKind::ticket:
    case DocumentKind::ticket_event:
    case DocumentKind::time_entry:
        break;
    }
}

}  // namespace msp_audit
