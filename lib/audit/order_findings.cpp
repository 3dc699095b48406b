#include "audit/order_findings.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "audit/families.hpp"
#include "audit/supplied_kinds.hpp"
#include "match/po_status.hpp"

namespace msp_audit {

namespace {

class OrderFindings {
public:
    OrderFindings(FindingMaker& maker, OrderTrail& trail)
        : maker_(maker),
          books_(maker.books),
          matches_(maker.matches),
          trail_(trail),
          supplied_(maker.books),
          approvals_(maker) {}

    void add_all() {
        compare_receipts();
        take_plain();
        approvals_.find(found_);
        for (OrderFinding& finding : found_) {
            finding.number = books_.text(matches_.order_lines[finding.place].po_number);
        }
        std::sort(found_.begin(), found_.end(), [](const OrderFinding& a, const OrderFinding& b) {
            const int numbers = a.number.compare(b.number);
            if (numbers != 0) return numbers < 0;
            if (a.whole != b.whole) return a.whole;
            return std::tie(a.place, a.code, a.detail) < std::tie(b.place, b.code, b.detail);
        });
        for (const OrderFinding& finding : found_) add(finding);
    }

private:
    /// What was received of every line against what was ordered and billed.
    void compare_receipts() {
        const bool above_is_on = maker_.policy.is_on(Code::received_above_ordered);
        const bool accrues = maker_.policy.is_on(Code::received_not_invoiced);
        const bool waits = maker_.policy.is_on(Code::ordered_not_received);
        for (std::uint32_t i = 0; i < matches_.order_lines.size(); ++i) {
            const OrderLine& order = matches_.order_lines[i];
            if (order.role != LineRole::goods || order.is_return) continue;
            if (above_is_on && order.slips_proven > order.ordered) {
                found_.push_back({Code::received_above_ordered, i});
            }
            if (order.standing || !order.is_open || order.proof == Proof::none) continue;
            const Ratio received = proven(order);
            if (accrues && received > billed(order)) found_.push_back({Code::received_not_invoiced, i});
            if (waits && order.ordered > received && is_awaited(order, received)) {
                found_.push_back({Code::ordered_not_received, i});
            }
        }
    }

    [[nodiscard]] static Ratio proven(const OrderLine& order) {
        Ratio received = order.proof == Proof::license ? order.seats_proven : order.slips_proven;
        if (order.proof == Proof::either) received = max(order.slips_proven, order.seats_proven);
        return max(Ratio(0), received);
    }
    [[nodiscard]] static Ratio billed(const OrderLine& order) { return max(order.net_billed, order.proof_drawn); }

    /// Nothing more is awaited of a closed order, and nothing is known of receipts that were not supplied.
    [[nodiscard]] bool is_awaited(const OrderLine& order, const Ratio& received) const {
        if (!supplied_.proves(order.proof, received)) return false;
        return po_status(books_.text(maker_.header(order).status)) == PoStatus::open;
    }

    /// What the match noted of POs.
    void take_plain() {
        std::vector<std::uint32_t> place_of_record;
        for (std::uint32_t i = 0; i < matches_.plain.size(); ++i) {
            const PlainFact& fact = matches_.plain[i];
            if (fact.kind != DocumentKind::purchase_order || !maker_.policy.is_on(fact.code)) continue;
            if (place_of_record.empty()) {
                place_of_record.assign(books_.po_lines.size(), nowhere);
                for (std::uint32_t k = 0; k < matches_.order_lines.size(); ++k) {
                    place_of_record[static_cast<std::size_t>(matches_.order_lines[k].record)] = k;
                }
            }
            if (place_of_record[fact.record] == nowhere) continue;
            found_.push_back({fact.code, place_of_record[fact.record], false, i});
        }
    }

    void add(const OrderFinding& from) {
        const OrderLine& order = matches_.order_lines[from.place];
        const PoLine& record = maker_.record(order);
        FindingPlace place;
        place.kind = DocumentKind::purchase_order;
        place.document = from.number;
        place.vendor = matches_.vendor_name(order.vendor);
        place.currency = maker_.currency(order);
        if (!from.whole) {
            place.line = books_.text(record.line);
            if (place.line.empty()) {
                content_ = fmt::format("{}|{}|{}", books_.text(record.sku), books_.text(record.description),
                                       quantity_text(order.ordered));
                place.content = content_;
            }
        }
        Weight weight = maker_.weight(from.code);
        weight.effect = Effect::none;
        Finding& finding = maker_.add(from.code, weight, place, sentence(from, order));
        cite_all(finding, from, order);
    }

    void cite_all(Finding& finding, const OrderFinding& from, const OrderLine& order) {
        if (from.whole) {
            approvals_.cite(finding, from);
            return;
        }
        if (from.code == Code::po_line_conflict) {
            for (const SourceRef source : matches_.plain[from.detail].sources) {
                FindingMaker::cite(finding, DocumentKind::purchase_order, source);
            }
            return;
        }
        maker_.cite(finding, order);
        if (from.detail != nowhere) {
            const std::uint32_t quote = matches_.plain[from.detail].other;
            if (quote != nowhere) FindingMaker::cite(finding, DocumentKind::quote, books_.quotes[quote].source);
            return;
        }
        for (const std::uint32_t receipt : trail_.receipts(static_cast<OrderLineIndex>(from.place))) {
            FindingMaker::cite(finding, matches_.receipts[receipt].kind, matches_.receipts[receipt].source);
        }
    }

