#include "ingest/nearest_kind.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/nearest.hpp"
#include "core/text_key.hpp"
#include "ingest/file_kind.hpp"

namespace msp_audit {

namespace {

// Shares are in thousandths.
constexpr int near_enough = 550;

/// Words that stand in the headers of many columns say half as much.
int weight_of(const std::string& word) {
    static constexpr std::array<std::string_view, 16> common{"date", "number", "no",   "nr",     "num",   "id",
                                                             "name", "code",   "line", "amount", "value", "item",
                                                             "at",   "time",   "of",   "the"};
    return std::find(common.begin(), common.end(), word) == common.end() ? 2 : 1;
}

/// The same word, the beginning of the other, or a longer one that is misspelt.
bool is_like(const std::string& a, const std::string& b) {
    constexpr std::size_t shortest_beginning = 3;
    constexpr std::size_t shortest_misspelt = 6;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    if (a == b || (shorter.size() >= shortest_beginning && longer.starts_with(shorter))) return true;
    const std::string_view known = b;
    return shorter.size() >= shortest_misspelt && nearest(a, {&known, 1}).has_value();
}

/// The share of words that two headers have in common.
int likeness(const std::string& header, const std::string& name) {
    const auto ours = words_in_order(header);
    auto theirs = words_in_order(name);
    int all = 0;
    int common = 0;
    for (const std::string& word : theirs) all += weight_of(word);
    for (const std::string& word : ours) {
        all += weight_of(word);
        const auto found =
            std::find_if(theirs.begin(), theirs.end(), [&](const auto& one) { return is_like(word, one); });
        if (found == theirs.end()) continue;
        common += 2 * std::min(weight_of(word), weight_of(*found));
        theirs.erase(found);
    }
    return all == 0 ? 0 : common * 1000 / all;
}

struct Likeness {
    int share = 0;
    std::size_t place = 0;
    std::string like;
};

/// The header among those that serve nothing which is most like a name of the column.
Likeness most_like(std::span<const std::string> header, const std::vector<bool>& taken,
                   const std::vector<std::string>& names) {
    Likeness best;
    for (std::size_t place = 0; place < header.size(); ++place) {
        if (taken[place] || header[place].empty()) continue;
        for (const std::string& name : names) {
            const int share = likeness(header[place], name);
            if (share > best.share) best = {share, place, name};
        }
    }
    return best;
}

/// The header row under one kind: what it lacks, and what could stand in for it.
template <class Reading>
class Advice {
public:
    Advice(const Reading& reading, std::span<const std::string> header)
        : reading_(reading), header_(header), taken_(header.size()) {
        for (const std::size_t place : reading.place) {
            if (place < taken_.size()) taken_[place] = true;
        }
        auto missing = reading.missing;
        while (!missing.empty()) take_nearest(missing);
        std::stable_sort(lacks_.begin(), lacks_.end(),
                         [](const auto& a, const auto& b) { return a.header.empty() < b.header.empty(); });
    }

    /// Known headers and near ones, less what nothing is near to.
    [[nodiscard]] int points() const {
        constexpr int whole = 1000;
        return known() * whole + near_ -
               whole * static_cast<int>(std::count_if(lacks_.begin(), lacks_.end(),
                                                      [](const AdvisedColumn& one) { return one.header.empty(); }));
    }
    /// Two headers speak for the kind, and of the columns that nothing is near to hardly more than that.
    [[nodiscard]] bool is_near() const {
        const auto has_header = [](const AdvisedColumn& one) { return !one.header.empty(); };
        const auto alike = static_cast<int>(std::count_if(lacks_.begin(), lacks_.end(), has_header));
        return known() + alike >= 2 && points() >= -1000;
    }
    [[nodiscard]] NearestKind kind() const {
        NearestKind nearest;
        nearest.kind = reading_.kind;
        nearest.known = known();
        nearest.lacks = lacks_;
        nearest.columns = evidence_of(reading_, header_, nullptr);
        for (std::size_t place = 0; place < header_.size(); ++place) {
            if (!taken_[place] && !header_[place].empty()) nearest.idle.push_back(header_[place]);
        }
        return nearest;
    }

private:
    [[nodiscard]] int known() const {
        return static_cast<int>(std::count_if(reading_.place.begin(), reading_.place.end(),
                                              [](std::size_t place) { return place != Reading::absent; }));
    }

    template <class ColumnName>
    [[nodiscard]] Likeness likeness_to(ColumnName column) const {
        std::vector<std::string> names = other_names(reading_.kind, column);
        names.insert(names.begin(), std::string(name_of(column)));
        return most_like(header_, taken_, names);
    }

    /// Of all columns that are missing, the one with the nearest header takes it first.
    template <class ColumnName>
    void take_nearest(std::vector<ColumnName>& missing) {
        ColumnName column = missing.front();
        Likeness found;
        for (const ColumnName other : missing) {
            Likeness one = likeness_to(other);
            if (one.share <= found.share) continue;
            found = std::move(one);
            column = other;
        }
        std::erase(missing, column);
        if (found.share < near_enough && take_instead(column, missing)) return;
        add(column, found);
    }

