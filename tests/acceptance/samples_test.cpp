#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "acceptance/reconciled.hpp"
#include "acceptance/samples.hpp"
#include "report/summarise.hpp"

using namespace msp_audit;
using acceptance::Reconciled;

// Every figure was worked by hand from the rules and the exports' rows, as data-samples/README.md tells them.
// As-of is not given: the newest invoice, of 2026-10-30. No wait is older than 21 days, so none is overdue. All five
// kinds of documents are supplied, so nothing is unchecked.

namespace {

const Reconciled& october() {
    static const std::unique_ptr<Reconciled> read = acceptance::samples();
    return *read;
}

ReconcileReport report() { return summarise(october().books(), october().matches(), october().audit_findings(), {}); }

}  // namespace

TEST_CASE("the sample exports are read without an error or a rejected row") {
    CHECK(october().trouble().errors.empty());
    CHECK(october().books().rejected.empty());
    CHECK(october().matches().as_of == Day::of(2026, 10, 30));
}

TEST_CASE("each of the 34 sample documents has the verdict and the four parts that were worked by hand") {
    const std::map<std::string, std::string> worked = {
        {"884127", "pay 8672.00 0.00 0.00 0.00"},       // 8*1084.00
        {"884139", "pay 2060.00 0.00 0.00 0.00"},       // delivered 6+4, billed 5+5: 5*412.00
        {"884152", "wait 3704.00 1852.00 0.00 0.00"},   // 16 of 24 came: 16*231.50, 8*231.50
        {"884160", "dispute 1134.00 0.00 36.00 0.00"},  // quoted 189.00, billed 195.00: 6*189.00, 6*6.00
        {"884163", "pay 2112.00 0.00 0.00 0.00"},       // 8*264.00
        {"884188", "pay 2060.00 0.00 0.00 0.00"},
        {"884203", "dispute 1014.00 0.00 48.50 0.00"},  // 3*338.00; freight that was not ordered
        {"884206", "pay 2112.00 0.00 0.00 0.00"},       // billed again after the credit
        {"884219", "pay 1776.00 0.00 0.00 0.00"},       // 12*148.00
        {"CM-12044", "pay -2112.00 0.00 0.00 0.00"},    // 8 given back at 264.00
        {"NMS-20418", "pay 13950.00 0.00 0.00 0.00"},   // 180*68.00 + 180*9.50
        {"NMS-20419", "pay 3960.00 0.00 0.00 0.00"},    // 180*22.00, October
        {"NMS-20431", "pay 2430.00 0.00 0.00 0.00"},    // 18*135.00
        {"NMS-20434", "pay 759.17 0.00 0.00 0.00"},     // 716.20 + 42.96 tax = 759.16; 0.01 within 3 lines * 0.01
        // 2*1249.00 + 316.00 = 2814.00 and its tax 149.88 + 18.96; too much: 2*50.00 and its tax 155.88*100/2598
        {"NMS-20437", "dispute 2982.84 0.00 106.00 0.00"},
        {"NMS-20449", "pay 1890.00 0.00 0.00 0.00"},      // 14*135.00
        {"NMS-20452", "pay 3960.00 0.00 0.00 0.00"},      // November's seats
        {"NMS-20455", "dispute 0.00 0.00 3960.00 0.00"},  // October's seats again
        {"KSL-26-1183", "pay 2520.00 0.00 0.00 0.00"},    // 15*168.00
        {"KSL-26-1190", "pay 2460.00 0.00 150.00 0.00"},  // 60*41.00; 60*2.50, settled
        {"KSL-26-1197", "wait 0.00 1680.00 0.00 0.00"},   // 10*168.00, on a key that was granted before
        {"KSL-26-1211", "pay 2280.00 0.00 0.00 0.00"},    // 2*1140.00
        {"KSL-CN-0087", "pay 0.00 0.00 -150.00 0.00"},
        {"FT-331807", "pay 1020.00 0.00 0.00 0.00"},  // 890.00 + 2*65.00
        {"FT-331964", "pay 1450.00 0.00 0.00 0.00"},
        {"OC-1044", "pay 2632.00 0.00 0.00 0.00"},          // 20 boxes*38.00 + 24*78.00
        {"OC-1047", "pay 2320.00 0.00 0.00 0.00"},          // 16*145.00
        {"OC-1O47", "dispute 0.00 0.00 2320.00 0.00"},      // with a letter O: nothing is left of the 16
        {"OC-1052", "pay 468.00 0.00 0.00 0.00"},           // 6*78.00
        {"T-55210", "pay 716.50 0.00 0.00 0.00"},           // 14*32.00 + 21480*0.0125
        {"BP-0010442", "pay 576.00 0.00 0.00 0.00"},        // 12*48.00
        {"RE-2026-0914", "wait 5005.00 972.00 0.00 0.00"},  // 10*486.00 + 145.00; 2 refused: 2*486.00
        {"RE-2026-0922", "pay 648.00 0.00 0.00 0.00"},      // 12*54.00
        {"RE-2026-0931", "pay 1189.80 0.00 0.00 0.00"},     // 6*118.50 + 12*39.90
    };
    CHECK(worked.size() == 34);
    CHECK(october().matches().documents.size() == 34);
    for (const auto& document : worked) {
        INFO(document.first);
        CHECK(october().judged(document.first) == document.second);
    }
    CHECK(october().verdicts() == std::map<std::string, int>{{"pay", 26}, {"wait", 3}, {"dispute", 5}});
}

