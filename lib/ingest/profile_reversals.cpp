#include "ingest/profile_reversals.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace msp_audit {

namespace {

/// The parts of a document's number: numbers by their value and before other texts.
using Number = std::vector<std::string>;

bool is_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

struct ByValue {
    bool operator()(const Number& a, const Number& b) const {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), part_before);
    }
    static bool part_before(const std::string& a, const std::string& b) {
        const bool numbers = is_digits(a);
        if (numbers != is_digits(b)) return numbers;
        if (numbers && a.size() != b.size()) return a.size() < b.size();
        return a < b;
    }
};

struct Line {
    std::size_t row = 0;
    std::string key;  ///< PO line, quantity, amount and currency, without sign
    Decimal amount;   ///< the total; else quantity and price, else the quantity
    int sign = 0;     ///< of the amount
};

struct Document {
    std::vector<Line> lines;
    bool takes_back = false;
    bool taken_back = false;
};

std::string text_of(const std::optional<Decimal>& amount) {
    return amount ? amount->abs().normalized().to_string() : std::string();
}

class DocumentSettler {
public:
    DocumentSettler(ProfileRows& rows, const ReadingsOfRow& readings) : rows_(rows), readings_(readings) {
        for (const ProfileColumn& column : rows.document().number) number_.push_back(rows.bound(column));
        if (!rows.document().reversals) return;
        for (const ProfileColumn& column : rows.document().reversals->named_by)
            named_by_.push_back(rows.bound(column));
    }

    std::vector<ProfileRows::Said> settle();

private:
    [[nodiscard]] Line line_of(std::size_t row) const;
    [[nodiscard]] std::optional<Decimal> amount(const CanonicalRow& row, std::size_t place, Column column) const;
    [[nodiscard]] std::optional<Number> number_of(std::size_t row, const std::vector<BoundColumn>& parts) const;
    void set_type(const Document& document);
    void pair(const Number& number, Document& document);
    [[nodiscard]] Document* named(const Number& number, const Document& document);
    [[nodiscard]] Document* mirrored(const Document& document);

    ProfileRows& rows_;
    const ReadingsOfRow& readings_;
    std::vector<BoundColumn> number_, named_by_;
    std::map<Number, Document, ByValue> documents_;
    /// Signature -> the documents so far that have it, the latest last.
    std::unordered_map<std::string, std::vector<Document*>> offered_;
    ProfileRows::Said unpaired_;
};

std::optional<Number> DocumentSettler::number_of(std::size_t row, const std::vector<BoundColumn>& parts) const {
    Number number;
    for (const BoundColumn& part : parts) {
        std::string text;
        if (!append_key_part(text, rows_.text(row, part)) || text == "0\n") return std::nullopt;
        text.pop_back();
        number.push_back(std::move(text));
    }
    if (number.empty()) return std::nullopt;
    return number;
}

std::optional<Decimal> DocumentSettler::amount(const CanonicalRow& row, std::size_t place, Column column) const {
    std::string reason;
    return read_amount(row[column], readings_(place)[static_cast<std::size_t>(column)].mark, reason);
}

Line DocumentSettler::line_of(std::size_t row) const {
    const CanonicalRow cells = rows_.canonical(row);
    const auto quantity = amount(cells, row, Column::quantity);
    const auto total = amount(cells, row, Column::line_total);
    Line line;
    line.row = row;
    line.amount = total ? *total : quantity.value_or(Decimal());
    const auto price = total ? std::nullopt : amount(cells, row, Column::unit_price);
    if (price && quantity) line.amount = *quantity * *price;
    line.sign = line.amount.sign();
    if (!append_key_part(line.key, cells[Column::po_number])) line.key += '\n';
    if (!append_key_part(line.key, cells[Column::po_line])) line.key += '\n';
    line.key += text_of(quantity) + '\n' + text_of(total) + '\n';
    if (!total) line.key += text_of(amount(cells, row, Column::unit_price));
    line.key += '\n';
    line.key += cells[Column::currency];
    return line;
}

/// Nothing if the lines add up to more than can be computed.
std::optional<int> sign_of(const Document& document) {
    try {
        Decimal sum;
        for (const Line& line : document.lines) sum += line.amount;
        return sum.sign();
    } catch (const Overflow&) {
        return std::nullopt;
    }
}

void DocumentSettler::set_type(const Document& document) {
    const auto sign = sign_of(document);
    if (!sign) return;
    for (const Line& line : document.lines) rows_.set(line.row, Column::type, *sign < 0 ? "credit_note" : "invoice");
}

Document* DocumentSettler::named(const Number& number, const Document& document) {
    const auto name = number_of(document.lines.front().row, named_by_);
    // What was taken back names its reversal as well, which has the higher number.
    if (!name || !ByValue()(*name, number)) return nullptr;
    const auto found = documents_.find(*name);
    return found == documents_.end() ? nullptr : &found->second;
}

/// All lines of a document with their signs, or with the other ones; equal for documents with equal lines.
std::string signature(const Document& document, int turn) {
    std::vector<std::string> keys;
    for (const Line& line : document.lines) keys.push_back((line.sign * turn < 0 ? "-" : "+") + line.key);
    std::sort(keys.begin(), keys.end());
    std::string all;
    for (const std::string& key : keys) all += key + '\n';
    return all;
}

Document* DocumentSettler::mirrored(const Document& document) {
    const auto found = offered_.find(signature(document, -1));
    if (found == offered_.end()) return nullptr;
    std::vector<Document*>& candidates = found->second;
    while (!candidates.empty() && candidates.back()->taken_back) candidates.pop_back();
    return candidates.empty() ? nullptr : candidates.back();
}

void DocumentSettler::pair(const Number& number, Document& document) {
    document.takes_back = rows_.holds(document.lines.front().row, rows_.document().reversals->when);
    Document* partner = named(number, document);
    if (partner == nullptr && document.takes_back) partner = mirrored(document);
    if (partner != nullptr) {
        partner->taken_back = true;
        const CanonicalRow taken_back = rows_.canonical(partner->lines.front().row);
        for (const Line& line : document.lines) {
            rows_.set(line.row, Column::credited_invoice, taken_back[Column::invoice_number]);
        }
    } else if (document.takes_back) {
        const std::uint32_t base = rows_.base(document.lines.front().row);
        unpaired_.first_row = std::min(unpaired_.first_row, base);
        unpaired_.rows += document.lines.size();
    }
    if (partner == nullptr && !document.takes_back) offered_[signature(document, 1)].push_back(&document);
}

std::vector<ProfileRows::Said> DocumentSettler::settle() {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (rows_.is_dropped(row)) continue;
        if (const auto number = number_of(row, number_)) documents_[*number].lines.push_back(line_of(row));
    }
    for (auto& [number, document] : documents_) {
        if (rows_.document().type_from_sign) set_type(document);
        if (rows_.document().reversals) pair(number, document);
    }
    if (unpaired_.rows == 0) return {};
    unpaired_.words = "a cancellation, but no earlier document has its lines with the other sign: it credits none";
    return {unpaired_};
}

}  // namespace

std::vector<ProfileRows::Said> settle_documents(ProfileRows& rows, const ReadingsOfRow& readings) {
    if (!rows.document().type_from_sign && !rows.document().reversals) return {};
    return DocumentSettler(rows, readings).settle();
}

}  // namespace msp_audit
