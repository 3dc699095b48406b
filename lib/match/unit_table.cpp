#include "match/unit_table.hpp"

#include <deque>
#include <map>

#include "core/glob.hpp"
#include "core/text_key.hpp"
#include "match/spelling_table.hpp"

namespace msp_audit {

namespace {

// Spellings of one thing only; that a dozen is twelve pieces is for the policy to say. Spellings that mean several
// things are left out: M (metre, month, thousand), T, D, CT (carton, count), C. Codes are those of UN/ECE
// recommendation 20 and of SAP, where the two agree with the usual spelling.
const SpellingTable<std::string_view>& unit_spellings() {
    static const SpellingTable<std::string_view> table{
        {"piece", "piece, pieces, pc, pcs, pce, pces, ea, each, eaches, unit, units, un, item, items, nos, h87, c62, "
                  "st, stk, stck, stück, stueck, stuk, stuks, pièce, pièces, pza, pzas, pieza, piezas, ud, uds, "
                  "unidad, unidades, unité, unités, pz, pezzo, pezzi, szt"},
        {"minute", "minute, minutes, min, mins"},
        {"hour", "hour, hours, h, hr, hrs, hur, 1hour, perhour, /hour, /hr, std, stunde, stunden, heure, heures, "
                 "hora, horas, uur, uren"},
        {"day", "day, days, dy, 1day, perday, /day, tag, tage, jour, jours, día, días, dag, dagen"},
        {"week", "week, weeks, wk, wks, 1week, perweek, woche, wochen, wee"},
        {"month", "month, months, mo, mos, mon, mth, mths, mnth, 1month, 1/month, permonth, /month, /mo, monthly, "
                  "monat, monate, mois, mes, meses, maand, maanden"},
        {"year", "year, years, yr, yrs, ann, annum, 1year, 1/year, peryear, /year, /yr, yearly, jahr, jahre, jhr, "
                 "année, an, ans, año, años, jaar"},
        {"kilogram", "kilogram, kilograms, kilogramme, kilogrammes, kg, kgs, kgm, kilo, kilos"},
        {"gram", "gram, grams, gramme, grammes, g, grm"},
        {"tonne", "tonne, tonnes, tne, metricton, metrictons"},
        {"pound", "pound, pounds, lb, lbs, lbr"},
        {"ounce", "ounce, ounces, oz, onz"},
        {"metre", "metre, metres, meter, meters, mtr, mtrs"},
        {"centimetre", "centimetre, centimetres, centimeter, centimeters, cm, cmt"},
        {"millimetre", "millimetre, millimetres, millimeter, millimeters, mm, mmt"},
        {"kilometre", "kilometre, kilometres, kilometer, kilometers, km, kmt"},
        {"mile", "mile, miles"},
        {"foot", "foot, feet, ft, fot"},
        {"inch", "inch, inches, inh"},
        {"yard", "yard, yards, yd, yds, yrd"},
        {"square metre", "squaremetre, squaremetres, squaremeter, squaremeters, sqm, m2, m², mtk"},
        {"square foot", "squarefoot, squarefeet, sqft, ft2, ft², ftk"},
        {"cubic metre", "cubicmetre, cubicmetres, cubicmeter, cubicmeters, m3, m³, mtq"},
        {"litre", "litre, litres, liter, liters, l, ltr"},
        {"millilitre", "millilitre, millilitres, milliliter, milliliters, ml, mlt"},
        {"gallon", "gallon, gallons, gal"},
        {"box", "box, boxes, bx, bxs"},
        {"pack", "pack, packs, pk, pks, pac, pck, package, packages, pkg, pkgs"},
        {"packet", "packet, packets, pkt, pkts"},
        {"carton", "carton, cartons, ctn, ctns"},
        {"case", "case, cases, cs"},
        {"pallet", "pallet, pallets, plt, palette"},
        {"bag", "bag, bags"},
        {"bottle", "bottle, bottles"},
        {"roll", "roll, rolls, rl"},
        {"reel", "reel, reels"},
        {"sheet", "sheet, sheets"},
        {"ream", "ream, reams"},
        {"set", "set, sets"},
        {"kit", "kit, kits"},
        {"pair", "pair, pairs, pr, prs"},
        {"dozen", "dozen, dozens, doz, dz, dzn"},
        {"hundred", "hundred, hundreds"},
        {"thousand", "thousand, thousands"},
        {"user", "user, users"},
        {"seat", "seat, seats"},
        {"license", "license, licenses, licence, licences, lic"},
        {"device", "device, devices"},
        {"subscription", "subscription, subscriptions"},
        {"lot", "lot, lots"},
        {"lump sum", "lumpsum, ls"},
        {"job", "job, jobs"},
        {"gigabyte", "gb, gigabyte, gigabytes"},
        {"terabyte", "tb, terabyte, terabytes"},
    };
    return table;
}

/// As spellings compare: without case, spaces, dots and brackets.
std::string spelling_key(std::string_view printed) {
    std::string key;
    for (const char c : po_key(printed)) {
        if (c != ' ' && c != '.' && c != '(' && c != ')') key += c;
    }
    return key;
}

/// The built-in unit of a spelling; the spelling itself where the table does not hold it.
std::string unit_of(const std::string& spelling) {
    const std::string_view* unit = unit_spellings().find(spelling);
    return unit == nullptr ? spelling : std::string(*unit);
}

constexpr char applied = '1';

}  // namespace

std::string unit_key(std::string_view printed) { return unit_of(spelling_key(printed)); }

UnitTable::UnitTable(std::span<const UnitRule> rules) {
    for (const UnitRule& rule : rules) {
        Rule entry{spelling_key(rule.name), spelling_key(rule.of), rule.factor, rule.sku};
        if (entry.name != entry.of && entry.factor.sign() > 0) rules_.push_back(std::move(entry));
    }
}

UnitTable::Applying UnitTable::applying(std::string_view sku) const {
    Applying applies(rules_.size(), '0');
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        const std::string& pattern = rules_[i].sku;
        if (pattern.empty() || (!sku.empty() && glob_matches(pattern, sku))) applies[i] = applied;
    }
    // A rule for some SKUs wins over one of the same name for all.
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        for (std::size_t k = 0; k < rules_.size(); ++k) {
            const bool both = applies[i] == applied && applies[k] == applied && rules_[i].name == rules_[k].name;
            if (both && rules_[i].sku.empty() && !rules_[k].sku.empty()) applies[i] = '0';
        }
    }
    return applies;
}

