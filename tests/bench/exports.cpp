#include "exports.hpp"

#include <stdexcept>
#include <utility>

namespace bench {

std::string date_text(int day) {
    static constexpr std::array<int, 12> month_days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 2025;
    const auto days_in = [](int y) { return y % 4 == 0 ? 366 : 365; };
    while (day < 0) {
        --year;
        day += days_in(year);
    }
    while (day >= days_in(year)) {
        day -= days_in(year);
        ++year;
    }
    int month = 0;
    const auto length = [&](int m) { return month_days.at(static_cast<std::size_t>(m)) + (m == 1 && year % 4 == 0); };
    while (day >= length(month)) {
        day -= length(month);
        ++month;
    }
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year % 10000, (month + 1) % 100, (day + 1) % 100);
    return text.data();
}

Table::Table(const std::filesystem::path& path, std::string_view header)
    : path_(path), file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) throw std::runtime_error("cannot write " + path_.string());
    std::setvbuf(file_, nullptr, _IONBF, 0);
    buffer_.reserve(flush_size + 4096);
    buffer_ += header;
    buffer_ += '\n';
}

void Table::close() {
    flush();
    std::FILE* file = std::exchange(file_, nullptr);
    if (std::fclose(file) != 0) throw std::runtime_error("cannot write " + path_.string());
}

void Table::flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size())
        throw std::runtime_error("cannot write " + path_.string());
    bytes_ += buffer_.size();
    buffer_.clear();
}

std::string money(Cents cents) {
    std::string text = std::to_string(cents / 100) + '.';
    const int rest = static_cast<int>(cents % 100);
    text += static_cast<char>('0' + rest / 10);
    text += static_cast<char>('0' + rest % 10);
    return text;
}

std::string numbered(std::string_view prefix, std::uint64_t number) {
    return std::string(prefix) + std::to_string(number);
}

void write_truth(const std::filesystem::path& folder, std::string_view mode, std::uint64_t seed, const Truth& truth,
                 const std::vector<const Table*>& tables) {
    const std::filesystem::path path = folder / "planted.json";
    std::string text = "{\n  \"mode\": \"" + std::string(mode) + "\",\n  \"seed\": " + std::to_string(seed);
    const auto object = [&](std::string_view name, const auto& entries, const auto& key, const auto& value) {
        text += ",\n  \"" + std::string(name) + "\": {";
        std::string_view separator = "\n";
        for (const auto& entry : entries) {
            text += std::string(separator) + "    \"" + key(entry) + "\": " + value(entry);
            separator = ",\n";
        }
        text += "\n  }";
    };
    const auto table_name = [](const Table* table) { return table->name(); };
    const auto first = [](const auto& entry) { return entry.first; };
    const auto count = [](const auto& entry) { return std::to_string(entry.second); };
    object("rows", tables, table_name, [](const Table* table) { return std::to_string(table->rows()); });
    object("bytes", tables, table_name, [](const Table* table) { return std::to_string(table->bytes()); });
    object("planted", truth.planted, first, count);
    object("codes", truth.codes, first, count);
    object("money", truth.money, first, [](const auto& entry) {
        const Sums& sums = entry.second;
        return "{\"invoiced\": \"" + money(sums.invoiced) + "\", \"payable\": \"" + money(sums.payable) +
               "\", \"awaiting\": \"" + money(sums.awaiting) + "\", \"disputed\": \"" + money(sums.disputed) + "\"}";
    });
    text += "\n}\n";
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) throw std::runtime_error("cannot write " + path.string());
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (std::fclose(file) != 0 || !written) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace bench
