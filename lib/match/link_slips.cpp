#include <algorithm>
#include <atomic>
#include <iterator>
#include <numeric>
#include <span>
#include <unordered_map>

#include "core/fetch_ahead.hpp"
#include "core/on_threads.hpp"
#include "core/text_key.hpp"
#include "match/deliveries.hpp"
#include "match/ladder.hpp"
#include "match/po_lookup.hpp"
#include "match/receipts.hpp"

namespace msp_audit {

namespace {

class SlipLinker {
public:
    SlipLinker(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders,
               const Deliveries& deliveries, unsigned threads, Matches& matches)
        : books_(books),
          policy_(policy),
          vocabulary_(vocabulary),
          orders_(orders),
          deliveries_(deliveries),
          threads_(threads),
          matches_(matches),
          named_(orders.size(), 0) {}

    void run() {
        link();
        take_serials();
        add_up();
        use_received_quantities();
    }

private:
    [[nodiscard]] const SlipLine& slip(std::uint32_t row) const { return books_.slips[row]; }
    [[nodiscard]] const SlipHeader& header(std::uint32_t row) const { return books_.slip_headers[slip(row).header]; }
    [[nodiscard]] PoNumber po_of(std::uint32_t delivery) const {
        return header(deliveries_[delivery].record).po_number;
    }

    /// What one thread links with.
    struct Worker {
        Ladder ladder;
        std::vector<LadderLine> steps;
        std::vector<std::uint32_t> members;
    };

    void link();
    void fetch_behind(std::size_t document) const;
    void link_document(std::size_t document, Worker& worker, std::vector<PlainFact>& facts);
    void link_to_po(std::span<const std::uint32_t> members, Worker& worker, std::vector<PlainFact>& facts);
    void take_serials();
    void add_up();
    void use_received_quantities();

    const Books& books_;
    const Policy& policy_;
    Vocabulary& vocabulary_;
    OrderBook& orders_;
    const Deliveries& deliveries_;
    unsigned threads_;
    Matches& matches_;
    std::vector<unsigned char> named_;  ///< by PO: 1 where a slip names it
};

/// Each slip's lines climb the ladder, PO by PO. Slips are linked each for itself.
void SlipLinker::link() {
    matches_.receipts.resize(deliveries_.size());
    const std::size_t documents = deliveries_.slip_starts().size() - 1;
    std::vector<Worker> workers;
    for (std::size_t i = 0; i < std::clamp<std::size_t>(chunks_of(documents), 1, std::max(threads_, 1U)); ++i) {
        workers.push_back({Ladder(books_, policy_, vocabulary_, matches_), {}, {}});
    }
    std::vector<std::vector<PlainFact>> facts(chunks_of(documents));
    for_each_chunk(documents, threads_, [&](std::size_t first, std::size_t last, unsigned worker) {
        for (std::size_t document = first; document < last; ++document) {
            fetch_behind(document);
            link_document(document, workers[worker], facts[chunk_at(first)]);
        }
    });
    for (std::vector<PlainFact>& some : facts) {
        matches_.plain.insert(matches_.plain.end(), std::move_iterator(some.begin()), std::move_iterator(some.end()));
    }
}

/// Slips are met in the order of their rows; the orders that they name lie anywhere.
void SlipLinker::fetch_behind(std::size_t document) const {
    constexpr std::size_t step = 6;
    const std::vector<std::uint32_t>& starts = deliveries_.slip_starts();
    const auto has_lines = [&starts](std::size_t at) {
        return at + 1 < starts.size() && starts[at] < starts[at + 1];
    };
    if (has_lines(document + 2 * step)) orders_.fetch(po_of(starts[document + 2 * step]));
    if (has_lines(document + step)) orders_.fetch_lines(po_of(starts[document + step]));
}

void SlipLinker::link_document(std::size_t document, Worker& worker, std::vector<PlainFact>& facts) {
    std::vector<std::uint32_t>& members = worker.members;
    members.resize(deliveries_.slip_starts()[document + 1] - deliveries_.slip_starts()[document]);
    std::iota(members.begin(), members.end(), deliveries_.slip_starts()[document]);
    const auto before = [this](std::uint32_t a, std::uint32_t b) {
        const TextId x = po_of(a).text;
        const TextId y = po_of(b).text;
        return x != y ? x < y : a < b;
    };
    if (!std::is_sorted(members.begin(), members.end(), before)) std::sort(members.begin(), members.end(), before);
    for (std::size_t first = 0; first < members.size();) {
        std::size_t last = first;
        while (last < members.size() && po_of(members[last]) == po_of(members[first])) ++last;
        link_to_po(std::span(members).subspan(first, last - first), worker, facts);
        first = last;
    }
}

/// The lines of one slip with one PO number climb the ladder together.
void SlipLinker::link_to_po(std::span<const std::uint32_t> members, Worker& worker, std::vector<PlainFact>& facts) {
    const SlipHeader& first = header(deliveries_[members[0]].record);
    const PoLookup lookup = look_up_po(orders_, first.po_number, vocabulary_.vendor(first.vendor));
    worker.steps.clear();
    for (const std::uint32_t i : members) {
        const SlipLine& line = slip(deliveries_[i].record);
        LadderLine& step = worker.steps.emplace_back();
        step.po_line = line.po_line;
        step.sku = line.sku;
        step.description = line.description;
        step.uom = line.uom;
        step.quantity = Ratio(deliveries_.delivered(deliveries_[i]));
    }
    std::vector<LadderAnswer> answers(worker.steps.size());
    if (!lookup.orders.empty()) answers = worker.ladder.climb(worker.steps, lookup.lines);
    for (const OrderIndex order : lookup.orders) {
        // Another thread may link another slip of the order.
        std::atomic_ref(named_[static_cast<std::size_t>(order)]).store(1, std::memory_order_relaxed);
    }
    for (std::size_t k = 0; k < members.size(); ++k) {
        const Delivery& delivery = deliveries_[members[k]];
        ReceiptMatch& receipt = matches_.receipts[members[k]];
        receipt.source = slip(delivery.record).source;
        receipt.kind = DocumentKind::packing_slip;
        receipt.record = delivery.record;
        receipt.order_line = answers[k].order_line;
        receipt.method =
            answers[k].order_line != OrderLineIndex::none && lookup.loose ? Method::loose_po : answers[k].method;
        receipt.codes = answers[k].codes;
        receipt.quantity = Ratio(deliveries_.accepted(delivery));
        if (receipt.order_line == OrderLineIndex::none) receipt.codes.add(Code::slip_without_po);
        const SeveralRows* const several = deliveries_.several(delivery);
        if (several == nullptr || !several->conflict) continue;
        receipt.codes.add(Code::slip_conflict);
        PlainFact fact{Code::slip_conflict, DocumentKind::packing_slip, {}, delivery.record};
        for (const std::uint32_t row : several->rows) fact.sources.push_back(slip(row).source);
        facts.push_back(std::move(fact));
    }
}

std::vector<std::string> serials_in(std::string_view cell) {
    std::vector<std::string> serials;
    std::string serial;
    for (const char c : cell) {
        if (c == ',' || c == ';' || c == '|' || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (!serial.empty()) serials.push_back(folded(serial));
            serial.clear();
        } else {
            serial += c;
        }
    }
    if (!serial.empty()) serials.push_back(folded(serial));
    return serials;
}

/// A serial number that was delivered before proves nothing again; one that went back may come again.
void SlipLinker::take_serials() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < deliveries_.size(); ++i) {
        if (slip(deliveries_[i].record).serial_numbers != TextId::empty) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        const std::uint32_t x = deliveries_[a].record;
        const std::uint32_t y = deliveries_[b].record;
        if (header(x).received != header(y).received) return header(x).received < header(y).received;
        if (header(x).number != header(y).number)
            return books_.text(header(x).number) < books_.text(header(y).number);
        return deliveries_.row_before(x, y);
    });
    std::unordered_map<std::string, std::uint32_t> delivered;
    for (const std::uint32_t i : order) {
        const std::uint32_t record = deliveries_[i].record;
        ReceiptMatch& receipt = matches_.receipts[i];
        for (const std::string& serial : serials_in(books_.text(slip(record).serial_numbers))) {
            if (deliveries_.delivered(deliveries_[i]).sign() < 0) {
                delivered.erase(serial);
                continue;
            }
            const auto [found, is_new] = delivered.try_emplace(serial, record);
            if (is_new || header(found->second).number == header(record).number) continue;
            receipt.codes.add(Code::serial_reused);
            receipt.other = found->second;
            if (receipt.detail == nowhere) {
                receipt.detail = static_cast<std::uint32_t>(matches_.details.size());
                matches_.details.emplace_back();
            }
            std::string& serials = matches_.details[receipt.detail];
            serials += (serials.empty() ? "" : ", ") + serial;
            receipt.quantity = max(Ratio(0), receipt.quantity - Ratio(1));
        }
    }
}

