#include <algorithm>
#include <array>

#include "core/codes.hpp"
#include "core/codes_on_documents.hpp"
#include "core/codes_on_exports.hpp"
#include "core/codes_on_lines.hpp"
#include "core/codes_on_tickets.hpp"

namespace msp_audit {

namespace {

using code_words::on_documents;
using code_words::on_exports;
using code_words::on_lines;
using code_words::on_tickets;

constexpr std::array<CodeEntry, code_count> joined() {
    std::array<CodeEntry, code_count> table{};
    auto* end = std::copy(on_lines.begin(), on_lines.end(), table.begin());
    end = std::copy(on_documents.begin(), on_documents.end(), end);
    end = std::copy(on_tickets.begin(), on_tickets.end(), end);
    std::copy(on_exports.begin(), on_exports.end(), end);
    return table;
}

static_assert(on_lines.size() + on_documents.size() + on_tickets.size() + on_exports.size() == code_count);
constexpr std::array<CodeEntry, code_count> table = joined();

constexpr bool rows_follow_the_enumeration() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].code) != i || table[i].name.empty()) return false;
    }
    return true;
}
static_assert(rows_follow_the_enumeration());

}  // namespace

std::span<const CodeEntry> code_table() { return table; }

}  // namespace msp_audit