    template <class ColumnName>
    void add(ColumnName column, const Likeness& found) {
        if (found.share < near_enough) {
            lacks_.push_back({std::string(name_of(column)), {}, {}});
            return;
        }
        taken_[found.place] = true;
        near_ += found.share;
        lacks_.push_back({std::string(name_of(column)), header_[found.place], found.like});
    }

    /// Instead of a line's total its price and quantity will do.
    bool take_instead(TicketColumn /*column*/, std::vector<TicketColumn>& /*missing*/) { return false; }
    bool take_instead(Column column, std::vector<Column>& missing) {
        if (column != Column::line_total || !missing.empty()) return false;
        std::vector<std::pair<Column, Likeness>> both;
        for (const Column one : {Column::unit_price, Column::quantity}) {
            if (reading_.columns.has(one)) continue;
            both.emplace_back(one, likeness_to(one));
            if (both.back().second.share < near_enough) return false;
        }
        for (const auto& [one, found] : both) add(one, found);
        return true;
    }

    const Reading& reading_;
    std::span<const std::string> header_;
    std::vector<bool> taken_;
    std::vector<AdvisedColumn> lacks_;
    int near_ = 0;
};

/// One point a cell for a row of words.
int score_of_words(std::span<const std::string_view> cells) {
    int score = 0;
    for (const std::string_view cell : cells) {
        const bool has_letter = std::any_of(cell.begin(), cell.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0 || c == '#';
        });
        constexpr std::size_t longest = 60;
        if (!cell.empty() && (!has_letter || cell.size() > longest)) return 0;
        score += cell.empty() ? 0 : 1;
    }
    return score > 1 ? score : 0;
}

template <class Reading>
void take_if_better(std::optional<std::pair<int, NearestKind>>& best, const Reading& reading,
                    std::span<const std::string> header, bool is_decided = false) {
    const Advice<Reading> advice(reading, header);
    if ((!is_decided && !advice.is_near()) || (best && advice.points() <= best->first)) return;
    best = {advice.points(), advice.kind()};
}

template <class Names, class ColumnName>
std::vector<std::string> names_among(const Names& table, unsigned bit, ColumnName column) {
    std::vector<std::string> names;
    std::vector<std::string> keys{header_key(name_of(column))};
    for (const auto& name : table) {
        if (name.column != column || (name.kinds & bit) == 0) continue;
        std::string key = header_key(name.printed);
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
        keys.push_back(std::move(key));
        names.emplace_back(name.printed);
    }
    return names;
}

}  // namespace

std::vector<std::string> other_names(DocumentKind kind, Column column) {
    return names_among(header_name_table(), 1U << static_cast<unsigned>(kind), column);
}

std::vector<std::string> other_names(DocumentKind kind, TicketColumn column) {
    return names_among(ticket_header_table(),
                       1U << (static_cast<unsigned>(kind) - static_cast<unsigned>(ticket_kinds[0])), column);
}

std::optional<NearestKind> nearest_kind(const FileEvidence& evidence, const HeaderMapping& documents,
                                        const HeaderMapping& tickets, const ReadLimits& limits) {
    const bool is_told_otherwise = !evidence.ties.empty() || !evidence.profile.waits_for.empty();
    if (!evidence.file.dialect.trouble.empty() || is_told_otherwise) return std::nullopt;
    Dialect dialect = evidence.file.dialect;
    if (dialect.header_line == 0) dialect = sniff(*evidence.file.open(), score_of_words, limits);
    if (dialect.header_line == 0 || !dialect.trouble.empty()) return std::nullopt;
    std::optional<std::pair<int, NearestKind>> best;
    const bool is_decided = evidence.basis != KindBasis::none && evidence.file.dialect.header_line != 0;
    if (is_decided && evidence.reading) take_if_better(best, *evidence.reading, dialect.header, true);
    if (is_decided && evidence.ticket_reading) take_if_better(best, *evidence.ticket_reading, dialect.header, true);
    if (!is_decided) {
        const auto asked = evidence.file.kind ? evidence.file.kind : kind_told_by_name(evidence.file.name);
        const std::vector<std::string_view> header(dialect.header.begin(), dialect.header.end());
        for (const auto& reading : recognise(header, documents)) {
            if (!asked || *asked == reading.kind) take_if_better(best, reading, dialect.header, asked.has_value());
        }
        for (const auto& reading : recognise_tickets(header, tickets, nullptr)) {
            if (!asked || *asked == reading.kind) take_if_better(best, reading, dialect.header, asked.has_value());
        }
    }
    // What keeps the file from being read is no missing column then.
    if (!best || (is_decided && best->second.lacks.empty())) return std::nullopt;
    best->second.dialect = std::move(dialect);
    return std::move(best->second);
}

}  // namespace msp_audit
