#include "man/mdoc_text.hpp"

#include <cstddef>

namespace msp_audit {

namespace {

bool is_end_of_sentence(std::string_view text, std::size_t place) {
    const bool stops = text[place] == '.' || text[place] == '?' || text[place] == '!';
    return stops && place + 2 < text.size() && text[place + 1] == ' ' && text[place + 2] >= 'A' &&
           text[place + 2] <= 'Z';
}

}  // namespace

void append_mdoc_text(std::string& page, std::string_view text) {
    bool begins = true;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const char letter = text[place];
        if (begins && (letter == '.' || letter == '\'')) page += "\\&";
        begins = false;
        if (letter == '\\') {
            page += "\\e";
        } else {
            page += letter;
        }
        if (is_end_of_sentence(text, place)) {
            page += '\n';
            ++place;
            begins = true;
        }
    }
    page += '\n';
}

}  // namespace msp_audit