void SlipLinker::add_up() {
    constexpr std::size_t ahead = 12;
    std::vector<ReceiptMatch>& receipts = matches_.receipts;
    for (std::size_t i = 0; i < receipts.size(); ++i) {
        if (i + ahead < receipts.size() && receipts[i + ahead].order_line != OrderLineIndex::none) {
            fetch_ahead(matches_.order(receipts[i + ahead].order_line));
        }
        ReceiptMatch& receipt = receipts[i];
        if (receipt.order_line == OrderLineIndex::none) continue;
        OrderLine& order = matches_.order_lines[static_cast<std::size_t>(receipt.order_line)];
        const PoLine& ordered = books_.po_lines[static_cast<std::size_t>(order.record)];
        const std::optional<Ratio> factor =
            vocabulary_.unit_factor(slip(receipt.record).uom, slip(receipt.record).sku, ordered.uom, ordered.sku);
        if (!factor) {
            receipt.codes.add(Code::uom_mismatch);
            receipt.quantity = 0;
            continue;
        }
        receipt.quantity = receipt.quantity * *factor;
        order.slips_proven += receipt.quantity;
    }
    // What went back is printed with either sign.
    for (OrderLine& order : matches_.order_lines) {
        if (order.is_return) order.slips_proven = order.slips_proven.abs();
    }
}

void SlipLinker::use_received_quantities() {
    for (std::uint32_t i = 0; i < orders_.size(); ++i) {
        if (named_[i] != 0) continue;
        const OrderBook::Range range = orders_.lines_of(static_cast<OrderIndex>(i));
        for (std::uint32_t line = range.first; line < range.last; ++line) {
            OrderLine& order = matches_.order_lines[line];
            const StoredDecimal& received = books_.po_lines[static_cast<std::size_t>(order.record)].received_quantity;
            if (received) order.slips_proven += Ratio(*received).abs();
        }
    }
}

}  // namespace

void link_slips(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders, Day as_of,
                unsigned threads, Matches& matches) {
    const Deliveries deliveries(books, vocabulary, as_of, matches);
    SlipLinker(books, policy, vocabulary, orders, deliveries, threads, matches).run();
}

}  // namespace msp_audit
