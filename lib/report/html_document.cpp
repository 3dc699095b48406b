#include "report/html_document.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/html_assets.hpp"
#include "report/html_text.hpp"

namespace msp_audit {

namespace {

std::uint32_t digit_of(char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); }

/// Hexadecimal digits as the same bytes in base 64.
std::string base64_of(std::string_view hexadecimal) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < hexadecimal.size(); i += 6) {
        const std::string_view digits = hexadecimal.substr(i, 6);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 6; ++k) bits = bits << 4U | (k < digits.size() ? digit_of(digits[k]) : 0U);
        // Two digits are a byte, and n bytes take n + 1 letters.
        for (std::size_t k = 0; k < 4; ++k) {
            const auto letter = static_cast<std::size_t>(bits >> (18U - 6U * k)) & 63U;
            out += k <= digits.size() / 2 ? alphabet[letter] : '=';
        }
    }
    return out;
}

constexpr std::string_view patterns =
    R"(<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="on-wait" width="8" height="8" patternUnits="userSpaceOnUse"><path class="hatch" d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6"/></pattern>
<pattern id="on-dispute" width="8" height="8" patternUnits="userSpaceOnUse"><path class="hatch" d="M0 0L8 8M8 0L0 8"/></pattern>
<pattern id="on-unchecked" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1.1"/></pattern>
</defs></svg>
)";

std::string_view class_of(HtmlColumn::Looks looks) {
    constexpr std::array<std::string_view, 6> classes{
        "", R"( class="whole")", R"( class="number")", R"( class="text")", R"( class="long")", R"( class="bar")"};
    return classes[static_cast<std::size_t>(looks)];
}

}  // namespace

HtmlDocument::HtmlDocument(std::string_view text, std::string_view program)
    : title_(html_text(text)), program_(html_text(program)) {}

std::string HtmlDocument::next_id() { return fmt::format("f{}", ++ids_); }

void HtmlDocument::end_list() {
    if (in_list_) body_ += "</ul>\n";
    in_list_ = false;
}

void HtmlDocument::begin_section(std::string_view text) {
    end_list();
    if (in_section_) body_ += "</section>\n";
    in_section_ = true;
    const std::string id = next_id();
    const std::string words = html_text(text);
    links_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, words);
    body_ += fmt::format("<section>\n<h2 id=\"{0}\">{1}</h2>\n", id, words);
}

void HtmlDocument::add_paragraph(std::string_view text, std::string_view looks) {
    end_list();
    body_ += looks.empty() ? std::string("<p>") : fmt::format("<p class=\"{}\">", looks);
    body_ += html_text(text);
    body_ += "</p>\n";
}

void HtmlDocument::add_item(std::string_view lead, std::string_view text) {
    if (!in_list_) body_ += "<ul>\n";
    in_list_ = true;
    body_ += "<li>";
    if (!lead.empty()) body_ += "<span class=\"lead-in\">" + html_text(lead) + "</span>: ";
    body_ += html_text(text) + "</li>\n";
}

void HtmlDocument::add_markup(std::string_view markup) {
    end_list();
    body_ += markup;
}

void HtmlDocument::begin_table(std::string_view caption_text, std::vector<HtmlColumn> columns, bool sorts) {
    end_list();
    columns_ = std::move(columns);
    caption_ = html_text(caption_text);
    caption_id_ = next_id();
    sorts_ = sorts;
    rows_ = 0;
    // What is wider than its window scrolls, and by keys, too; what is wider than a sheet is printed across it.
    constexpr std::size_t most_upright = 11;
    constexpr std::size_t most_beside_sentences = 8;
    const bool has_sentences = std::any_of(columns_.begin(), columns_.end(), [](const HtmlColumn& column) {
        return column.looks == HtmlColumn::Looks::long_text;
    });
    const bool is_wide = columns_.size() > (has_sentences ? most_beside_sentences : most_upright);
    body_ += fmt::format("<div class=\"scroll{}\" role=\"group\" aria-labelledby=\"{}\" tabindex=\"0\">\n",
                         is_wide ? " wide" : "", caption_id_);
    body_ += sorts_ ? "<table class=\"list\">" : "<table>";
    body_ += fmt::format("<caption id=\"{}\">{}</caption>\n", caption_id_, caption_);
    write_table_start({});
}

