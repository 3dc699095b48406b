#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/families.hpp"
#include "core/letter_twins.hpp"
#include "core/text_damage.hpp"

namespace msp_audit {

namespace {

bool is_all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Texts {
public:
    Texts(const DocumentsToCheck& documents, ProblemMaker& into)
        : books_(documents.books), into_(into), damage_(books_.texts.bound()), identifiers_(books_.texts.bound()) {}

    void check() {
        check_quotes();
        check_orders();
        check_slips();
        check_licenses();
        check_invoices();
        tell_lost_zeros();
        tell_twins();
    }

private:
    void check_quotes() {
        for_each_header(books_.quotes, books_.quote_headers, [this](const QuoteHeader& header, SourceRef source) {
            look_at(source, header.number.text,
                    {{Column::quote_number, header.number.text}, {Column::vendor, header.vendor.text}});
        });
        for (const QuoteLine& line : books_.quotes) {
            const TextId number = books_.quote_headers[line.header].number.text;
            look_at(line.source, number, {{Column::sku, line.sku.text}, {Column::description, line.description}});
            look_for_zeros(skus_, line.sku.text, line.source, Column::sku);
        }
    }
    void check_orders() {
        for_each_header(books_.po_lines, books_.po_headers, [this](const PoHeader& header, SourceRef source) {
            look_at(source, header.number.text,
                    {{Column::po_number, header.number.text},
                     {Column::vendor, header.vendor.text},
                     {Column::quote_number, header.quote_number.text},
                     {Column::requester, header.requester},
                     {Column::approver, header.approver}});
            look_for_zeros(orders_, header.number.text, source, Column::po_number);
        });
        for (const PoLine& line : books_.po_lines) {
            const TextId number = books_.po_headers[line.header].number.text;
            look_at(line.source, number,
                    {{Column::sku, line.sku.text},
                     {Column::description, line.description},
                     {Column::packing_slip, line.packing_slip}});
            look_for_zeros(skus_, line.sku.text, line.source, Column::sku);
        }
    }
    void check_slips() {
        for_each_header(books_.slips, books_.slip_headers, [this](const SlipHeader& header, SourceRef source) {
            look_at(source, header.number.text,
                    {{Column::slip_number, header.number.text}, {Column::vendor, header.vendor.text}});
            look_for_zeros(orders_, header.po_number.text, source, Column::po_number);
        });
        for (const SlipLine& line : books_.slips) {
            const TextId number = books_.slip_headers[line.header].number.text;
            look_at(line.source, number,
                    {{Column::sku, line.sku.text},
                     {Column::description, line.description},
                     {Column::serial_numbers, line.serial_numbers}});
            look_for_zeros(skus_, line.sku.text, line.source, Column::sku);
        }
    }
    void check_licenses() {
        for (const License& line : books_.licenses) {
            look_at(line.source, line.number.text,
                    {{Column::license_number, line.number.text},
                     {Column::vendor, line.vendor.text},
                     {Column::sku, line.sku.text},
                     {Column::product, line.product},
                     {Column::license_key, line.key},
                     {Column::customer, line.customer}});
            look_for_zeros(orders_, line.po_number.text, line.source, Column::po_number);
            look_for_zeros(skus_, line.sku.text, line.source, Column::sku);
        }
    }
    void check_invoices() {
        for_each_header(
            books_.invoice_lines, books_.invoice_headers, [this](const InvoiceHeader& header, SourceRef source) {
                look_at(source, header.number.text,
                        {{Column::invoice_number, header.number.text}, {Column::vendor, header.vendor.text}});
            });
        for (const InvoiceLine& line : books_.invoice_lines) {
            const TextId number = books_.invoice_headers[line.header].number.text;
            look_at(line.source, number, {{Column::sku, line.sku.text}, {Column::description, line.description}});
            look_for_zeros(orders_, line.po_number.text, line.source, Column::po_number);
            look_for_zeros(skus_, line.sku.text, line.source, Column::sku);
        }
    }

    struct Cell {
        Column column;
        TextId text;
    };

    void look_at(SourceRef source, TextId document, std::initializer_list<Cell> cells) {
        for (const Cell& cell : cells) {
            if (cell.text == TextId::empty) continue;
            if (role_of(cell.column) == ColumnRole::key) note_identifier(cell.text, source, cell.column);
            const std::string_view damage = damage_of(cell.text);
            const std::string_view text = books_.text(cell.text);
            if (!damage.empty()) {
                into_.add(Code::text_damaged, source, cell.column,
                          {fmt::format("'{}' {}", text, damage), subject_of({books_.text(document), text})});
            }
        }
    }

    std::string_view damage_of(TextId id) {
        std::optional<std::string_view>& known = damage_[static_cast<std::size_t>(id)];
        if (!known) known = text_damage(books_.text(id));
        return *known;
    }

    /// An identifier of digits alone, and the first row of each file that has it.
    struct Numbers {
        std::map<std::pair<TextId, std::uint32_t>, std::pair<SourceRef, Column>> first;
    };

    void look_for_zeros(Numbers& numbers, TextId id, SourceRef source, Column column) {
        if (id == TextId::empty) return;
        note_identifier(id, source, column);
        if (!is_all_digits(books_.text(id))) return;
        const auto [found, is_new] = numbers.first.try_emplace({id, source.file}, source, column);
        if (!is_new && source.row < found->second.first.row) found->second.first = source;
    }

    void note_identifier(TextId id, SourceRef source, Column column) {
        const auto at = static_cast<std::size_t>(id);
        if (!identifiers_[at]) {
            identifiers_[at] = true;
            std::string twin = latin_twin(books_.text(id));
            if (!twin.empty()) look_alikes_.emplace(id, LookAlike{std::move(twin), source, column});
        }
        if (look_alikes_.empty()) return;
        const auto found = look_alikes_.find(id);
        if (found == look_alikes_.end()) return;
        LookAlike& one = found->second;
        if (std::pair(source.file, source.row) >= std::pair(one.source.file, one.source.row)) return;
        one.source = source;
        one.column = column;
    }

    /// Identifiers that look like another one, and those that look as if they were of one script.
    void tell_twins() {
        if (look_alikes_.empty()) return;
        std::set<std::string_view> texts;
        for (std::size_t id = 0; id < identifiers_.size(); ++id) {
            if (identifiers_[id]) texts.insert(books_.text(static_cast<TextId>(id)));
        }
        for (const auto& [id, one] : look_alikes_) {
            const std::string_view text = books_.text(id);
            std::string words;
            if (texts.count(one.twin) != 0) {
                words = fmt::format("'{}' looks like '{}' but has Cyrillic or Greek letters", text, one.twin);
            } else if (mixes_scripts(text)) {
                words = fmt::format("'{}' has Cyrillic or Greek letters that look like Latin ones beside them", text);
            }
            if (words.empty()) continue;
            into_.add(Code::text_damaged, one.source, one.column, {std::move(words), subject_of({text})});
        }
    }

    /// A number that another file has with zeros, and not without them: which file comes first decides nothing.
    void tell_lost_zeros() {
        for (const Numbers* numbers : {&orders_, &skus_}) {
            // Without its zeros -> as printed with them, and in which files.
            std::map<std::string_view, std::vector<std::pair<TextId, std::uint32_t>>> whole;
            for (const auto& [key, place] : numbers->first) {
                std::string_view text = books_.text(key.first);
                if (text.front() != '0') continue;
                text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
                if (!text.empty()) whole[text].push_back(key);
            }
            // The order of texts in their pool means nothing.
            const auto rank = [this](const auto& one) {
                return std::pair<std::string_view, std::string_view>(books_.files[one.second].name,
                                                                     books_.text(one.first));
            };
            for (auto& [text, places] : whole) {
                std::sort(places.begin(), places.end(),
                          [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
            }
            for (const auto& [key, place] : numbers->first) {
                const std::string_view text = books_.text(key.first);
                const auto found = whole.find(text);
                if (found == whole.end()) continue;
                const auto with_zeros =
                    std::find_if(found->second.begin(), found->second.end(),
                                 [&, id = key.first, file = key.second](const auto& one) {
                                     return one.second != file && numbers->first.count({id, one.second}) == 0;
                                 });
                if (with_zeros == found->second.end()) continue;
                into_.add(Code::zeros_lost, place.first, place.second,
                          {fmt::format("'{}' is '{}' in {}", text, books_.text(with_zeros->first),
                                       books_.files[with_zeros->second].name),
                           subject_of({text})});
            }
        }
    }

    const Books& books_;
    ProblemMaker& into_;
    std::vector<std::optional<std::string_view>> damage_;  ///< by text, where it was looked at
    Numbers orders_, skus_;

    struct LookAlike {
        std::string twin;  ///< latin_twin
        SourceRef source;
        Column column;
    };
    std::vector<bool> identifiers_;  ///< by text
    std::map<TextId, LookAlike> look_alikes_;
};

}  // namespace

void check_texts(const DocumentsToCheck& documents, ProblemMaker& into) { Texts(documents, into).check(); }

}  // namespace msp_audit
