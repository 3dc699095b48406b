#include "ingest/nearest_kind.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "ingest/file_kind.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/money_words.hpp"

namespace msp_audit {

namespace {

// Shares are in thousandths.
constexpr int near_enough = 550;
constexpr int near_enough_to_offer = 650;
constexpr int the_same = 1000;
constexpr int speaks_of_it = 900;  ///< a header whose words tell the money that it holds

struct Likeness {
    int share = 0;
    std::size_t place = 0;
    std::string like;
    std::vector<std::size_t> others;  ///< places of headers that are as near
};

bool tells_the_item(Column column) {
    return column == Column::sku || column == Column::description || column == Column::po_line;
}

/// The columns of a kind that a file may do without, but is better with.
std::vector<Column> columns_to_offer(const HeaderReading& reading) {
    std::vector<Column> columns;
    for (const Column column : columns_of(reading.kind)) {
        const auto& missing = reading.missing;
        const bool is_lacking = std::find(missing.begin(), missing.end(), column) != missing.end();
        if (!reading.columns.has(column) && !is_lacking) columns.push_back(column);
    }
    return columns;
}

/// Money that changes what is paid, and that only what else the file has can make use of; and what turns its sign.
bool counts_as_money(const HeaderReading& reading, Column column) {
    using enum Column;
    const ColumnSet& columns = reading.columns;
    if (column == unit_price) return columns.has(quantity);
    if (column == type) return reading.kind == DocumentKind::invoice;
    return column == discount || column == line_total || column == tax || column == invoice_total;
}
bool counts_as_money(const TicketHeaderReading& /*reading*/, TicketColumn /*column*/) { return false; }

/// By its words, or by its values where those alone tell.
bool speaks_of(const HeaderRow& row, std::size_t place, Column column) {
    if (column == Column::type) return place < row.shapes.size() && row.shapes[place].tell_credit_notes();
    const SideMoney side = side_money_of(row.header[place]);
    return (side == SideMoney::none || side == SideMoney::due) && speaks_of(row.header[place], column);
}
bool speaks_of(const HeaderRow& /*row*/, std::size_t /*place*/, TicketColumn /*column*/) { return false; }

/// What a file could do without is offered by a name that is known for it; money by words that tell it, too; and a
/// column that tells the item, without which no line finds its partner, where there is no other by a name that is
/// like one.
int near_enough_for(const HeaderReading& reading, Column column) {
    using enum Column;
    if (counts_as_money(reading, column)) return speaks_of_it;
    const auto& columns = reading.columns;
    const bool has_item = columns.has(sku) || columns.has(description) || columns.has(po_line);
    return tells_the_item(column) && !has_item ? near_enough_to_offer : the_same;
}
int near_enough_for(const TicketHeaderReading& /*reading*/, TicketColumn /*column*/) { return the_same; }

std::vector<TicketColumn> columns_to_offer(const TicketHeaderReading& /*reading*/) { return {}; }

std::span<const Column> all_columns(const HeaderReading& reading) { return columns_of(reading.kind); }
std::span<const TicketColumn> all_columns(const TicketHeaderReading& reading) {
    return ticket_columns_of(reading.kind);
}

/// The header row under one kind: what it lacks, and what could stand in for it.
template <class Reading>
class Advice {
public:
    enum class Offers : std::uint8_t { all, money_alone };

