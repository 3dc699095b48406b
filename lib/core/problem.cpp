#include "core/problem.hpp"

#include <map>

#include <fmt/format.h>
#include <xxhash.h>

namespace msp_audit {

void add_fingerprints(ProblemReport& report) {
    constexpr char parting = '\x1f';
    std::map<std::uint64_t, unsigned> met;
    std::string identity;
    for (Problem& problem : report.problems) {
        if (!problem.fingerprint.empty()) continue;
        identity.assign(name_of(problem.code));
        for (const std::string_view part :
             {report.file_of(problem), std::string_view(problem.column), std::string_view(problem.subject)}) {
            identity += parting;
            identity += part;
        }
        const std::uint64_t hash = XXH64(identity.data(), identity.size(), 0);
        const unsigned count = ++met[hash];
        problem.fingerprint = fmt::format("{:016x}", hash);
        if (count > 1) problem.fingerprint += fmt::format("-{}", count);
    }
}

}  // namespace msp_audit
