#include "man/mdoc_text.hpp"

#include <cstddef>
#include <stdexcept>

#include <fmt/format.h>

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

std::string as_sentence(std::string_view meaning) {
    std::string text(meaning);
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + ".";
}

std::string filled_template(std::string_view page_template,
                            const std::vector<std::pair<std::string_view, std::string>>& texts,
                            std::string_view made_of) {
    std::string page =
        fmt::format(".\\\" Made from man/templates and {} by the target update-manual; change it there.\n", made_of);
    page += page_template;
    for (const auto& [name, text] : texts) {
        const std::string mark = fmt::format(".\\\" {}\n", name);
        const auto place = page.find(mark);
        if (place == std::string::npos) throw std::runtime_error("a template has no line " + mark);
        page.replace(place, mark.size(), text);
    }
    return page;
}

}  // namespace msp_audit
