#include "internal.hpp"

namespace reference {

void Split::add(const Split& other, int sign) {
    payable += sign * other.payable;
    awaiting += sign * other.awaiting;
    disputed += sign * other.disputed;
    unchecked += sign * other.unchecked;
}

namespace {

std::string joined(const std::pair<std::string, std::string>& name) {
    return name.second.empty() ? name.first : name.first + " " + name.second;
}

// "The policy's aliases join further spellings."
std::string through_aliases(const World& world, const std::string& printed) {
    for (const auto& [spelling, name] : world.policy->vendors) {
        if (joined(vendor_name(spelling)) == joined(vendor_name(printed))) {
            return name;
        }
    }
    return printed;
}

// Key of [categories]: an exact one before a pattern, a longer pattern before a shorter.
const std::string* category_rule(const World& world, const std::string& text) {
    const std::string* best = nullptr;
    std::size_t length = 0;
    for (const auto& [pattern, category] : world.policy->categories) {
        if (text.empty() || !glob(pattern, text)) {
            continue;
        }
        const bool exact = fold(pattern) == plain_key(text);
        const std::size_t weight = pattern.size() + (exact ? 100000U : 0U);
        if (best == nullptr || weight > length) {
            best = &category;
            length = weight;
        }
    }
    return best;
}

std::string as_category(const std::string& word) {
    const auto known = category_word(word);
    return known.empty() ? plain_key(word) : known;
}

// Base unit and how many of it one unit is, by the policy then by the table of spellings.
std::pair<std::string, Q> base_unit(const World& world, const std::string& printed, const std::string& sku) {
    std::string unit = printed;
    Q factor = 1;
    for (int step = 0; step < 10; ++step) {
        const UnitRule* best = nullptr;
        for (const auto& rule : world.policy->units) {
            if (plain_key(rule.name) != plain_key(unit) || (!rule.sku.empty() && !glob(rule.sku, sku))) {
                continue;
            }
            if (best == nullptr || (best->sku.empty() && !rule.sku.empty())) {
                best = &rule;
            }
        }
        if (best == nullptr || plain_key(best->of) == plain_key(unit)) {
            break;
        }
        factor *= parse_decimal(best->factor.empty() ? "1" : best->factor).value_or(Q(1));
        unit = best->of;
    }
    return {unit_spelling(unit), factor};
}

int matches(const World& world, const ToleranceRule& rule, const Selector& selector) {
    int selectors = 0;
    if (!rule.vendor.empty()) {
        if (vendor_id(world, rule.vendor) != selector.vendor) {
            return -1;
        }
        ++selectors;
    }
    if (!rule.category.empty()) {
        if (as_category(rule.category) != selector.category) {
            return -1;
        }
        ++selectors;
    }
    if (!rule.sku.empty()) {
        const bool by_own = !selector.sku.empty() && glob(rule.sku, selector.sku);
        const bool by_other =
            selector.sku.empty() && !selector.other_sku.empty() && glob(rule.sku, selector.other_sku);
        if (!by_own && !by_other) {
            return -1;
        }
        ++selectors;
    }
    return selectors;
}

// "By vendor, category or SKU pattern, else the default; the most selectors win."
const Tolerance* chosen(const World& world, const std::string& name, const Selector& selector) {
    const Tolerance* best = nullptr;
    int most = -1;
    for (const auto& rule : world.policy->rules) {
        const auto set = rule.set.find(name);
        const int selectors = set == rule.set.end() ? -1 : matches(world, rule, selector);
        if (selectors > most) {
            most = selectors;
            best = &set->second;
        }
    }
    if (best != nullptr) {
        return best;
    }
    const auto general = world.policy->tolerance.find(name);
    return general == world.policy->tolerance.end() ? nullptr : &general->second;
}

std::optional<Q> absolute_figure(const Tolerance& value, const std::string& currency) {
    const auto own = value.absolute_by_currency.find(currency);
    if (own != value.absolute_by_currency.end()) {
        return parse_decimal(own->second);
    }
    return value.absolute.empty() ? std::nullopt : parse_decimal(value.absolute);
}

bool empty_value(const Tolerance& value) {
    return value.percent.empty() && value.absolute.empty() && value.absolute_by_currency.empty();
}

}  // namespace

std::string vendor_id(const World& world, const std::string& printed) {
    const auto name = vendor_name(through_aliases(world, printed));
    // "A name without a form belongs to the one vendor with that stem if the POs and quotes know exactly one."
    if (name.second.empty()) {
        const auto known = world.vendor_forms.find(name.first);
        if (known != world.vendor_forms.end()) {
            std::set<std::string> forms = known->second;
            forms.erase("");
            if (forms.size() == 1) {
                return joined({name.first, *forms.begin()});
            }
        }
    }
    return joined(name);
}

std::string own_category(const World& world, const std::string& sku, const std::string& printed_word) {
    if (const auto* by_sku = category_rule(world, trim(sku))) {
        return as_category(*by_sku);
    }
    if (const auto* by_word = category_rule(world, trim(printed_word))) {
        return as_category(*by_word);
    }
    return category_word(printed_word);
}

std::string charge_category(const std::string& category, const std::string& sku, const std::string& description) {
    if (category == "freight" || category == "fee") {
        return category;
    }
    if (!category.empty() || !trim(sku).empty()) {
        return "";
    }
    static const std::set<std::string> telling = {"freight",  "shipping", "handling",
                                                  "delivery", "carriage", "postage"};
    const auto said = words(description);
    for (const auto& word : said) {
        if (telling.count(word) != 0) {
            return "freight";
        }
    }
    return fold(description).find("fuel surcharge") != std::string::npos ? "freight" : "";
}

std::string line_category(const World& world, const PoLine* partner, const std::string& own) {
    if (partner != nullptr && !partner->category.empty()) {
        return partner->category;
    }
    return !own.empty() ? own : as_category(world.policy->default_category);
}

Proof proof_needed(const World& world, const PoLine& partner, const std::string& own) {
    if (world.policy->proof_none) {
        return Proof::none;
    }
    const auto said = plain_key(partner.proof_cell);
    if (said == "none" || said == "slip" || said == "license") {
        return said == "none" ? Proof::none : (said == "slip" ? Proof::slip : Proof::license);
    }
    const auto category = line_category(world, &partner, own);
    if (category == "hardware" || category == "goods") {
        return Proof::slip;
    }
    if (category == "license" || category == "subscription") {
        return Proof::license;
    }
    static const std::set<std::string> without = {"service", "labor", "freight", "tax", "fee", "discount"};
    return without.count(category) != 0 ? Proof::none : Proof::either;
}

std::optional<Q> unit_factor(const World& world, const std::string& from, const std::string& from_sku,
                             const std::string& to, const std::string& to_sku) {
    if (trim(from).empty() || trim(to).empty()) {
        return Q(1);  // "blank equals anything"
    }
    const auto left = base_unit(world, from, trim(from_sku).empty() ? to_sku : from_sku);
    const auto right = base_unit(world, to, trim(to_sku).empty() ? from_sku : to_sku);
    if (left.first != right.first || right.second == 0) {
        return std::nullopt;
    }
    return Q(left.second / right.second);
}

bool tolerance_is_set(const World& world, const std::string& name, const Selector& selector) {
    const auto* value = chosen(world, name, selector);
    return value != nullptr && !value->unlimited && !empty_value(*value);
}

std::optional<Q> tolerance(const World& world, const std::string& name, const Selector& selector,
                           const std::string& currency, const Q& base) {
    const auto* value = chosen(world, name, selector);
    if (value == nullptr || (empty_value(*value) && !value->unlimited)) {
        return Q(0);  // every default is 0 but the two absolute ones and `value`
    }
    if (value->unlimited) {
        return std::nullopt;
    }
    const auto figure = absolute_figure(*value, currency);
    if (value->percent.empty()) {
        return figure.value_or(Q(0));
    }
    const Q percentage = absolute(base) * parse_decimal(value->percent).value_or(Q(0)) / 100;
    // "with both, a variance is tolerated only within both"
    return figure && *figure < percentage ? *figure : percentage;
}

Q absolute_tolerance(const World& world, const std::string& name, const Selector& selector,
                     const std::string& currency, int lines) {
    const auto* value = chosen(world, name, selector);
    const auto figure = value == nullptr ? std::nullopt : absolute_figure(*value, currency);
    return figure ? *figure : Q(minor_unit(currency) * lines);
}

bool printed(const World& world, const std::string& code) {
    const auto rule = world.policy->codes.find(code);
    return rule == world.policy->codes.end() || rule->second.severity != "off";
}

Effect effect_of(const World& world, const std::string& code) {
    static const std::set<std::string> disputing = {
        "no-po-reference",   "po-not-found",           "item-not-ordered",    "vendor-mismatch",
        "currency-mismatch", "uom-mismatch",           "po-not-open",         "price-above-po",
        "price-above-quote", "quantity-above-ordered", "value-above-ordered", "receipt-overdue",
        "line-arithmetic",   "unplanned-charge",       "duplicate-invoice",   "invoice-total-mismatch"};
    static const std::set<std::string> waiting = {"not-received", "quantity-above-received", "license-missing",
                                                  "license-short"};
    if (!printed(world, code)) {
        return Effect::none;
    }
    const auto rule = world.policy->codes.find(code);
    if (rule != world.policy->codes.end() && !rule->second.effect.empty()) {
        const auto& said = rule->second.effect;
        return said == "dispute" ? Effect::dispute : (said == "wait" ? Effect::wait : Effect::none);
    }
    if (disputing.count(code) != 0) {
        return Effect::dispute;
    }
    return waiting.count(code) != 0 ? Effect::wait : Effect::none;
}

Effect put(const World& world, Codes& codes, const std::string& code) {
    const Effect effect = effect_of(world, code);
    if (printed(world, code)) {
        codes[code] = effect;
    }
    return effect;
}

void put_info(const World& world, Codes& codes, const std::string& code) {
    if (printed(world, code)) {
        codes.emplace(code, Effect::none);
    }
}

}  // namespace reference