    [[nodiscard]] Said sentence(const OrderFinding& from, const OrderLine& order) const {
        switch (from.code) {
        case Code::received_above_ordered:
            return above_ordered(order);
        case Code::received_not_invoiced:
            return not_invoiced(order);
        case Code::ordered_not_received:
            return not_received(order);
        case Code::po_price_above_quote:
            return above_quote(order, matches_.plain[from.detail]);
        case Code::quote_not_found:
            return quote_not_found(order);
        case Code::quote_expired:
            return quote_expired(order, matches_.plain[from.detail]);
        case Code::po_line_conflict:
            return conflict(order, matches_.plain[from.detail]);
        default:
            return approvals_.sentence(from);
        }
    }

    /// `quantity` at the agreed price, after what was said of it.
    [[nodiscard]] Said valued(const OrderLine& order, const Ratio& quantity, std::string words,
                              std::string_view so) const {
        const std::string_view currency = maker_.currency(order);
        const Ratio price = FindingMaker::agreed_price(order);
        Said said;
        said.amount = value_of(quantity, price, currency);
        said.sentence = std::move(words);
        said.sentence += ": " + product(quantity, price, currency);
        said.sentence += so;
        return said;
    }

    [[nodiscard]] Said above_ordered(const OrderLine& order) const {
        return valued(order, order.slips_proven - order.ordered,
                      fmt::format("Received {} by packing slips, ordered {}", quantity_text(order.slips_proven),
                                  quantity_text(order.ordered)),
                      " more than ordered");
    }

    [[nodiscard]] Said not_invoiced(const OrderLine& order) const {
        const Ratio received = proven(order);
        const Ratio sofar = max(Ratio(0), billed(order));
        const std::string_view did = order.proof == Proof::license ? "Granted" : "Received";
        if (Ratio(order.given_back).sign() > 0) return credited(order, received, sofar);
        return valued(order, received - sofar,
                      fmt::format("{} {}, billed {} so far", did, quantity_text(received),
                                  sofar.is_zero() ? "nothing" : quantity_text(sofar)),
                      " is still to be billed");
    }

    /// What was billed and credited is owed only if it did not go back, which receipts alone cannot tell.
    [[nodiscard]] Said credited(const OrderLine& order, const Ratio& received, const Ratio& sofar) const {
        const bool is_license = order.proof == Proof::license;
        const std::string back = quantity_text(order.given_back);
        const bool is_all = received - sofar <= order.given_back;
        return valued(order, received - sofar,
                      fmt::format("{} {}, billed {}, credited {}", is_license ? "Granted" : "Received",
                                  quantity_text(received), quantity_text(order.net_billed + order.given_back), back),
                      fmt::format(" counts as still to be billed. If what was credited {}, {}: ask for the {}",
                                  is_license ? "was handed back" : "went back",
                                  is_all ? "nothing of it is owed" : fmt::format("the {} of it are not owed", back),
                                  is_license ? "record of the return" : "return slip"));
    }

    [[nodiscard]] Said not_received(const OrderLine& order) const {
        const Ratio received = proven(order);
        const std::string_view did = order.proof == Proof::license ? "granted" : "received";
        return valued(order, order.ordered - received,
                      fmt::format("Ordered {}, {} {} so far", quantity_text(order.ordered), did,
                                  received.is_zero() ? "nothing" : quantity_text(received)),
                      " is still to come");
    }

    [[nodiscard]] std::string quote_name(std::uint32_t quote) const {
        if (quote == nowhere) return "the quote";
        return "quote " + std::string(books_.text(books_.quote_headers[books_.quotes[quote].header].number));
    }

    [[nodiscard]] Said above_quote(const OrderLine& order, const PlainFact& fact) const {
        const std::string_view currency = maker_.currency(order);
        const Ratio apart = order.price - order.quote_price;
        Said said;
        said.amount = value_of(order.ordered, apart, currency);
        said.sentence = fmt::format("Ordered at {} each, {} says {}: {} too much", price_text(order.price, currency),
                                    quote_name(fact.other), price_text(order.quote_price, currency),
                                    product(order.ordered, apart, currency));
        return said;
    }

    [[nodiscard]] Said quote_not_found(const OrderLine& order) const {
        const std::string_view number = books_.text(maker_.header(order).quote_number);
        if (number.empty()) return {"The order names no quote, and the policy asks for one"};
        return {
            fmt::format("The order names quote {}, which is not on file for {}: its prices were not compared with a "
                        "quote",
                        number, quoted(matches_.vendor_name(order.vendor)))};
    }

    [[nodiscard]] Said quote_expired(const OrderLine& order, const PlainFact& fact) const {
        if (fact.other == nowhere) return {"The order was placed after its quote had ended"};
        const QuoteLine& quote = books_.quotes[fact.other];
        const Day ended = books_.quote_headers[quote.header].valid_until;
        return {fmt::format("Ordered on {}, {} after {} ended on {}: the quoted price does not count",
                            order.date.to_string(),
                            count_words(static_cast<std::size_t>(order.date - ended), "day", "days"),
                            quote_name(fact.other), ended.to_string())};
    }

    [[nodiscard]] Said conflict(const OrderLine& order, const PlainFact& fact) const {
        return {fmt::format("{} of this order line differ and nothing says which is the newest: the lowest quantity, "
                            "{}, and the lowest price, {}, count",
                            count_words(fact.sources.size(), "row", "rows"), quantity_text(order.ordered),
                            price_text(order.price, maker_.currency(order)))};
    }

    FindingMaker& maker_;
    const Books& books_;
    const Matches& matches_;
    OrderTrail& trail_;
    SuppliedKinds supplied_;
    Approvals approvals_;
    std::vector<OrderFinding> found_;
    std::string content_;
};

}  // namespace

void find_on_orders(FindingMaker& maker, OrderTrail& trail) { OrderFindings(maker, trail).add_all(); }

}  // namespace msp_audit
