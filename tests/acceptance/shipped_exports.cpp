#include "acceptance/shipped_exports.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "policy/policy.hpp"

namespace msp_audit::acceptance {

std::unique_ptr<Reconciled> shipped_exports(const std::string& folder) {
    const std::string path = std::string(MSP_AUDIT_SOURCE_DIR) + "/tests/acceptance/exports/" + folder;
    std::ifstream file(path + "/msp-audit.toml");
    const std::string policy{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    LoadOptions options;
    options.paths = {path};
    return std::make_unique<Reconciled>(options, read_policy(policy, "msp-audit.toml"));
}

std::string profile_of(const Reconciled& books, const std::string& file) {
    const auto& files = books.books().files;
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&file](const InputFile& one) { return one.name.ends_with("/" + file); });
    return found == files.end() ? "not read" : found->profile;
}

}  // namespace msp_audit::acceptance
