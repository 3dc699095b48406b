#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

std::vector<PoLine*> lines_of(const World& world, const std::vector<std::string>& pos) {
    std::vector<PoLine*> lines;
    for (const auto& line : world.po_lines) {
        if (std::find(pos.begin(), pos.end(), line->po) != pos.end()) {
            lines.push_back(line.get());
        }
    }
    return lines;
}

bool on_file(const World& world, const std::string& key) {
    return std::any_of(world.po_lines.begin(), world.po_lines.end(),
                       [&](const auto& line) { return line->po == key; });
}

bool charge_line(const PoLine& line) { return line.category == "freight" || line.category == "fee"; }

void take(Claim& claim, PoLine* partner, const std::string& method) {
    claim.partner = partner;
    claim.method = claim.loose ? "loose-po" : method;
    // "If both SKUs are printed and differ: item-differs, in every step."
    if (!claim.sku.empty() && !partner->sku.empty() && sku_key(claim.sku) != sku_key(partner->sku)) {
        claim.warnings.insert("item-differs");
    }
}

// Step 1: "PO number and PO line are given and exist."
bool by_po_line(Claim& claim, const std::vector<PoLine*>& lines) {
    if (claim.po_line.empty()) {
        return false;
    }
    std::vector<PoLine*> found;
    for (auto* line : lines) {
        if (!line->line.empty() && line->line == line_key(claim.po_line)) {
            found.push_back(line);
        }
    }
    if (found.empty()) {
        claim.warnings.insert("po-line-not-found");
        return false;
    }
    auto* chosen = found.front();
    for (auto* line : found) {
        if (sku_key(chosen->sku) != sku_key(claim.sku) && sku_key(line->sku) == sku_key(claim.sku)) {
            chosen = line;
        }
    }
    take(claim, chosen, "po-line");
    return true;
}

// Step 2: exact first; then normalised, "if that is not shared by two printed SKUs of the PO".
std::vector<PoLine*> with_sku(const Claim& claim, const std::vector<PoLine*>& lines) {
    std::vector<PoLine*> exact;
    std::vector<PoLine*> loose;
    std::set<std::string> printed_skus;
    for (auto* line : lines) {
        if (claim.sku.empty() || line->sku.empty()) {
            continue;
        }
        if (line->sku == claim.sku) {
            exact.push_back(line);
        }
        if (sku_key(line->sku) == sku_key(claim.sku)) {
            loose.push_back(line);
            printed_skus.insert(line->sku);
        }
    }
    if (!exact.empty()) {
        return exact;
    }
    return printed_skus.size() == 1 ? loose : std::vector<PoLine*>();
}

void find_goods(World& world, const std::vector<Claim*>& claims) {
    std::map<std::vector<std::string>, std::vector<Claim*>> groups;
    std::map<const Claim*, std::vector<PoLine*>> candidates;
    std::set<PoLine*> given;
    for (auto* claim : claims) {
        auto all = lines_of(world, claim->pos);
        all.erase(std::remove_if(
                      all.begin(), all.end(),
                      [](const PoLine* line) { return line->category == "tax" || line->category == "discount"; }),
                  all.end());
        if (by_po_line(*claim, all)) {
            given.insert(claim->partner);
            continue;
        }
        const auto same_sku = with_sku(*claim, all);
        if (same_sku.size() == 1) {
            take(*claim, same_sku.front(), "po-sku");
            given.insert(claim->partner);
            continue;
        }
        if (same_sku.empty()) {
            all.erase(std::remove_if(all.begin(), all.end(), [](const PoLine* line) { return charge_line(*line); }),
                      all.end());
        }
        candidates[claim] = same_sku.empty() ? all : same_sku;
        groups[claim->pos].push_back(claim);
    }
    for (const auto& [pos, open] : groups) {
        assign(world, open, candidates, given);
        for (auto* claim : open) {
            if (claim->partner != nullptr) {
                take(*claim, claim->partner, "po-assignment");
            }
        }
    }
}

// "compared with the PO's line of its category"; "needs no PO number if another line of the invoice has a partner"
void find_charge(World& world, Claim& claim, const std::vector<Claim*>& claims) {
    if (claim.po_cell.empty()) {
        for (const auto* other : claims) {
            if (!other->charge && other->partner != nullptr) {
                claim.pos.push_back(other->partner->po);
            }
        }
    }
    std::vector<PoLine*> fitting;
    for (auto* line : lines_of(world, claim.pos)) {
        if (line->category == claim.charge_category && !line->is_return) {
            fitting.push_back(line);
        }
    }
    if (fitting.empty() || by_po_line(claim, fitting)) {
        claim.warnings.clear();
        return;
    }
    claim.warnings.clear();
    const auto same_sku = with_sku(claim, fitting);
    take(claim, same_sku.empty() ? fitting.front() : same_sku.front(), same_sku.empty() ? "po-charge" : "po-sku");
}

}  // namespace

std::vector<std::string> resolve_pos(const World& world, const std::string& po_cell, const std::string& vendor,
                                     bool& loose) {
    loose = false;
    const auto whole = plain_key(po_cell);
    if (whole.empty()) {
        return {};
    }
    if (on_file(world, whole)) {
        return {whole};
    }
    // "A cell with several POs is split where each part is on file."
    std::vector<std::string> parts;
    for (const auto& part : split_list(po_cell)) {
        parts.push_back(plain_key(part));
    }
    if (parts.size() > 1 &&
        std::all_of(parts.begin(), parts.end(), [&](const std::string& part) { return on_file(world, part); })) {
        std::sort(parts.begin(), parts.end());
        parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
        return parts;
    }
    // "exactly one PO of the same vendor has the same loose number"
    std::set<std::string> found;
    for (const auto& line : world.po_lines) {
        const bool same_vendor = vendor.empty() || line->vendor == vendor;
        const auto key = loose_po_key(po_cell);
        if (same_vendor && !key.empty() && loose_po_key(line->po_printed) == key) {
            found.insert(line->po);
        }
    }
    loose = found.size() == 1;
    return loose ? std::vector<std::string>{*found.begin()} : std::vector<std::string>();
}

void find_charges(World& world, const std::vector<Claim*>& claims) {
    for (auto* claim : claims) {
        if (claim->charge && claim->partner == nullptr) {
            find_charge(world, *claim, claims);
        }
    }
}

void find_partners(World& world, const std::vector<Claim*>& claims) {
    std::vector<Claim*> goods;
    for (auto* claim : claims) {
        claim->pos = resolve_pos(world, claim->po_cell, claim->vendor, claim->loose);
        if (!claim->charge && !claim->pos.empty()) {
            goods.push_back(claim);
        }
    }
    find_goods(world, goods);
    find_charges(world, claims);
}

bool matters(const World& world, const PoLine& left, const PoLine& right) {
    return left.price != right.price || left.agreed() != right.agreed() ||
           proof_needed(world, left, "") != proof_needed(world, right, "");
}

}  // namespace reference
