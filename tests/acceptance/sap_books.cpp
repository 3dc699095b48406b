#include "acceptance/sap_books.hpp"

#include <filesystem>
#include <memory>

#include <doctest/doctest.h>

namespace msp_audit::acceptance {

const Reconciled* sap() {
    static const std::unique_ptr<const Reconciled> books = []() -> std::unique_ptr<const Reconciled> {
        const std::string folder = std::string(MSP_AUDIT_REAL_DATA) + "/sap";
        if (!std::filesystem::is_directory(folder)) return nullptr;
        LoadOptions options;
        options.paths = {folder};
        options.profile = "sap";
        return std::make_unique<const Reconciled>(options, Policy{});
    }();
    if (!books) MESSAGE("skipped: no real exports under 'sap'");
    return books.get();
}

}  // namespace msp_audit::acceptance