TEST_CASE("each sample line finds its order line by the step, and splits as, it was worked by hand") {
    std::vector<std::string> worked = {
        "884127/1 po-sku PO-004793/1 8672.00 0.00 0.00 0.00",
        "884139/1 po-sku PO-004796/1 2060.00 0.00 0.00 0.00",
        "884152/1 po-sku PO-004801/1 3704.00 1852.00 0.00 0.00",
        "884160/1 po-sku PO-004804/1 1134.00 0.00 36.00 0.00",
        "884163/1 po-sku PO-004807/1 2112.00 0.00 0.00 0.00",
        "884188/1 po-sku PO-004796/1 2060.00 0.00 0.00 0.00",
        "884203/1 po-sku PO-004818/1 1014.00 0.00 0.00 0.00",
        "884203/2 charge no partner 0.00 0.00 48.50 0.00",
        "884206/1 po-sku PO-004807/1 2112.00 0.00 0.00 0.00",
        "884219/1 po-line PO-004821/1 1776.00 0.00 0.00 0.00",
        "BP-0010442/1 po-line PO-004776/1 576.00 0.00 0.00 0.00",
        "CM-12044/1 po-sku PO-004807/1 -2112.00 0.00 0.00 0.00",
        // "4779" for PO-004779: the prefix and the leading zeros dropped, and no other order of Fernhill has it
        "FT-331807/1 loose-po PO-004779/1 890.00 0.00 0.00 0.00",
        "FT-331807/2 loose-po PO-004779/2 130.00 0.00 0.00 0.00",
        "FT-331964/1 po-sku PO-004828/1 1450.00 0.00 0.00 0.00",
        "KSL-26-1183/1 po-line PO-004798/1 2520.00 0.00 0.00 0.00",
        "KSL-26-1190/1 po-line PO-004802/1 2460.00 0.00 150.00 0.00",
        "KSL-26-1197/1 po-line PO-004810/1 0.00 1680.00 0.00 0.00",
        "KSL-26-1211/1 po-line PO-004824/1 2280.00 0.00 0.00 0.00",
        "KSL-CN-0087/1 po-line PO-004802/1 0.00 0.00 -150.00 0.00",
        "NMS-20418/1 po-line PO-004790/1 12240.00 0.00 0.00 0.00",
        "NMS-20418/2 po-line PO-004790/2 1710.00 0.00 0.00 0.00",
        "NMS-20419/1 po-line PO-004786/1 3960.00 0.00 0.00 0.00",
        "NMS-20431/1 po-line PO-004809/1 2430.00 0.00 0.00 0.00",
        "NMS-20434/1 po-line PO-004812/1 209.40 0.00 0.00 0.00",
        "NMS-20434/2 po-line PO-004812/2 379.40 0.00 0.00 0.00",
        "NMS-20434/3 po-line PO-004812/3 127.40 0.00 0.00 0.00",
        "NMS-20437/1 po-line PO-004815/1 2498.00 0.00 100.00 0.00",
        "NMS-20437/2 po-line PO-004815/2 316.00 0.00 0.00 0.00",
        "NMS-20449/1 po-line PO-004809/1 1890.00 0.00 0.00 0.00",
        "NMS-20452/1 po-line PO-004786/1 3960.00 0.00 0.00 0.00",
        "NMS-20455/1 po-line PO-004786/1 0.00 0.00 3960.00 0.00",
        "OC-1044/1 po-sku PO-004805/1 760.00 0.00 0.00 0.00",
        "OC-1044/2 po-sku PO-004805/2 1872.00 0.00 0.00 0.00",
        "OC-1047/1 po-sku PO-004823/1 2320.00 0.00 0.00 0.00",
        "OC-1052/1 po-sku PO-004836/1 468.00 0.00 0.00 0.00",
        "OC-1O47/1 po-sku PO-004823/1 0.00 0.00 2320.00 0.00",
        "RE-2026-0914/1 po-line PO-004799/1 4860.00 972.00 0.00 0.00",
        "RE-2026-0914/2 charge PO-004799/2 145.00 0.00 0.00 0.00",
        "RE-2026-0922/1 po-line PO-004820/1 648.00 0.00 0.00 0.00",
        "RE-2026-0931/1 po-line PO-004814/1 711.00 0.00 0.00 0.00",
        "RE-2026-0931/2 po-line PO-004814/2 478.80 0.00 0.00 0.00",
        "T-55210/1 po-sku PO-004816/1 448.00 0.00 0.00 0.00",
        "T-55210/2 po-sku PO-004816/2 268.50 0.00 0.00 0.00",
    };
    std::sort(worked.begin(), worked.end());
    CHECK(worked.size() == 44);
    const std::vector<std::string> judged = october().lines();
    REQUIRE(judged.size() == worked.size());
    for (std::size_t i = 0; i < worked.size(); ++i) CHECK(judged[i] == worked[i]);
}

