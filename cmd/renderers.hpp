#pragma once

#include <memory>
#include <string>

#include "cmd/options.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit::cmd {

/// What writes one kind of report, by format. The one place that says which function a format is written by.
template <class... Facts>
struct Renderers {
    using Renderer = std::string (*)(const Facts&..., const RenderOptions&);

    Renderer table = nullptr, csv = nullptr, json = nullptr, markdown = nullptr, html = nullptr, workbook = nullptr;

    /// Null: the report has no such form.
    [[nodiscard]] constexpr Renderer of(Format format) const {
        switch (format) {
        case Format::table:
            return table;
        case Format::csv:
            return csv;
        case Format::json:
            return json;
        case Format::markdown:
            return markdown;
        case Format::html:
            return html;
        case Format::xlsx:
            return workbook;
        case Format::sarif:
        case Format::junit:
        case Format::github:
            break;
        }
        return nullptr;
    }
};

}  // namespace msp_audit::cmd
