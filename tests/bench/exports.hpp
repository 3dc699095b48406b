#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// What all generated exports are made of: chance, dates, amounts, CSV files, and what a right reconciliation finds.
namespace bench {

using Cents = std::int64_t;
using Index = std::uint32_t;

/// splitmix64 with a mapping of its own: the standard distributions differ between libraries.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// Evenly from 0 up to, not including, count.
    Index below(Index count) { return static_cast<Index>(((next() >> 32) * count) >> 32); }

    /// Evenly from first to last, both included.
    int between(int first, int last) { return first + static_cast<int>(below(static_cast<Index>(last - first + 1))); }

    bool percent(int share) { return between(0, 99) < share; }

private:
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

/// Day 0 is 2025-01-01; proleptic Gregorian, for days of the years around it.
std::string date_text(int day);

/// One CSV file. No field needs quotes; every row, the last included, ends in a line feed.
class Table {
public:
    Table(const std::filesystem::path& path, std::string_view header);
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() {
        if (file_ != nullptr) std::fclose(file_);
    }

    template <class... Fields>
    void row(const Fields&... fields) {
        (field(fields), ...);
        buffer_.back() = '\n';
        ++rows_;
        if (buffer_.size() >= flush_size) flush();
    }

    /// Must be the last call: says so if the disk is full.
    void close();

    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] std::string name() const { return path_.filename().string(); }

private:
    static constexpr std::size_t flush_size = std::size_t{1} << 20;

    void field(std::string_view text) {
        buffer_ += text;
        buffer_ += ',';
    }
    void field(std::int64_t number) {
        std::array<char, 24> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        field(std::string_view(text.data(), static_cast<std::size_t>(end - text.data())));
    }
    void field(int number) { field(static_cast<std::int64_t>(number)); }

    void flush();

    std::filesystem::path path_;
    std::FILE* file_;
    std::string buffer_;
    std::uint64_t rows_ = 0;
    std::uint64_t bytes_ = 0;
};

inline constexpr std::string_view quote_header =
    "quote_number,vendor,quote_date,valid_until,currency,line,sku,description,category,quantity,uom,unit_price";
inline constexpr std::string_view order_header =
    "po_number,vendor,order_date,quote_number,currency,line,sku,description,category,quantity,uom,unit_price,"
    "line_total";
inline constexpr std::string_view slip_header =
    "slip_number,vendor,received_date,po_number,po_line,line,sku,description,quantity,rejected_quantity,uom";
inline constexpr std::string_view invoice_header =
    "invoice_number,vendor,invoice_date,currency,po_number,line,po_line,sku,description,category,quantity,uom,"
    "unit_price,line_total";

std::string money(Cents cents);
std::string numbered(std::string_view prefix, std::uint64_t number);

template <std::size_t Count>
std::string_view pick(const std::array<std::string_view, Count>& words, std::size_t which) {
    return words.at(which % Count);
}

struct Sums {
    Cents invoiced = 0, payable = 0, awaiting = 0, disputed = 0;
};

/// What planted.json says.
struct Truth {
    std::map<std::string, std::uint64_t> planted;
    std::map<std::string, std::uint64_t> codes;
    std::map<std::string, Sums> money;
};

void write_truth(const std::filesystem::path& folder, std::string_view mode, std::uint64_t seed, const Truth& truth,
                 const std::vector<const Table*>& tables);

}  // namespace bench
