#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/byte_source.hpp"
#include "ingest/cell_format.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

struct WorkbookSheet {
    std::string name;  ///< as its tab shows it
    std::string part;  ///< of the archive
    bool is_hidden = false;
};

/// Texts that cells of all sheets share, by number.
class SharedTexts {
public:
    static constexpr std::size_t most_texts = std::size_t{1} << 24U;
    static constexpr std::size_t most_bytes = std::size_t{512} * 1024 * 1024;  ///< of all together

    /// Throws WorkbookError beyond the limits.
    void add(std::string_view text);
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t place) const {
        const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
        return std::string_view(text_).substr(begin, ends_[place] - begin);
    }

private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

/// An .xlsx or .xlsm workbook (Office Open XML, transitional or strict) in memory. Formulas are not computed: the
/// values that were saved with them count. Throws WorkbookError where it is damaged, locked, no workbook at all, or
/// beyond the limits of ZipArchive, XmlReader, SharedTexts, most_sheets and most_formats.
class Workbook {
public:
    static constexpr std::size_t most_sheets = 1000;
    static constexpr std::size_t most_formats = 65536;

    Workbook(std::shared_ptr<const std::string> bytes, const ReadLimits& limits);
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    [[nodiscard]] const std::vector<WorkbookSheet>& sheets() const;
    [[nodiscard]] const SharedTexts& texts() const;
    /// The format of the cells of this style; a plain number for a style that is not there.
    [[nodiscard]] const CellFormat& format(std::size_t style) const;
    [[nodiscard]] DaySystem days() const;
    [[nodiscard]] std::unique_ptr<ByteSource> open(const WorkbookSheet& sheet) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Text as a workbook stores it, without the stand-ins for line breaks: _x000D_.
[[nodiscard]] std::string without_stand_ins(std::string_view stored);

}  // namespace msp_audit