void HtmlDocument::write_table_start(std::string_view after_caption) {
    body_ += after_caption;
    body_ += "<thead><tr>";
    for (const HtmlColumn& column : columns_) {
        body_ += fmt::format("<th scope=\"col\"{}{}>{}</th>", class_of(column.looks),
                             column.picks ? " data-pick" : "", html_text(column.heading));
    }
    body_ += "</tr></thead>\n<tbody>\n";
}

void HtmlDocument::begin_row(std::string_view looks) {
    column_ = 0;
    if (looks == "total" && rows_ <= plain_rows) {
        if (!in_foot_) body_ += "</tbody>\n<tfoot>\n";
        body_ += "<tr class=\"total\">";
        in_foot_ = true;
        return;
    }
    if (sorts_ && rows_ == plain_rows) {
        body_ += "</tbody>\n</table>\n</div>\n<noscript class=\"rest\">\n<table>";
        write_table_start("<caption>" + caption_ + ", continued</caption>\n");
    }
    ++rows_;
    body_ += looks.empty() ? std::string("<tr>") : fmt::format("<tr class=\"{}\">", looks);
}

void HtmlDocument::open_cell(std::string_view tag) {
    const auto looks = column_ < columns_.size() ? columns_[column_].looks : HtmlColumn::Looks::plain;
    ++column_;
    body_.append("<").append(tag).append(class_of(looks)).append(">");
}

void HtmlDocument::add_cell(std::string_view text, std::string_view note_markup) {
    open_cell("td");
    body_.append(html_text(text)).append(note_markup).append("</td>");
}

void HtmlDocument::add_heading_cell(std::string_view text, std::string_view note_markup) {
    // A heading without words heads nothing.
    if (text.empty()) return add_cell(text, note_markup);
    open_cell("th scope=\"row\"");
    body_.append(html_text(text)).append(note_markup).append("</th>");
}

void HtmlDocument::add_markup_cell(std::string_view markup) {
    open_cell("td");
    body_.append(markup).append("</td>");
}

void HtmlDocument::add_heading_markup_cell(std::string_view markup) {
    open_cell("th scope=\"row\"");
    body_.append(markup).append("</th>");
}

void HtmlDocument::end_row() {
    while (column_ < columns_.size()) add_cell({});
    body_ += "</tr>\n";
}

void HtmlDocument::end_table() {
    body_ += in_foot_ ? "</tfoot>\n</table>\n" : "</tbody>\n</table>\n";
    in_foot_ = false;
    if (!sorts_ || rows_ <= plain_rows) {
        body_ += "</div>\n";
        return;
    }
    // A browser that neither runs the script nor takes itself for one without scripts would leave rows out in
    // silence.
    body_ += "</noscript>\n";
    body_ += fmt::format("<p class=\"rest\">This table has {} rows. Where fewer are shown, something has stopped the "
                         "page's script.</p>\n",
                         grouped(rows_));
}

std::string HtmlDocument::finished() {
    end_list();
    if (in_section_) body_ += "</section>\n";
    in_section_ = false;
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                       "'sha256-{}'; script-src "
                       "'sha256-{}'; base-uri 'none'; form-action 'none'\">\n",
                       base64_of(html_style_hash()), base64_of(html_script_hash()));
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n";
    out += fmt::format("<meta name=\"generator\" content=\"{}\">\n<title>{}</title>\n", program_, title_);
    out.append("<style>").append(html_style()).append("</style>\n<script>").append(html_script());
    out += "</script>\n</head>\n<body>\n<a class=\"skip\" href=\"#report\">Skip to the report</a>\n";
    out += fmt::format("<header>\n<h1>{}</h1>\n", title_);
    if (!links_.empty()) out.append("<nav aria-label=\"Sections\">\n<ul>\n").append(links_).append("</ul>\n</nav>\n");
    out.append("</header>\n<main id=\"report\">\n").append(patterns).append(body_);
    out += fmt::format("</main>\n<footer>\n<p>{}</p>\n</footer>\n</body>\n</html>\n", program_);
    return out;
}

}  // namespace msp_audit
