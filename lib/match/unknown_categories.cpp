#include "match/unknown_categories.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "policy/toml_text.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_named = 10;

/// One word, however it is spelled.
struct UnknownWord {
    std::size_t rows = 0;
    SourceRef first;
    TextId printed = TextId::empty;  ///< on the first row
};

class UnknownCategories {
public:
    explicit UnknownCategories(MatchRun& run) : run_(run) {}

    void warn() {
        for (const OrderLine& order : run_.matches.order_lines) {
            const PoLine& record = run_.record(order);
            if (is_open(order.category, order.role, record)) add(record.category, record.source);
        }
        for (const LineMatch& line : run_.matches.lines) {
            const InvoiceLine& record = run_.record(line);
            const PoLine* ordered =
                line.order_line == OrderLineIndex::none ? nullptr : &run_.record(run_.matches.order(line.order_line));
            const bool has_proof = ordered != nullptr && ordered->proof != ProofColumn::absent;
            if (line.category == Category::unknown && line.role == LineRole::goods && !has_proof) {
                add(record.category, record.source);
            }
        }
        tell();
    }

private:
    static bool is_open(Category category, LineRole role, const PoLine& record) {
        return category == Category::unknown && role == LineRole::goods && record.proof == ProofColumn::absent;
    }

    void add(TextId word, SourceRef row) {
        const std::string key = category_key(run_.books.text(word));
        if (key.empty()) return;
        UnknownWord& known = words_[key];
        if (known.rows++ == 0 || run_.vocabulary.row_before(row, known.first)) {
            known.first = row;
            known.printed = word;
        }
    }

    void tell() {
        std::vector<UnknownWord> words;
        for (const auto& [key, word] : words_) words.push_back(word);
        std::stable_sort(words.begin(), words.end(),
                         [](const UnknownWord& a, const UnknownWord& b) { return a.rows > b.rows; });
        const std::size_t shown = std::min(words.size(), most_named);
        for (std::size_t i = 0; i < shown; ++i) run_.matches.warnings.push_back(sentence(words[i]));
        if (shown == words.size()) return;
        std::size_t rows = 0;
        for (std::size_t i = shown; i < words.size(); ++i) rows += words[i].rows;
        run_.matches.warnings.push_back(
            fmt::format("{} more category words are not known either, on {} rows", words.size() - shown, rows));
    }

    [[nodiscard]] std::string sentence(const UnknownWord& word) const {
        const std::string_view printed = run_.books.text(word.printed);
        return fmt::format(
            "{}:{}: the category '{}'{} is not known{}; hint: say what it is (service, hardware, license, "
            "subscription, freight, fee, tax or discount) in msp-audit.toml, under [categories]: {} = \"service\"",
            run_.books.files[word.first.file].name, word.first.row, printed,
            word.rows == 1 ? "" : fmt::format(", on {} rows,", word.rows),
            run_.policy.proof_none ? "" : ", so slips or licenses are asked for as proof", toml_text(printed));
    }

    MatchRun& run_;
    std::map<std::string, UnknownWord> words_;  ///< by category_key()
};

}  // namespace

void warn_of_unknown_categories(MatchRun& run) {
    if (run.orders_supplied) UnknownCategories(run).warn();
}

}  // namespace msp_audit
