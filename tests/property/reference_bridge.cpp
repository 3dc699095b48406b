#include "property/reference_bridge.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "core/columns.hpp"
#include "core/currency.hpp"

namespace bridge {

using namespace msp_audit;

namespace {

std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
    std::string text = "\"";
    for (const char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    return text + "\"";
}

void write_kind(const std::vector<reference::Row>& rows, bool supplied, DocumentKind kind,
                const std::filesystem::path& folder, std::vector<std::pair<DocumentKind, std::string>>& paths) {
    std::map<std::string, std::vector<const reference::Row*>> files;
    for (const reference::Row& row : rows) files[row.file].push_back(&row);
    if (files.empty() && supplied) files[fmt::format("empty-{}.csv", plural_of(kind))];
    for (const auto& [name, members] : files) {
        std::set<std::string> columns;
        for (const Column column : required_columns(kind)) columns.emplace(name_of(column));
        for (const reference::Row* row : members) {
            for (const auto& [column, cell] : row->cells) columns.insert(column);
        }
        if (kind == DocumentKind::invoice && members.empty()) columns.insert("line_total");
        std::ofstream out(folder / name, std::ios::binary);
        std::string header;
        for (const std::string& column : columns) header += (header.empty() ? "" : ",") + column;
        out << header << '\n';
        for (const reference::Row* row : members) {
            std::string text;
            bool first = true;
            for (const std::string& column : columns) {
                const auto found = row->cells.find(column);
                text += (first ? "" : ",") + (found == row->cells.end() ? std::string() : quoted(found->second));
                first = false;
            }
            out << text << '\n';
        }
        paths.emplace_back(kind, (folder / name).string());
    }
}

AbsoluteLimit absolute_of(const reference::Tolerance& tolerance) {
    AbsoluteLimit limit;
    if (!tolerance.absolute.empty()) limit.bare = *Decimal::parse(tolerance.absolute);
    for (const auto& [currency, figure] : tolerance.absolute_by_currency) {
        limit.by_currency[currency] = *Decimal::parse(figure);
    }
    return limit;
}

msp_audit::Tolerance tolerance_of(const reference::Tolerance& tolerance) {
    msp_audit::Tolerance made;
    if (!tolerance.percent.empty()) made.percent = *Decimal::parse(tolerance.percent);
    made.absolute = absolute_of(tolerance);
    return made;
}

std::size_t key_named(const std::string& name) {
    for (std::size_t i = 0; i < tolerance_keys; ++i) {
        if (msp_audit::name_of(static_cast<ToleranceKey>(i)) == name) return i;
    }
    throw std::runtime_error("no tolerance is called " + name);
}

std::set<std::string> names_of(CodeSet codes) {
    std::set<std::string> names;
    for (const CodeEntry& entry : code_table()) {
        if (codes.has(entry.code)) names.emplace(entry.name);
    }
    return names;
}

reference::Parts parts_of(const Parts& parts) {
    return {parts[Part::payable].to_string(), parts[Part::awaiting].to_string(), parts[Part::disputed].to_string(),
            parts[Part::unchecked].to_string()};
}

}  // namespace

std::vector<std::pair<DocumentKind, std::string>> write_files(const reference::Books& books,
                                                              const std::filesystem::path& folder) {
    std::vector<std::pair<DocumentKind, std::string>> paths;
    write_kind(books.quotes, books.quotes_supplied, DocumentKind::quote, folder, paths);
    write_kind(books.purchase_orders, books.purchase_orders_supplied, DocumentKind::purchase_order, folder, paths);
    write_kind(books.packing_slips, books.packing_slips_supplied, DocumentKind::packing_slip, folder, paths);
    write_kind(books.licenses, books.licenses_supplied, DocumentKind::license, folder, paths);
    write_kind(books.invoices, true, DocumentKind::invoice, folder, paths);
    return paths;
}

Policy policy_of(const reference::Policy& from) {
    Policy policy;
    for (const auto& [name, tolerance] : from.tolerance) policy.tolerance[key_named(name)] = tolerance_of(tolerance);
    for (const reference::ToleranceRule& rule : from.rules) {
        ToleranceRule made;
        made.vendor = rule.vendor;
        made.category = rule.category;
        made.sku = rule.sku;
        made.where = fmt::format("rule {}", policy.tolerance_rules.size() + 1);
        for (const auto& [name, tolerance] : rule.set) made.set[key_named(name)] = tolerance_of(tolerance);
        policy.tolerance_rules.push_back(made);
    }
    for (const auto& [pattern, category] : from.categories) policy.categories.push_back({pattern, category});
    policy.default_category = from.default_category;
    policy.default_currency = from.default_currency;
    policy.vendor_aliases = from.vendors;
    for (const reference::UnitRule& unit : from.units) {
        policy.units.push_back({unit.name, unit.of, *Decimal::parse(unit.factor), unit.sku});
    }
    for (const auto& [name, rule] : from.codes) {
        CodeRule& made = policy.codes[static_cast<std::size_t>(*code_named(name))];
        if (rule.severity == "error") made.severity = Severity::error;
        if (rule.severity == "warning") made.severity = Severity::warning;
        if (rule.severity == "info") made.severity = Severity::info;
        if (rule.severity == "off") made.severity = Severity::off;
        if (rule.effect == "dispute") made.effect = Effect::dispute;
        if (rule.effect == "wait") made.effect = Effect::wait;
        if (rule.effect == "none") made.effect = Effect::none;
    }
    policy.require_quote = from.require_quote;
    policy.proof_none = from.proof_none;
    policy.wait_days = from.wait_days;
    policy.duplicate_days = from.duplicate_days;
    policy.possible_duplicate_days = from.possible_duplicate_days;
    policy.split_days = from.split_days;
    for (const auto& [currency, limit] : from.approval) policy.approval_limits[currency] = *Decimal::parse(limit);
    policy.near_approval_percent = *Decimal::parse(from.near_approval_percent);
    policy.assignment_cost = *Decimal::parse(from.assignment_cost);
    return policy;
}

reference::Answer answer_of(const Books& books, const Matches& matches) {
    reference::Answer answer;
    for (const InvoiceMatch& document : matches.documents) {
        reference::InvoiceAnswer invoice;
        invoice.invoice_number = books.text(document.number);
        invoice.vendor = matches.vendor_name(document.vendor);
        invoice.invoice_date = document.date.to_string();
        invoice.type = document.type == DocumentType::credit_note ? "credit_note" : "invoice";
        invoice.currency = books.text(document.currency);
        invoice.copy = static_cast<int>(document.copy);
        invoice.verdict = msp_audit::name_of(document.verdict);
        invoice.invoiced = document.invoiced.to_string();
        invoice.parts = parts_of(document.parts);
        invoice.codes = names_of(document.codes);
        for (std::uint32_t i = document.first_line; i < document.first_line + document.line_count; ++i) {
            const LineMatch& match = matches.lines[i];
            const InvoiceLine& row = books.invoice_lines[static_cast<std::size_t>(match.record)];
            reference::LineAnswer line;
            line.file = std::filesystem::path(books.files[row.source.file].name).filename();
            line.number = static_cast<int>(row.source.row);
            line.line_total = (*match.net).to_string();
            line.tax = (*match.tax).to_string();
            line.parts = parts_of(*match.parts);
            line.codes = names_of(match.codes);
            line.method = msp_audit::name_of(match.method);
            if (match.order_line != OrderLineIndex::none) {
                const OrderLine& order = matches.order(match.order_line);
                line.po_number = books.text(order.po_number);
                line.po_line = books.text(books.po_lines[static_cast<std::size_t>(order.record)].line);
            }
            invoice.lines.push_back(line);
        }
        answer.invoices.push_back(invoice);
    }
    return answer;
}

namespace {

std::string joined(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
    return "[" + text + "]";
}

std::string text_of(const reference::Parts& parts) {
    return fmt::format("pay {} wait {} dispute {} unchecked {}", parts.payable, parts.awaiting, parts.disputed,
                       parts.unchecked);
}

/// A document is known by the rows it is made of.
using DocumentId = std::set<std::pair<std::string, int>>;

DocumentId id_of(const reference::InvoiceAnswer& invoice) {
    DocumentId id;
    for (const reference::LineAnswer& line : invoice.lines) id.emplace(line.file, line.number);
    return id;
}

std::string name_of(const reference::InvoiceAnswer& invoice) {
    std::string rows;
    for (const auto& [file, row] : id_of(invoice)) rows += fmt::format(" {}:{}", file, row);
    return fmt::format("{} {} copy {} ({}){}", invoice.vendor, invoice.invoice_number, invoice.copy,
                       invoice.invoice_date, rows);
}

}  // namespace

std::vector<std::string> differences(const reference::Answer& expected, const reference::Answer& actual) {
    std::vector<std::string> found;
    std::map<DocumentId, const reference::InvoiceAnswer*> mine;
    for (const reference::InvoiceAnswer& invoice : actual.invoices) mine[id_of(invoice)] = &invoice;
    std::set<DocumentId> met;
    for (const reference::InvoiceAnswer& theirs : expected.invoices) {
        const auto at = mine.find(id_of(theirs));
        met.insert(id_of(theirs));
        if (at == mine.end()) {
            found.push_back("only the reference has document " + name_of(theirs));
            continue;
        }
        const reference::InvoiceAnswer& ours = *at->second;
        const auto compare = [&](const std::string& what, const std::string& left, const std::string& right) {
            if (left != right)
                found.push_back(name_of(theirs) + ": " + what + ": reference " + left + ", ours " + right);
        };
        for (const reference::LineAnswer& line : theirs.lines) {
            const auto same = std::find_if(ours.lines.begin(), ours.lines.end(), [&](const auto& other) {
                return other.file == line.file && other.number == line.number;
            });
            const std::string where = fmt::format("{}:{} ", line.file, line.number);
            compare(where + "codes", joined(line.codes), joined(same->codes));
            compare(where + "parts", text_of(line.parts), text_of(same->parts));
            compare(where + "method", line.method, same->method);
            compare(where + "PO", line.po_number + "/" + line.po_line, same->po_number + "/" + same->po_line);
            compare(where + "total", line.line_total + " tax " + line.tax, same->line_total + " tax " + same->tax);
        }
        compare("codes", joined(theirs.codes), joined(ours.codes));
        compare("invoiced", theirs.invoiced, ours.invoiced);
        compare("parts", text_of(theirs.parts), text_of(ours.parts));
        compare("verdict", theirs.verdict, ours.verdict);
        compare("type", theirs.type, ours.type);
        compare("currency", theirs.currency, ours.currency);
    }
    for (const reference::InvoiceAnswer& ours : actual.invoices) {
        if (met.count(id_of(ours)) == 0) found.push_back("only we have document " + name_of(ours));
    }
    return found;
}

}  // namespace bridge