TEST_CASE("tax on a disputed sample line is disputed with it, in proportion") {
    // NMS-20437 line 1: t 2598.00, payable 2*1249.00 = 2498.00, disputed 2*50.00 = 100.00, tax 155.88. Disputed tax
    // 155.88*100/2598 = 6.00; payable is the largest part and takes the rest, 149.88.
    const Matches& matches = october().matches();
    const auto line = std::find_if(matches.lines.begin(), matches.lines.end(),
                                   [](const LineMatch& one) { return *one.tax == Decimal::of(15588, 2); });
    REQUIRE(line != matches.lines.end());
    CHECK(acceptance::text_of(*line->parts) == "2498.00 0.00 100.00 0.00");
    CHECK(acceptance::text_of(*line->tax_parts) == "149.88 0.00 6.00 0.00");
}

TEST_CASE("the samples' findings are those planted, each once, and no others") {
    const std::vector<std::string> worked = {
        "invoice 884152/1: quantity-above-received error", "invoice 884160/1: price-above-quote error",
        "invoice 884160/1: price-below-po info", "invoice 884203/2: unplanned-charge error",
        "invoice 884219/1: item-differs warning",
        "invoice KSL-26-1190/1: price-above-po info",  // settled by KSL-CN-0087
        "invoice KSL-26-1197/1: license-missing error", "invoice KSL-CN-0087/1: credit-settles info",
        "invoice NMS-20437/1: price-above-po error",
        // the order's value is 180*22.00 = 3960.00; with November 7920.00 are billed
        "invoice NMS-20452/1: standing-order-beyond-value info", "invoice NMS-20455/1: quantity-above-ordered error",
        "invoice NMS-20455: possible-duplicate-invoice warning", "invoice OC-1O47/1: quantity-above-ordered error",
        "invoice OC-1O47: possible-duplicate-invoice warning",
        "invoice RE-2026-0914/1: quantity-above-received error",
        "purchase_order PO-004804/1: po-price-above-quote warning",  // 199.00 ordered, 189.00 quoted
        "license ENT-90347: license-key-reused error", "packing_slip DN-66290/1: item-differs warning",
        "purchase_order PO-004834/1: received-not-invoiced info",  // 2 label printers
        "purchase_order PO-004799/1: ordered-not-received info",   // 12 - 10
        "purchase_order PO-004801/1: ordered-not-received info",   // 24 - 16
        "purchase_order PO-004810/1: ordered-not-received info",   // 10 - 0
        "purchase_order PO-004839/1: ordered-not-received info",   // 5 - 0
    };
    const std::vector<std::string> said = october().findings();
    for (const std::string& one : worked) {
        INFO(one);
        CHECK(std::count(said.begin(), said.end(), one) == 1);
    }
    for (const std::string& one : said) {
        INFO(one);
        CHECK(std::count(worked.begin(), worked.end(), one) == 1);
    }
}