/// Whether a rule gives the spelling another size within its own built-in unit: PC = { of = "EA", factor = 10 }.
bool UnitTable::is_redefined(const std::string& spelling, const Applying& applies) const {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        const Rule& rule = rules_[i];
        if (applies[i] == applied && rule.name == spelling && rule.factor != Ratio(1) &&
            unit_of(rule.of) == unit_of(spelling)) {
            return true;
        }
    }
    return false;
}

/// The shortest chain of rules and spellings between two units, found breadth first.
std::optional<Ratio> UnitTable::chained(const std::string& from, const std::string& to,
                                        const Applying& applies) const {
    // The built-in unit stands for all spellings that no rule has given another size; a NUL keeps the two apart.
    const auto place = [&](const std::string& spelling) {
        return is_redefined(spelling, applies) ? spelling + '\0' : unit_of(spelling);
    };
    const std::string goal = place(to);
    std::map<std::string, Ratio> reached{{place(from), Ratio(1)}};
    std::deque<std::string> open{place(from)};
    const auto reach = [&](const std::string& next, const Ratio& factor) {
        if (reached.emplace(next, factor).second) open.push_back(next);
    };
    while (!open.empty()) {
        const std::string at = open.front();
        open.pop_front();
        const Ratio so_far = reached.at(at);
        if (at == goal) return so_far;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            const Rule& rule = rules_[i];
            if (applies[i] != applied) continue;
            if (place(rule.name) == at) reach(place(rule.of), so_far * rule.factor);
            if (place(rule.of) == at) reach(place(rule.name), so_far / rule.factor);
        }
    }
    return std::nullopt;
}

std::optional<Ratio> UnitTable::factor(std::string_view from, std::string_view to, std::string_view sku) {
    if (from == to) return Ratio(1);
    const std::string from_key = spelling_key(from);
    const std::string to_key = spelling_key(to);
    if (from_key.empty() || to_key.empty() || from_key == to_key) return Ratio(1);
    const Applying applies = applying(sku);
    std::string pair = from_key + '\0' + to_key + '\0' + applies;
    if (const auto found = known_.find(pair); found != known_.end()) return found->second;
    const auto result = chained(from_key, to_key, applies);
    known_.emplace(std::move(pair), result);
    return result;
}

}  // namespace msp_audit
