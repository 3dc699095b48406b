#include "project/layering.hpp"

#include <doctest/doctest.h>

#include <string>

using layering::breaches;

namespace {

std::string reason(std::string_view file, std::string_view line) {
    const auto found = breaches(file, line);
    return found.empty() ? "" : found.front().reason;
}

}  // namespace

TEST_CASE("every include in lib and cmd follows the arrows between the layers") {
    std::string all;
    for (const auto& breach : layering::breaches_in_project(MSP_AUDIT_SOURCE_DIR)) {
        all += breach.file + ":" + std::to_string(breach.line) + ": " + breach.reason + "\n";
    }
    CHECK(all == "");
}

TEST_CASE("an include against the arrows is named with its line") {
    const auto found =
        breaches("lib/core/money.cpp", "#include \"core/money.hpp\"\n\n#include \"match/match.hpp\"\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0] == layering::Breach{"lib/core/money.cpp", 3, "core must not lean on match"});
    CHECK(reason("lib/match/match.cpp", "#include \"audit/audit.hpp\"") == "match must not lean on audit");
    CHECK(reason("lib/tickets/reopens.cpp", "#include \"match/match.hpp\"") == "tickets must not lean on match");
    CHECK(reason("lib/audit/audit.cpp", "#include \"ingest/load.hpp\"") == "audit must not lean on ingest");
    CHECK(reason("lib/report/json.cpp", "#include \"cmd/run.hpp\"") == "report must not lean on cmd");
    CHECK(reason("lib/ingest/load.cpp", "#  include \"report/table.hpp\"") == "ingest must not lean on report");
}

TEST_CASE("an include along the arrows is accepted") {
    CHECK(reason("lib/audit/audit.cpp", "#include \"match/match.hpp\"") == "");
    CHECK(reason("lib/report/json.cpp", "#include \"audit/finding.hpp\"") == "");
    CHECK(reason("cmd/reconcile.cpp", "#include \"ingest/load.hpp\"") == "");
    CHECK(reason("lib/match/match.cpp", "#include <fmt/format.h>") == "");
}

TEST_CASE("an include that does not name its layer is refused") {
    CHECK(reason("lib/match/match.cpp", "#include \"match.hpp\"") ==
          "'match.hpp' does not begin with the name of a layer");
    CHECK(reason("lib/match/match.cpp", "#include \"lib/core/day.hpp\"") ==
          "'lib/core/day.hpp' does not begin with the name of a layer");
    CHECK(reason("lib/extras/match.cpp", "") == "'extras' is not a layer");
}

TEST_CASE("the CSV library stays in ingest and the option parser in cmd") {
    CHECK(reason("lib/ingest/rows.cpp", "#include <libfccp/csv.h>") == "");
    CHECK(reason("lib/policy/read.cpp", "#include <libfccp/csv.h>") == "only ingest knows the CSV library");
    CHECK(reason("lib/report/table.cpp", "#include <CLI/CLI.hpp>") == "only cmd knows command lines");
}

TEST_CASE("files, clocks and output are refused in the pure layers and nowhere else") {
    for (const std::string layer : {"core", "match", "audit", "tickets"}) {
        const std::string file = "lib/" + layer + "/some.cpp";
        CAPTURE(file);
        CHECK(reason(file, "#include <fstream>") == layer + " has no files, clock or output, so no <fstream>");
        CHECK(reason(file, "#include <sys/stat.h>") == layer + " has no files, clock or output, so no <sys/stat.h>");
        CHECK(reason(file, "auto t = std::chrono::system_clock::now();") ==
              layer + " has no files, clock or output, so no clock::now");
        CHECK(reason(file, "// as std::cout would") == "");
    }
    CHECK(reason("lib/ingest/load.cpp", "#include <fstream>") == "");
    CHECK(reason("cmd/progress.cpp", "auto t = std::chrono::steady_clock::now();") == "");
}
