#include "ingest/profile_owners.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace msp_audit;

namespace {

Profile profile(const std::string& name, const std::string& headers, const std::string& files = "") {
    return read_profile(
        "name = \"" + name + "\"\n[[table]]\nname = \"T\"\nfiles = \"" + files + "\"\nheaders = [" + headers +
            "]\n[[document]]\nkind = \"invoices\"\nfrom = \"T\"\n[document.columns]\ninvoice_number = "
            "\"T.No\"\nvendor = \"T.Who\"\ninvoice_date = \"T.Day\"\nline_total = \"T.Sum\"\n",
        name + ".toml");
}

CandidateFile file(std::string name, std::vector<std::string> header) {
    CandidateFile result;
    result.name = std::move(name);
    result.dialect.header = std::move(header);
    result.dialect.header_line = 3;
    return result;
}

using Places = std::vector<std::size_t>;
constexpr std::size_t nobody = ProfileOwners::nobody;

}  // namespace

TEST_CASE("a file is the profile's that knows it by more headers") {
    const std::vector profiles{profile("few", "\"No\", \"Day\""), profile("many", "\"No\", \"Day\", \"Sum\"")};
    const std::vector files{file("a.csv", {"No", "Day", "Sum"}), file("b.csv", {"No", "Day"}),
                            file("c.csv", {"No", "Sum"})};
    const ProfileOwners owners = profile_owners(files, profiles);
    CHECK(owners.owner == Places{1, 0, nobody});
    CHECK(owners.errors.empty());
}

TEST_CASE("of two profiles with as many headers a file is the one's whose pattern fits its name") {
    const std::vector profiles{profile("bills", "\"No\", \"Day\""),
                               profile("credits", "\"No\", \"Day\"", "*credit*")};
    const std::vector files{file("out/vendor-credits.csv.gz", {"No", "Day"})};
    CHECK(profile_owners(files, profiles).owner == Places{1});
}

TEST_CASE("a file that two profiles fit equally well is an error that names both, and nobody's") {
    const std::vector profiles{profile("left", "\"No\", \"Day\""), profile("right", "\"No\", \"Sum\""),
                               profile("less", "\"No\"")};
    const std::vector files{file("a.csv", {"No", "Day", "Sum"}), file("b.csv", {"No", "Sum"})};
    const ProfileOwners owners = profile_owners(files, profiles);
    CHECK(owners.owner == Places{nobody, 1});
    CHECK(owners.contested == Places{0});
    REQUIRE(owners.errors.size() == 1);
    CHECK(owners.errors[0] == "a.csv:3: the headers fit the profiles left and right alike\n  hint: --profile left or "
                              "--profile right");
}

TEST_CASE("a file of which the kind is said is no profile's") {
    const std::vector profiles{profile("left", "\"No\", \"Day\"")};
    std::vector files{file("a.csv", {"No", "Day"})};
    files[0].kind = DocumentKind::invoice;
    CHECK(profile_owners(files, profiles).owner == Places{nobody});
}

TEST_CASE("no two built-in profiles claim one file by equal headers") {
    std::vector<Profile> profiles;
    for (const ShippedProfile& shipped : shipped_profiles()) {
        profiles.push_back(read_profile(shipped.text, std::string(shipped.name) + ".toml"));
    }
    std::vector<CandidateFile> files;
    for (const Profile& one : profiles) {
        for (std::size_t i = 0; i < one.tables.size(); ++i) {
            std::vector<std::string> header = one.wanted_columns(i);
            header.insert(header.end(), one.tables[i].headers.begin(), one.tables[i].headers.end());
            files.push_back(file(one.name + ".csv", header));
        }
    }
    const ProfileOwners owners = profile_owners(files, profiles);
    CHECK(owners.errors.empty());
    for (std::size_t i = 0; i < files.size(); ++i) {
        REQUIRE(owners.owner[i] != nobody);
        CHECK(profiles[owners.owner[i]].name + ".csv" == files[i].name);
    }
}