    Advice(const Reading& reading, const HeaderRow& row, std::span<const ToldByRows> told = {},
           Offers wanted = Offers::all)
        : reading_(reading), row_(row), taken_(row.header.size()) {
        for (const std::size_t place : reading.place) {
            if (place < taken_.size()) taken_[place] = true;
        }
        auto missing = reading.missing;
        while (!missing.empty()) take_nearest(missing);
        sort(lacks_);
        std::stable_sort(lacks_.begin(), lacks_.end(),
                         [](const auto& a, const auto& b) { return a.header.empty() < b.header.empty(); });
        auto offered = columns_to_offer(reading);
        for (const ToldByRows& one : told) take_told(one, offered);
        if (wanted == Offers::money_alone) {
            // What the rows told has been taken.
            std::erase_if(offered, [&reading](auto column) { return !counts_as_money(reading, column); });
        }
        while (!offered.empty() && offer_nearest(offered)) {
        }
        sort(offers_);
        drop_others_taken(lacks_);
        drop_others_taken(offers_);
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
    [[nodiscard]] const std::vector<AdvisedColumn>& offers() const { return offers_; }
    [[nodiscard]] NearestKind kind() const {
        NearestKind nearest;
        nearest.kind = reading_.kind;
        nearest.known = known();
        nearest.lacks = lacks_;
        nearest.offers = offers_;
        nearest.columns = evidence_of(reading_, row_.header, nullptr);
        for (std::size_t place = 0; place < taken_.size(); ++place) {
            if (!taken_[place] && !row_.header[place].empty()) nearest.idle.push_back(row_.header[place]);
        }
        return nearest;
    }

private:
    [[nodiscard]] int known() const {
        return static_cast<int>(std::count_if(reading_.place.begin(), reading_.place.end(),
                                              [](std::size_t place) { return place != Reading::absent; }));
    }

    /// The header among those that serve nothing which is most like a name of the column, and could be it.
    template <class ColumnName>
    [[nodiscard]] Likeness likeness_to(ColumnName column, bool by_words) const {
        const auto names = all_names(reading_.kind, column);
        Likeness best;
        for (std::size_t place = 0; place < taken_.size(); ++place) {
            const std::string& header = row_.header[place];
            if (taken_[place] || header.empty() || !makes_sense(row_, place, column)) continue;
            Likeness one{0, place, {}, {}};
            for (const std::string& name : names) {
                const int share = likeness(header, name);
                if (share <= one.share) continue;
                one.share = share;
                one.like = name;
            }
            if (by_words && one.share < the_same && counts_as_money(reading_, column)) {
                one = {speaks_of(row_, place, column) ? speaks_of_it : 0, place, header, {}};
            }
            if (one.share > best.share) {
                best = std::move(one);
            } else if (one.share > 0 && one.share == best.share) {
                best.others.push_back(place);
            }
        }
        return best;
    }

    /// Of all columns that are missing, the one with the nearest header takes it first.
    template <class ColumnName>
    std::pair<ColumnName, Likeness> nearest_of(const std::vector<ColumnName>& missing, bool by_words) const {
        std::pair<ColumnName, Likeness> found{missing.front(), {}};
        for (const ColumnName other : missing) {
            Likeness one = likeness_to(other, by_words);
            if (one.share > found.second.share) found = {other, std::move(one)};
        }
        return found;
    }

    template <class ColumnName>
    void take_nearest(std::vector<ColumnName>& missing) {
        const auto [column, found] = nearest_of(missing, false);
        std::erase(missing, column);
        if (found.share < near_enough && take_instead(column, missing)) return;
        add(column, found);
    }

    template <class ColumnName>
    bool offer_nearest(std::vector<ColumnName>& offered) {
        const auto [column, found] = nearest_of(offered, true);
        std::erase(offered, column);
        if (found.share >= near_enough_for(reading_, column)) offers_.push_back(advised(column, found));
        return found.share >= near_enough_to_offer;
    }

    void take_told(const ToldByRows& /*told*/, std::vector<TicketColumn>& /*offered*/) {}
    void take_told(const ToldByRows& told, std::vector<Column>& offered) {
        const bool is_wanted =
            told.what == RowsTell::credited_invoice && std::erase(offered, Column::credited_invoice) > 0;
        if (is_wanted)
            offers_.push_back(advised(Column::credited_invoice, {the_same, told.place, row_.header[told.place], {}}));
        taken_[told.place] = true;
    }

    template <class ColumnName>
    void add(ColumnName column, const Likeness& found) {
        if (found.share < near_enough) {
            lacks_.push_back({std::string(name_of(column)), {}, {}, {}});
            return;
        }
        near_ += found.share;
        lacks_.push_back(advised(column, found));
    }

    template <class ColumnName>
    AdvisedColumn advised(ColumnName column, const Likeness& found) {
        taken_[found.place] = true;
        AdvisedColumn one{std::string(name_of(column)), row_.header[found.place], found.like, {}};
        for (const std::size_t place : found.others) one.others.push_back(row_.header[place]);
        return one;
    }

    /// Instead of a line's total its price and quantity will do; and where an invoice has but one row, its total.
    bool take_instead(TicketColumn /*column*/, std::vector<TicketColumn>& /*missing*/) { return false; }
    bool take_instead(Column column, std::vector<Column>& missing) {
        if (column != Column::line_total || !missing.empty()) return false;
        const std::size_t total = reading_.place[static_cast<std::size_t>(Column::invoice_total)];
        if (total != Reading::absent) {
            near_ += near_enough;
            lacks_.push_back({std::string(name_of(column)), {}, {}, {row_.header[total]}});
            return true;
        }
        std::vector<std::pair<Column, Likeness>> both;
        for (const Column one : {Column::unit_price, Column::quantity}) {
            if (reading_.columns.has(one)) continue;
            both.emplace_back(one, likeness_to(one, false));
            if (both.back().second.share < near_enough) return false;
        }
        for (const auto& [one, found] : both) add(one, found);
        return true;
    }

    /// In the order of the kind's columns.
    void sort(std::vector<AdvisedColumn>& advised) const {
        const auto columns = all_columns(reading_);
        const auto place_of = [&columns](const AdvisedColumn& one) {
            return std::find_if(columns.begin(), columns.end(),
                                [&one](auto column) { return name_of(column) == one.column; });
        };
        std::sort(advised.begin(), advised.end(),
                  [&place_of](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
    }

    /// A header that is proposed for one column is no choice for another.
    void drop_others_taken(std::vector<AdvisedColumn>& advised) const {
        for (AdvisedColumn& one : advised) {
            if (one.header.empty()) continue;
            std::erase_if(one.others, [this](const std::string& header) {
                const auto place = std::find(row_.header.begin(), row_.header.end(), header);
                return taken_[static_cast<std::size_t>(place - row_.header.begin())];
            });
        }
    }

    const Reading& reading_;
    HeaderRow row_;
    std::vector<bool> taken_;
    std::vector<AdvisedColumn> lacks_;
    std::vector<AdvisedColumn> offers_;
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
void take_if_better(std::optional<std::pair<int, NearestKind>>& best, const Reading& reading, const HeaderRow& row,
                    bool is_decided = false) {
    const Advice<Reading> advice(reading, row);
    if (!is_decided && !advice.is_near()) return;
    const bool is_better = !best || advice.points() > best->first ||
                           (advice.points() == best->first && advice.kind().known > best->second.known);
    if (!is_better) return;
    best = {advice.points(), advice.kind()};
}

HeaderRow header_row(const Dialect& dialect) { return {dialect.header, dialect.shapes}; }

/// Two kinds fit, and no column is missing; or a table waits for others; or the file is none.
bool is_told_otherwise(const FileEvidence& evidence) {
    const bool fits_two = !evidence.ties.empty() && (!evidence.reading || evidence.reading->is_complete());
    return fits_two || !evidence.profile.waits_for.empty() || !evidence.file.dialect.trouble.empty();
}

}  // namespace

std::optional<NearestKind> nearest_kind(const FileEvidence& evidence, const HeaderMapping& documents,
                                        const HeaderMapping& tickets, const ReadLimits& limits) {
    const CandidateFile& file = evidence.file;
    const bool is_decided =
        file.dialect.header_line != 0 && (evidence.basis != KindBasis::none || !evidence.ties.empty());
    const auto asked = file.kind ? file.kind : kind_told_by_name(file.name);
    const bool is_page = !is_decided && !asked && !file.named && is_named_as_text(file.name);
    if (is_told_otherwise(evidence) || is_page) return std::nullopt;
    Dialect dialect = file.dialect;
    if (dialect.header_line == 0) dialect = sniff(*file.open(), score_of_words, limits, dialect.is_sheet);
    if (dialect.header_line == 0 || !dialect.trouble.empty()) return std::nullopt;
    const HeaderRow row = header_row(dialect);
    std::optional<std::pair<int, NearestKind>> best;
    if (is_decided && evidence.reading) take_if_better(best, *evidence.reading, row, true);
    if (is_decided && evidence.ticket_reading) take_if_better(best, *evidence.ticket_reading, row, true);
    if (!is_decided) {
        const std::vector<std::string_view> header(dialect.header.begin(), dialect.header.end());
        for (const auto& reading : recognise(header, documents, dialect.shapes)) {
            if (!asked || *asked == reading.kind) take_if_better(best, reading, row, asked.has_value());
        }
        for (const auto& reading : recognise_tickets(header, tickets, nullptr)) {
            if (!asked || *asked == reading.kind) take_if_better(best, reading, row, asked.has_value());
        }
    }
    // What keeps the file from being read is no missing column then.
    if (!best || (is_decided && best->second.lacks.empty())) return std::nullopt;
    best->second.dialect = std::move(dialect);
    return std::move(best->second);
}

std::vector<AdvisedColumn> offered_columns(const HeaderReading& reading, const Dialect& dialect,
                                           std::span<const ToldByRows> told) {
    return Advice<HeaderReading>(reading, header_row(dialect), told).offers();
}

std::vector<AdvisedColumn> offered_money(const HeaderReading& reading, const Dialect& dialect,
                                         std::span<const ToldByRows> told) {
    using OfDocuments = Advice<HeaderReading>;
    return OfDocuments(reading, header_row(dialect), told, OfDocuments::Offers::money_alone).offers();
}

}  // namespace msp_audit
