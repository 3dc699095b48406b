#include "property/law_books.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include "audit/audit.hpp"
#include "ingest/load.hpp"
#include "match/match.hpp"
#include "property/reference_bridge.hpp"
#include "property/seed_step.hpp"

namespace laws {

using namespace msp_audit;

World random_world(std::uint64_t seed, int size) {
    reference::Random random = reference::random_books(seed, size);
    World world{seed, std::move(random.books), std::move(random.policy)};
    int number = 0;
    each_row(world, [&number](reference::Row& row) { row.number = ++number; });
    return world;
}

std::string cell(const reference::Row& row, const std::string& column) {
    const auto found = row.cells.find(column);
    return found == row.cells.end() ? std::string() : found->second;
}

bool is_used(const Rows& rows, const std::string& column) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return !cell(row, column).empty(); });
}

void each_row(World& world, const std::function<void(reference::Row&)>& change) {
    for (const auto kind : kinds) {
        for (reference::Row& row : world.books.*kind) change(row);
    }
}

void take_default_limits(World& world) {
    reference::Policy policy;
    policy.units = world.policy.units;
    policy.vendors = world.policy.vendors;
    policy.categories = world.policy.categories;
    policy.default_category = world.policy.default_category;
    policy.default_currency = world.policy.default_currency;
    world.policy = policy;
}

Day newest_date(const World& world) {
    std::string newest;
    for (const reference::Row& row : world.books.invoices) newest = std::max(newest, cell(row, "invoice_date"));
    for (const reference::Row& row : world.books.packing_slips) newest = std::max(newest, cell(row, "received_date"));
    return newest.empty() ? Day() : Day::parse(newest).value();
}

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
    std::uint64_t hash = seed * 0x9E3779B97F4A7C15ULL + value + 1;
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

std::uint64_t mixed(std::uint64_t seed, const std::string& text) {
    for (const char c : text) seed = mixed(seed, static_cast<unsigned char>(c));
    return seed;
}

const reference::Row& Judged::row(SourceRef source) const { return files.at(source.file).at(source.row - 2); }

const reference::Row& Judged::row(const LineMatch& line) const {
    return row(books.invoice_lines[static_cast<std::size_t>(line.record)].source);
}

const reference::Row& Judged::row(const OrderLine& order) const {
    return row(books.po_lines[static_cast<std::size_t>(order.record)].source);
}

bool Judged::has(Code code) const {
    const auto has_code = [code](const auto& place) { return place.codes.has(code); };
    return std::any_of(matches.lines.begin(), matches.lines.end(), has_code) ||
           std::any_of(matches.documents.begin(), matches.documents.end(), has_code);
}

std::map<int, const LineMatch*> Judged::lines() const {
    std::map<int, const LineMatch*> lines;
    for (const LineMatch& line : matches.lines) lines[row(line).number] = &line;
    return lines;
}

std::unique_ptr<Judged> judge(const World& world, std::uint64_t file_order) {
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("msp-audit-laws-{}", ::getpid());
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto judged = std::make_unique<Judged>();
    LoadOptions options;
    options.kinds = bridge::write_files(world.books, folder);
    if (file_order != 0) {
        std::sort(options.kinds.begin(), options.kinds.end(), [&](const auto& a, const auto& b) {
            return mixed(file_order, a.second.substr(folder.string().size())) <
                   mixed(file_order, b.second.substr(folder.string().size()));
        });
    }
    options.threads = 1;
    options.decimal[""] = DecimalMark::point;
    const LoadTrouble trouble = load(options, judged->books);
    std::filesystem::remove_all(folder);
    if (!trouble.errors.empty()) throw std::runtime_error("the files cannot be read: " + trouble.errors.front());
    std::map<std::string, Rows> by_name;
    for (const auto kind : kinds) {
        for (const reference::Row& row : world.books.*kind) by_name[row.file].push_back(row);
    }
    for (InputFile& file : judged->books.files) {
        file.name = std::filesystem::path(file.name).filename();
        judged->files.push_back(by_name[file.name]);
    }
    judged->policy = bridge::policy_of(world.policy);
    judged->books.default_currency = judged->books.texts.intern(judged->policy.default_currency);
    Day as_of;
    if (!world.policy.as_of.empty()) as_of = *Day::parse(world.policy.as_of);
    judged->matches = match(judged->books, judged->policy, as_of);
    judged->findings = audit(judged->books, judged->matches, judged->policy);
    return judged;
}

