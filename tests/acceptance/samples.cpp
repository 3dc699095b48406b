#include "acceptance/samples.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include "policy/policy.hpp"

namespace msp_audit::acceptance {

std::unique_ptr<Reconciled> samples() {
    const std::string folder = std::string(MSP_AUDIT_SOURCE_DIR) + "/data-samples";
    std::ifstream file(folder + "/msp-audit.toml");
    const std::string policy{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    LoadOptions options;
    options.paths = {folder};
    return std::make_unique<Reconciled>(options, read_policy(policy, "msp-audit.toml"));
}

}  // namespace msp_audit::acceptance
