#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/matches.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// One delivery line. Nearly every one is a row, and says no more than that.
struct Delivery {
    std::uint32_t record = 0;         ///< the row that stands for it
    std::uint32_t several = nowhere;  ///< place among those of several rows
};

/// What several rows of one delivery line come to: added up, or the smaller of those that differ.
struct SeveralRows {
    std::uint32_t record = 0;
    bool conflict = false;
    Decimal delivered;
    Decimal accepted;
    std::vector<std::uint32_t> rows;
};

/// What packing slips say was delivered: one delivery for each line of a slip, whether one row says it, or several,
/// or several files do. Deliveries stand by slip; a slip is the rows of one vendor and printed number.
class Deliveries {
public:
    /// Rows that say what another file's row says are told in `matches`. `as_of`: slips after it are left out, and
    /// counted there; none: no slip is.
    Deliveries(const Books& books, Vocabulary& vocabulary, Day as_of, Matches& matches);

    [[nodiscard]] std::size_t size() const { return all_.size(); }
    [[nodiscard]] const Delivery& operator[](std::size_t place) const { return all_[place]; }
    /// Where a slip's deliveries begin; one more tells where the last one's end.
    [[nodiscard]] const std::vector<std::uint32_t>& slip_starts() const { return slip_starts_; }
    /// Null: it is one row.
    [[nodiscard]] const SeveralRows* several(const Delivery& of) const {
        return of.several == nowhere ? nullptr : &several_[of.several];
    }
    /// Delivered less rejected.
    [[nodiscard]] Decimal accepted(const Delivery& of) const {
        return of.several == nowhere ? accepted(of.record) : several_[of.several].accepted;
    }
    [[nodiscard]] Decimal delivered(const Delivery& of) const {
        return of.several == nowhere ? *slip(of.record).quantity : several_[of.several].delivered;
    }
    /// Rows of slips by line number, then by what they print.
    [[nodiscard]] bool row_before(std::uint32_t a, std::uint32_t b) const;

private:
    [[nodiscard]] const SlipLine& slip(std::uint32_t row) const { return books_.slips[row]; }
    [[nodiscard]] const SlipHeader& header(std::uint32_t row) const { return books_.slip_headers[slip(row).header]; }
    [[nodiscard]] Decimal accepted(std::uint32_t row) const { return *slip(row).quantity - *slip(row).rejected; }
    void add(SeveralRows rows);
    void settle(std::span<std::uint32_t> rows);
    void settle_numbered(std::span<const std::uint32_t> rows);
    void settle_unnumbered(std::span<const std::uint32_t> rows);
    [[nodiscard]] bool same_line(std::uint32_t a, std::uint32_t b) const;

    const Books& books_;
    Vocabulary& vocabulary_;
    Matches& matches_;
    std::vector<Delivery> all_;
    std::vector<SeveralRows> several_;
    std::vector<std::uint32_t> slip_starts_;
};

}  // namespace msp_audit
