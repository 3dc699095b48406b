#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "report/html_document.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

/// A report for people, written once and laid out for a terminal or as Markdown. Texts are plain: each form makes
/// them harmless in its own way.
class Page {
public:
    /// What the page is about, on its first line.
    void add_title(std::string words) { add_words(Kind::title, std::move(words)); }
    /// The sentence that the page opens with, apart from the rest.
    void add_opening(std::string sentence) { add_words(Kind::opening, std::move(sentence)); }
    void add_heading(std::string words) { add_words(Kind::heading, std::move(words)); }
    void add_paragraph(std::string text) { add_words(Kind::paragraph, std::move(text)); }
    /// What qualifies every figure of the page.
    void add_banner(std::string text) { add_words(Kind::banner, std::move(text)); }
    /// An element of a list.
    void add_item(std::string text) { add_words(Kind::item, std::move(text)); }
    /// An element of a list with a line of its own that says what the text is about.
    void add_entry(std::string lead, std::string text) {
        blocks_.emplace_back(Words{Kind::entry, std::move(text), std::move(lead)});
    }
    /// An empty line on a terminal; Markdown has one between any two blocks.
    void add_gap() { add_words(Kind::gap, {}); }
    /// Where a page of HTML has its pictures; without this they stand before its first section.
    void add_place_for_pictures() { add_words(Kind::pictures, {}); }
    void add_table(Table table) { blocks_.emplace_back(std::move(table)); }

    /// What the page says in words, in its order, each with the heading that it stands under; without its tables.
    struct Said {
        std::string heading;  ///< empty: none yet
        std::string text;
    };
    [[nodiscard]] std::vector<Said> said() const;

    /// Lines of at most `width` columns if numbers allow; none ends in blanks.
    [[nodiscard]] std::string as_text(std::size_t width) const;
    [[nodiscard]] std::string as_markdown() const;
    /// Of a page of HTML: the title, which is its first heading, and all else.
    [[nodiscard]] std::string title() const;
    void write_html(HtmlDocument& document, const std::function<void(HtmlDocument&)>& pictures = {}) const;

private:
    enum class Kind : std::uint8_t { title, opening, heading, paragraph, banner, item, entry, gap, pictures };
    struct Words {
        Kind kind = Kind::paragraph;
        std::string text;
        std::string lead{};  ///< of an entry
    };
    using Block = std::variant<Words, Table>;

    void add_words(Kind kind, std::string text) { blocks_.emplace_back(Words{kind, std::move(text), {}}); }
    [[nodiscard]] static bool is_silent(const Words& words) {
        return words.kind == Kind::gap || words.kind == Kind::pictures;
    }
    static void append_text(std::string& out, const Words& words, std::size_t width);
    static void append_markdown(std::string& out, const Words& words);
    static void write_words(HtmlDocument& document, const Words& words);

    std::vector<Block> blocks_;
};

}  // namespace msp_audit