TEST_CASE("the samples' totals by currency are those worked by hand") {
    // EUR: 5005.00 + 648.00 + 1189.80 payable, 972.00 awaiting. USD disputed: 36.00 + 48.50 + 106.00 + 2320.00 +
    // 3960.00 + 150.00 - 150.00 = 6470.50; awaiting 1852.00 + 1680.00 = 3532.00.
    const std::map<std::string, std::string> worked = {
        {"EUR", "7814.80 6842.80 972.00 0.00 0.00"},
        {"USD", "78909.01 68906.51 3532.00 6470.50 0.00"},
    };
    CHECK(october().totals() == worked);
    std::map<std::string, std::string> reported;
    for (const Totals& one : report().totals) {
        reported[one.currency] = one.invoiced.to_string(2) + " " + acceptance::text_of(one.parts);
    }
    CHECK(reported == worked);
}

TEST_CASE("the samples' totals by vendor are those worked by hand") {
    const std::vector<std::pair<std::string, std::string>> worked = {
        {"Bluepeak", "576.00 576.00 0.00 0.00 0.00"},      {"Calder", "24468.50 22532.00 1852.00 84.50 0.00"},
        {"Fernhill", "2470.00 2470.00 0.00 0.00 0.00"},  // "Corp" and "Corporation" are one vendor
        {"Keystone", "8940.00 7260.00 1680.00 0.00 0.00"}, {"Northgate", "33998.01 29932.01 0.00 4066.00 0.00"},
        {"Orchard", "7740.00 5420.00 0.00 2320.00 0.00"},  {"Rheinwerk", "7814.80 6842.80 972.00 0.00 0.00"},
        {"Tallis", "716.50 716.50 0.00 0.00 0.00"},  // under its other name, which the policy tells
    };
    std::vector<std::pair<std::string, std::string>> reported;
    Decimal passed;
    for (const Totals& one : report().vendors) {
        reported.emplace_back(one.vendor.substr(0, one.vendor.find(' ')),
                              one.invoiced.to_string(2) + " " + acceptance::text_of(one.parts));
        passed += one.passed_in_tolerance;
    }
    CHECK(reported == worked);
    // NMS-20434's total is 0.01 above its lines and taxes; nothing else went through inside a tolerance.
    CHECK(passed == Decimal::of(1, 2));
}

TEST_CASE("the samples' only accrual is two label printers") {
    // DN-66312: 2 delivered, none billed, ordered at 389.00: 778.00
    const ReconcileReport whole = report();
    REQUIRE(whole.accruals.size() == 1);
    CHECK(whole.accruals[0].po_number == "PO-004834");
    CHECK(whole.accruals[0].quantity == Decimal(2));
    CHECK(whole.accruals[0].amount == Decimal(778));
    CHECK(whole.accruals[0].currency == "USD");
}
