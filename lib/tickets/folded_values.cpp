#include "tickets/folded_values.hpp"

#include <algorithm>

#include "core/glob.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

std::uint32_t FoldedValues::of(TextId text) {
    if (text == TextId::empty) return 0;
    const auto [found, is_new] = seen_.emplace(text, 0);
    if (is_new) {
        const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
        found->second = numbers_.emplace(value_key(tickets_->text(text)), next).first->second;
    }
    return found->second;
}

TicketKeyTable::TicketKeyTable(const Tickets& tickets) : size_(tickets.tickets.size()) {
    FoldedValues values(tickets);
    const auto fill = [&](Column& column, TextId TicketRow::*cell) {
        const auto& all = tickets.tickets;
        for (std::size_t place = 0; place < all.size(); ++place) {
            const std::uint32_t number = values.of(all[place].row.*cell);
            if (number == 0) continue;
            column.resize(size_);
            column[place] = number;
        }
    };
    fill(company_, &TicketRow::company);
    fill(requester_, &TicketRow::requester);
    fill(asset_, &TicketRow::asset);
    fill(category_, &TicketRow::category);
    fill(subcategory_, &TicketRow::subcategory);
}

bool is_one_of(const std::vector<std::string>& globs, std::string_view name) {
    const std::string key = value_key(name);
    return std::any_of(globs.begin(), globs.end(),
                       [&key](const std::string& glob) { return glob_matches(value_key(glob), key); });
}

}  // namespace msp_audit
