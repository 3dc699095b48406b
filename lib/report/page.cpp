#include "report/page.hpp"

#include "report/markdown_text.hpp"

namespace msp_audit {

void Page::append_text(std::string& out, const Words& words, std::size_t width) {
    switch (words.kind) {
    case Kind::opening:
        append_paragraph(out, "", words.text, width);
        out += '\n';
        break;
    case Kind::heading:
        if (!out.ends_with("\n\n")) out += '\n';
        append_paragraph(out, "", words.text, width);
        break;
    case Kind::title:
    case Kind::paragraph:
        append_paragraph(out, "", words.text, width);
        break;
    case Kind::banner:
        append_paragraph(out, "*** ", words.text, width);
        break;
    case Kind::item:
        append_paragraph(out, "  - ", words.text, width);
        break;
    case Kind::entry:
        append_paragraph(out, "  ", words.lead, width, 4);
        append_paragraph(out, "    ", words.text, width);
        break;
    case Kind::gap:
        out += '\n';
        break;
    case Kind::pictures:
        break;
    }
}

std::vector<Page::Said> Page::said() const {
    std::vector<Said> all;
    std::string heading;
    for (const Block& block : blocks_) {
        const auto* const words = std::get_if<Words>(&block);
        if (words == nullptr || words->kind == Kind::gap) continue;
        if (words->kind == Kind::heading) {
            heading = words->text;
        } else {
            all.push_back({heading, words->lead.empty() ? words->text : words->lead + ": " + words->text});
        }
    }
    return all;
}

std::string Page::as_text(std::size_t width) const {
    std::string out;
    for (const Block& block : blocks_) {
        if (const auto* const words = std::get_if<Words>(&block)) {
            append_text(out, *words, width);
        } else {
            out += std::get<Table>(block).laid_out(width);
        }
    }
    return out;
}

void Page::append_markdown(std::string& out, const Words& words) {
    // Behind a mark that opens a line nothing else can open it.
    const bool opens_line = words.kind == Kind::paragraph || words.kind == Kind::item;
    const std::string text = opens_line ? markdown_line(words.text) : markdown_text(words.text);
    switch (words.kind) {
    case Kind::title:
        out.append("# ").append(text).append("\n");
        break;
    case Kind::opening:
    case Kind::banner:
        out.append("**").append(text).append("**\n");
        break;
    case Kind::heading:
        out.append("## ").append(text).append("\n");
        break;
    case Kind::paragraph:
        out.append(text).append("\n");
        break;
    case Kind::item:
        out.append("- ").append(text).append("\n");
        break;
    case Kind::entry:
        out.append("- **").append(markdown_text(words.lead)).append("**: ").append(text).append("\n");
        break;
    case Kind::gap:
    case Kind::pictures:
        break;
    }
}

std::string Page::as_markdown() const {
    std::string out;
    bool after_item = false;
    for (const Block& block : blocks_) {
        const auto* const words = std::get_if<Words>(&block);
        if (words != nullptr && is_silent(*words)) continue;
        const bool is_item = words != nullptr && (words->kind == Kind::item || words->kind == Kind::entry);
        if (!out.empty() && !(is_item && after_item)) out += '\n';
        if (words != nullptr) {
            append_markdown(out, *words);
        } else {
            out += std::get<Table>(block).as_markdown();
        }
        after_item = is_item;
    }
    return out;
}

}  // namespace msp_audit
