#include "match/vendor_directory.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace msp_audit;

namespace {

VendorDirectory directory(std::vector<std::string_view> known,
                          const std::map<std::string, std::string>& aliases = {}) {
    return VendorDirectory(aliases, known);
}

}  // namespace

TEST_CASE("vendor names compare without case, dots and punctuation, and & is and") {
    CHECK(vendor_stem("Contoso, Ltd.") == VendorStem{"contoso", "ltd"});
    CHECK(vendor_stem("CONTOSO  limited") == VendorStem{"contoso", "ltd"});
    CHECK(vendor_stem("A.T.&T. Inc") == vendor_stem("AT and T Incorporated"));
    CHECK(vendor_stem("Smith-Jones").stem == "smith jones");
    CHECK(vendor_stem("Müller GmbH") == vendor_stem("MÜLLER G.m.b.H."));
}

TEST_CASE("legal forms of one meaning are one, in one word or several") {
    CHECK(vendor_stem("Contoso Incorporated") == vendor_stem("Contoso, Inc."));
    CHECK(vendor_stem("Contoso Corporation") == vendor_stem("Contoso Corp."));
    CHECK(vendor_stem("Contoso Pty. Ltd.") == vendor_stem("Contoso Proprietary Limited"));
    CHECK(vendor_stem("Contoso GmbH & Co. KG") == VendorStem{"contoso", "gmbh & co kg"});
    CHECK(vendor_stem("Contoso S.A.") == vendor_stem("Contoso S A"));
    CHECK(vendor_stem("Contoso Company, Limited") == vendor_stem("Contoso Co Ltd"));
    CHECK(vendor_stem("Contoso Sdn. Bhd.") == VendorStem{"contoso", "sdn bhd"});
    CHECK(vendor_stem("Contoso S.à r.l.") == vendor_stem("Contoso SARL"));
}

TEST_CASE("a name that is nothing but a legal form keeps it as its stem") {
    CHECK(vendor_stem("SA") == VendorStem{"sa", ""});
    CHECK(vendor_stem("Ltd Inc") == VendorStem{"ltd", "inc"});
    CHECK(vendor_stem("***").stem == "***");
    CHECK(vendor_stem("").stem.empty());
}

TEST_CASE("two different legal forms are two vendors") {
    auto vendors = directory({"Contoso Ltd"});
    CHECK(vendors.key("Contoso Limited") == vendors.key("CONTOSO LTD."));
    CHECK(vendors.key("Contoso Inc") != vendors.key("Contoso Ltd"));
    CHECK(vendors.key("Atea AS") != vendors.key("Atea A/S"));
}

TEST_CASE("a name without a form belongs to the one vendor of that stem that POs and quotes know") {
    auto vendors = directory({"Contoso Ltd", "Fabrikam"});
    CHECK(vendors.key("Contoso") == vendors.key("Contoso Ltd"));
    CHECK(vendors.key("Contoso") != vendors.key("Contoso Inc"));
    CHECK(vendors.settling_aliases("Contoso").empty());
}

TEST_CASE("a name without a form is a vendor of its own where several or none are known") {
    auto several = directory({"Contoso Ltd", "Contoso GmbH"});
    CHECK(several.key("Contoso") != several.key("Contoso Ltd"));
    CHECK(several.key("Contoso") != several.key("Contoso GmbH"));
    CHECK(several.settling_aliases("Contoso") ==
          std::vector<std::string>{"\"Contoso\" = \"Contoso GmbH\"", "\"Contoso\" = \"Contoso Ltd\""});
    auto none = directory({"Fabrikam"});
    CHECK(none.key("Contoso") != none.key("Contoso Ltd"));
    CHECK(none.settling_aliases("Contoso").empty());
}

TEST_CASE("a form that the PO's plain name lacks is a mismatch, with the alias that settles it") {
    auto vendors = directory({"Contoso"});
    CHECK(vendors.key("Contoso Inc.") != vendors.key("Contoso"));
    CHECK(vendors.settling_aliases("Contoso Inc.") == std::vector<std::string>{"\"Contoso Inc.\" = \"Contoso\""});
}

TEST_CASE("what invoices call themselves never decides whom a plain name belongs to") {
    auto vendors = directory({"Contoso Ltd"});
    const auto plain = vendors.key("Contoso");
    CHECK(vendors.key("Contoso Inc") != plain);
    CHECK(vendors.key("CONTOSO") == plain);
}

TEST_CASE("aliases join spellings, however they are punctuated, and lead on to further aliases") {
    auto vendors = directory({"Contoso Ltd"}, {{"Contoso Ltd (UK)", "Contoso"}, {"Kontoso", "Contoso Ltd, UK"}});
    CHECK(vendors.key("CONTOSO LTD UK") == vendors.key("Contoso Ltd"));
    CHECK(vendors.key("kontoso") == vendors.key("Contoso Ltd"));
    CHECK(vendors.display(vendors.key("Contoso Ltd")) == "Contoso");
}

TEST_CASE("two spellings of one aliased vendor do not make a plain name ambiguous") {
    auto vendors = directory({"Contoso Ltd", "Contoso GmbH"}, {{"Contoso GmbH", "Contoso Ltd"}});
    CHECK(vendors.key("Contoso") == vendors.key("Contoso Ltd"));
    CHECK(vendors.key("Contoso GmbH") == vendors.key("Contoso Ltd"));
}

TEST_CASE("aliases in a circle join their names and end") {
    auto vendors = directory({}, {{"Alpha", "Beta"}, {"Beta", "Gamma"}, {"Gamma", "Alpha"}});
    CHECK(vendors.key("Alpha") == vendors.key("Beta"));
    CHECK(vendors.key("Beta") == vendors.key("Gamma"));
    CHECK(vendors.display(vendors.key("Beta")) == "Alpha");
}

TEST_CASE("a vendor is printed as its PO prints it, whatever the order of names") {
    auto vendors = directory({"Contoso Ltd", "CONTOSO LIMITED"});
    CHECK(vendors.display(vendors.key("contoso ltd")) == "CONTOSO LIMITED");
    auto unknown = directory({});
    const auto key = unknown.key("contoso ltd");
    CHECK(unknown.key("Contoso Ltd") == key);
    CHECK(unknown.display(key) == "Contoso Ltd");
}

TEST_CASE("a blank name is no vendor") {
    auto vendors = directory({"", "Contoso"});
    CHECK(vendors.key("") == VendorKey::none);
    CHECK(vendors.key(" ") == VendorKey::none);
    CHECK(vendors.display(VendorKey::none).empty());
    CHECK(vendors.key("-") != VendorKey::none);
}