namespace {

std::string printed(const reference::Row& row) {
    std::string text;
    for (const auto& [column, value] : row.cells) {
        if (!value.empty()) text += fmt::format("{}{}={}", text.empty() ? "" : " ", column, value);
    }
    return text;
}

std::string printed(const World& world) {
    std::string text;
    for (const auto kind : kinds) {
        for (const reference::Row& row : world.books.*kind) {
            text += fmt::format("\n    {} #{}: {}", row.file, row.number, printed(row));
        }
    }
    return text;
}

std::vector<std::string> tried(const Law& law, const World& world) {
    try {
        return law(world);
    } catch (const std::exception& error) {
        return {std::string("stopped: ") + error.what()};
    }
}

/// Takes a member of the policy back to what is built in.
template <class Member>
std::function<void(World&)> without(Member reference::Policy::*member) {
    return [member](World& world) { world.policy.*member = reference::Policy().*member; };
}

/// Takes out rows, one at a time, and what the policy sets, as long as the law stays broken, and not by books that
/// cannot be read.
World cut_down(const Law& law, World world) {
    const auto is_stop = [](const std::vector<std::string>& said) { return said.front().rfind("stopped", 0) == 0; };
    const bool was_stopped = is_stop(tried(law, world));
    int trials = 1500;
    const auto takes = [&](World next) {
        const std::vector<std::string> said = tried(law, next);
        if (said.empty() || is_stop(said) != was_stopped) return false;
        world = std::move(next);
        return true;
    };
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (const auto kind : kinds) {
            for (std::size_t i = (world.books.*kind).size(); i-- > 0 && trials-- > 0;) {
                World next = world;
                Rows& rows = next.books.*kind;
                rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
                smaller = takes(std::move(next)) || smaller;
            }
        }
    }
    using Policy = reference::Policy;
    for (const auto& take_back :
         {without(&Policy::tolerance), without(&Policy::rules), without(&Policy::categories),
          without(&Policy::default_category), without(&Policy::default_currency), without(&Policy::vendors),
          without(&Policy::units), without(&Policy::codes), without(&Policy::require_quote),
          without(&Policy::proof_none), without(&Policy::wait_days), without(&Policy::duplicate_days),
          without(&Policy::possible_duplicate_days), without(&Policy::approval), without(&Policy::assignment_cost),
          without(&Policy::as_of)}) {
        World next = world;
        take_back(next);
        static_cast<void>(takes(std::move(next)));
    }
    return world;
}

/// What the policy sets that decides about money.
std::string printed(const reference::Policy& policy) {
    std::string text;
    const auto tolerances = [&text](const std::map<std::string, reference::Tolerance>& set) {
        for (const auto& [name, value] : set) {
            text += fmt::format(" {}={}%/{}{}", name, value.percent, value.absolute, value.unlimited ? "/any" : "");
        }
    };
    tolerances(policy.tolerance);
    for (const reference::ToleranceRule& rule : policy.rules) {
        text += fmt::format(" rule({},{},{}):", rule.vendor, rule.category, rule.sku);
        tolerances(rule.set);
    }
    for (const auto& [spelling, category] : policy.categories) text += fmt::format(" {}->{}", spelling, category);
    for (const auto& [code, rule] : policy.codes) text += fmt::format(" {}={}/{}", code, rule.severity, rule.effect);
    for (const auto& [spelling, name] : policy.vendors) text += fmt::format(" {}->{}", spelling, name);
    for (const reference::UnitRule& unit : policy.units)
        text += fmt::format(" {}={} {}", unit.name, unit.factor, unit.of);
    if (policy.proof_none) text += " no proof";
    if (policy.require_quote) text += " quotes required";
    for (const auto& [name, value] : {std::pair("default category", policy.default_category),
                                      {"default currency", policy.default_currency},
                                      {"as of", policy.as_of}}) {
        if (!value.empty()) text += fmt::format(" {}={}", name, value);
    }
    return fmt::format("\n    policy: wait {}, duplicates {}, cost {}{}", policy.wait_days, policy.duplicate_days,
                       policy.assignment_cost, text);
}

}  // namespace

void hold(const Law& law, std::initializer_list<Batch> batches) {
    constexpr int most_failures = 3;
    const auto step = static_cast<std::uint64_t>(seed_step());
    int failures = 0;
    for (const Batch& batch : batches) {
        for (std::uint64_t seed = batch.first; seed <= batch.last && failures < most_failures; seed += step) {
            const World world = random_world(seed, batch.size);
            if (tried(law, world).empty()) continue;
            ++failures;
            const World small = cut_down(law, world);
            std::string text = fmt::format("seed {} size {}:", seed, batch.size);
            for (const std::string& broken : tried(law, small)) text += "\n  " + broken;
            FAIL_CHECK(text << printed(small) << printed(small.policy));
        }
    }
    CHECK(failures == 0);
}

}  // namespace laws
