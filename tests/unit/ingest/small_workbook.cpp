#include "unit/ingest/small_workbook.hpp"

#include <algorithm>
#include <stdexcept>

#include <zip.h>

namespace msp_audit::test {

namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '&') {
            result += "&amp;";
        } else if (c == '<') {
            result += "&lt;";
        } else if (c == '"') {
            result += "&quot;";
        } else {
            result += c;
        }
    }
    return result;
}

std::string relation(const std::string& id, std::string_view type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(types) + std::string(type) + "\" Target=\"" +
           target + "\"/>";
}

std::string relations(const std::string& all) {
    return std::string(head) + "<Relationships>" + all + "</Relationships>";
}

void require(bool holds) {
    if (!holds) throw std::runtime_error("no archive");
}

}  // namespace

std::string zip_of(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    require(target != nullptr);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    require(archive != nullptr);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        zip_source_t* const source = zip_source_buffer(archive, parts[i].second.data(), parts[i].second.size(), 0);
        // Equal names are not to be had from libzip, so the second one is put in afterwards.
        const bool is_second = std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i),
                                           [&](const auto& other) { return other.first == parts[i].first; });
        const std::string name = is_second ? "~" + parts[i].first.substr(1) : parts[i].first;
        require(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    require(zip_close(archive) == 0);
    require(zip_source_open(target) == 0);
    std::string bytes;
    std::string chunk(4096, '\0');
    for (zip_int64_t got = 1; got > 0;) {
        got = zip_source_read(target, chunk.data(), chunk.size());
        if (got > 0) bytes.append(chunk, 0, static_cast<std::size_t>(got));
    }
    zip_source_close(target);
    zip_source_free(target);
    for (const auto& [name, text] : parts) {
        const std::string other = "~" + name.substr(1);
        for (std::size_t at = bytes.find(other); at != std::string::npos; at = bytes.find(other, at)) {
            bytes[at] = name[0];
        }
    }
    return bytes;
}

Parts SmallWorkbook::all_parts() const {
    Parts all{{"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))}};
    std::string list;
    std::string own;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string state = sheets[i].state.empty() ? "" : "\" state=\"" + sheets[i].state;
        list += "<sheet name=\"" + escaped(sheets[i].name) + "\" sheetId=\"" + number + state + "\" r:id=\"rId" +
                number + "\"/>";
        own += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        all.emplace_back("xl/worksheets/sheet" + number + ".xml",
                         std::string(head) + "<worksheet><sheetData>" + sheets[i].rows + "</sheetData></worksheet>");
    }
    own += relation("rId901", "styles", "styles.xml") + relation("rId902", "sharedStrings", "sharedStrings.xml");
    all.emplace_back("xl/workbook.xml", std::string(head) + "<workbook xmlns:r=\"r\">" + properties + "<sheets>" +
                                            list + "</sheets></workbook>");
    all.emplace_back("xl/_rels/workbook.xml.rels", relations(own));
    std::string codes;
    std::string styles = "<xf numFmtId=\"0\"/>";
    for (std::size_t i = 0; i < formats.size(); ++i) {
        const std::string number = std::to_string(164 + i);
        codes += "<numFmt numFmtId=\"" + number + "\" formatCode=\"" + escaped(formats[i]) + "\"/>";
        styles += "<xf numFmtId=\"" + number + "\"/>";
    }
    all.emplace_back("xl/styles.xml", std::string(head) + "<styleSheet><numFmts>" + codes +
                                          "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" +
                                          styles + "</cellXfs></styleSheet>");
    std::string texts;
    for (const std::string& text : shared) texts += "<si>" + text + "</si>";
    all.emplace_back("xl/sharedStrings.xml", std::string(head) + "<sst>" + texts + "</sst>");
    for (const auto& [name, text] : parts) {
        const auto same =
            std::find_if(all.begin(), all.end(), [&name = name](const auto& part) { return part.first == name; });
        if (same == all.end()) {
            all.emplace_back(name, text);
        } else {
            same->second = text;
        }
    }
    return all;
}

std::string sheet_rows(const std::vector<std::vector<std::string>>& rows, unsigned row) {
    std::string text;
    for (const auto& cells : rows) {
        text += "<row r=\"" + std::to_string(row) + "\">";
        char column = 'A';
        for (const std::string& cell : cells) {
            const std::string start = "<c r=\"" + std::string(1, column++) + std::to_string(row) + "\"";
            if (cell.starts_with('=')) {
                const std::size_t bar = std::min(cell.find('|'), cell.size());
                const std::string style = bar < cell.size() ? " s=\"" + cell.substr(bar + 1) + "\"" : "";
                text += start + style + "><v>" + cell.substr(1, bar - 1) + "</v></c>";
            } else if (!cell.empty()) {
                text += start + " t=\"inlineStr\"><is><t>" + escaped(cell) + "</t></is></c>";
            }
        }
        text += "</row>";
        ++row;
    }
    return text;
}

}  // namespace msp_audit::test
