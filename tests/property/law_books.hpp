#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "core/finding.hpp"
#include "match/matches.hpp"
#include "policy/policy.hpp"
#include "reference/reference.hpp"

/// Laws that hold for every book: each is tried on random books, and books that break one are cut down before they
/// are printed.
namespace laws {

/// Random books and their policy. Rows are numbered through, whatever their file and kind, so that each is known
/// again wherever a law moves it.
struct World {
    std::uint64_t seed = 0;
    reference::Books books;
    reference::Policy policy;
};

[[nodiscard]] World random_world(std::uint64_t seed, int size);

using Rows = std::vector<reference::Row>;
inline constexpr std::array<Rows reference::Books::*, 5> kinds{
    &reference::Books::quotes, &reference::Books::purchase_orders, &reference::Books::packing_slips,
    &reference::Books::licenses, &reference::Books::invoices};

/// The cell of that column; empty where the row has none.
[[nodiscard]] std::string cell(const reference::Row& row, const std::string& column);
/// The column is filled in some row.
[[nodiscard]] bool is_used(const Rows& rows, const std::string& column);
/// Does it to every row of the books.
void each_row(World& world, const std::function<void(reference::Row&)>& change);
/// The policy's values are the built-in ones, but for what documents mean: units, aliases, categories, currency.
void take_default_limits(World& world);
/// The newest invoice or receipt date of the books.
[[nodiscard]] msp_audit::Day newest_date(const World& world);

/// A number that is the same for the same two on every machine, and looks random.
[[nodiscard]] std::uint64_t mixed(std::uint64_t seed, std::uint64_t value);
[[nodiscard]] std::uint64_t mixed(std::uint64_t seed, const std::string& text);

/// What the program makes of a world. Stays where it is: reports point into it.
struct Judged {
    msp_audit::Books books;
    msp_audit::Policy policy;
    msp_audit::Matches matches;
    std::vector<msp_audit::Finding> findings;
    std::vector<Rows> files;  ///< by place in books.files, the rows as they were written

    [[nodiscard]] const reference::Row& row(msp_audit::SourceRef source) const;
    [[nodiscard]] const reference::Row& row(const msp_audit::LineMatch& line) const;
    [[nodiscard]] const reference::Row& row(const msp_audit::OrderLine& order) const;
    [[nodiscard]] bool has(msp_audit::Code code) const;
    /// By the number of their row.
    [[nodiscard]] std::map<int, const msp_audit::LineMatch*> lines() const;
};

/// Reads and reconciles. `file_order` other than 0 mixes the order in which the files are named.
[[nodiscard]] std::unique_ptr<Judged> judge(const World& world, std::uint64_t file_order = 0);

/// How rows are named when two results are compared.
enum class RowName : std::uint8_t { number, content };

/// What of a finding's words is compared: its id with the numbers and names in it, and its sentence.
enum class FindingWords : std::uint8_t { none, ids, all };

/// What is left out of a comparison.
struct Compared {
    RowName rows = RowName::number;
    FindingWords words = FindingWords::all;
    bool evidence = true;
    /// Chooses rows by their number: documents, findings and orders that rest on others are left out.
    std::function<bool(int)> only;
};

/// Every line, document, receipt, order line and finding as one text each.
[[nodiscard]] std::multiset<std::string> picture(const Judged& judged, const Compared& compared);
/// "only before: ..." and "only after: ...", at most a few.
[[nodiscard]] std::vector<std::string> differences(const std::multiset<std::string>& before,
                                                   const std::multiset<std::string>& after);

/// What breaks the law in this world, one sentence each; nothing where it holds.
using Law = std::function<std::vector<std::string>(const World&)>;

struct Batch {
    std::uint64_t first = 1;
    std::uint64_t last = 0;
    int size = 12;
};

/// Tries the law on each seed; a world that breaks it fails the test with its seed and the smallest books found that
/// still break it.
void hold(const Law& law, std::initializer_list<Batch> batches);

}  // namespace laws
