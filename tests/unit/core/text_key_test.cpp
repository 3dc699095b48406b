#include "core/text_key.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace msp_audit;
using Words = std::vector<std::string>;

TEST_CASE("folding drops case in every script and joins the two codings of an accented letter") {
    CHECK(folded("Contoso LTD") == "contoso ltd");
    CHECK(folded("STRASSE") == folded("Straße"));
    CHECK(folded("ÉCOLE") == folded("école"));
    CHECK(folded("e\xCC\x81"
                 "cole") == folded("école"));
    CHECK(folded("ΣΊΣΥΦΟΣ") == folded("σίσυφος"));
    CHECK(folded("").empty());
}

TEST_CASE("bytes that are not UTF-8 stand for themselves in a key") {
    CHECK(folded("A\xFF") == "a\xFF");
    CHECK(document_number_key("A\xFF-1") == "a\xFF"
                                            "1");
}

TEST_CASE("SKUs compare without case, spaces, dashes, dots and slashes") {
    CHECK(sku_key("DELL-123.4/A b") == "dell1234ab");
    CHECK(sku_key("dell\xE2\x80\x93"
                  "1234\xC2\xA0"
                  "AB") == "dell1234ab");
    CHECK(sku_key("A#1") != sku_key("A1"));
    CHECK(sku_key("A_1") != sku_key("A1"));
    CHECK(sku_key("A-01") != sku_key("A-1"));
}

TEST_CASE("invoice numbers that differ in case, punctuation and leading zeros are one") {
    const std::string key = document_number_key("INV12");
    CHECK(document_number_key("INV-000012") == key);
    CHECK(document_number_key("Inv 12") == key);
    CHECK(document_number_key(" inv. #12 ") == key);
    CHECK(document_number_key("INV\xE2\x80\x93"
                              "12") == key);
}

TEST_CASE("a separator between two digits stays, so 1-12 and 11-2 are two") {
    CHECK(document_number_key("1-12") != document_number_key("11-2"));
    CHECK(document_number_key("1-12") != document_number_key("112"));
    CHECK(document_number_key("1-12") == document_number_key("1 / 12"));
    CHECK(document_number_key("1-012") == document_number_key("01-12"));
    CHECK(document_number_key("2026-A-1") == document_number_key("2026A1"));
}

TEST_CASE("a run of zeros is 0, wherever it stands") {
    CHECK(document_number_key("INV-000") == "inv0");
    CHECK(document_number_key("000") == "0");
    CHECK(document_number_key("0-0A") == "0-0a");
    CHECK(document_number_key("INV-100") == "inv100");
    CHECK(document_number_key("A0B") == "a0b");
    CHECK(document_number_key("A00B07") == "a0b7");
}

TEST_CASE("punctuation alone has the empty number key") {
    CHECK(document_number_key(" -/- ").empty());
    CHECK(document_number_key("").empty());
}

TEST_CASE("a PO number is as printed but for case and outer spaces") {
    CHECK(po_key(" po-00123\xC2\xA0") == po_key("PO-00123"));
    CHECK(po_key("PO-00123") != po_key("PO-123"));
    CHECK(po_key("PO 1") != po_key("PO  1"));
}

TEST_CASE("loose PO numbers drop the prefix, case, punctuation and leading zeros") {
    for (const char* printed : {"PO-00123", "po 123", "P.O. #123", "123", "PO #123", "PO123", "Purchase Order 123",
                                "purchase order: 0123", "P.O.123", "P. O. 123", " PO\xC2\xA0#123"}) {
        CAPTURE(printed);
        CHECK(loose_po_key(printed) == "123");
    }
}

TEST_CASE("a prefix that goes on as a word is part of the number") {
    CHECK(loose_po_key("POS-17") == "pos17");
    CHECK(loose_po_key("POS-17") != loose_po_key("17"));
    CHECK(loose_po_key("Purchase Orders 17") == "purchaseorders17");
    CHECK(loose_po_key("PO-POS-17") == "pos17");
    CHECK(loose_po_key("PO-PO-17") == "po17");
}

TEST_CASE("a loose PO number never becomes empty") {
    CHECK(loose_po_key("PO") == "po");
    CHECK(loose_po_key("P.O. #") == "po");
    CHECK(loose_po_key("PO-000") == "0");
    CHECK(loose_po_key("PO-A-007") == "a007");
}

TEST_CASE("line numbers compare as numbers if both are") {
    CHECK(line_key("010") == "10");
    CHECK(line_key("10") == line_key(" 10.0 "));
    CHECK(line_key("10.50") == "10.5");
    CHECK(line_key("000") == "0");
    CHECK(line_key("-0") == "0");
    CHECK(line_key("-01") == "-1");
    CHECK(line_key("123456789012345678901234567890") == "123456789012345678901234567890");
    CHECK(line_key("1.2.3") == "1.2.3");
    CHECK(line_key("A010") == line_key("a010"));
    CHECK(line_key("A010") != line_key("A10"));
    CHECK(line_key("") == "");
}

TEST_CASE("words of a description are runs of letters and digits, as a set") {
    CHECK(description_words("USB-C Cable, 2m (usb)") == Words{"2m", "c", "cable", "usb"});
    CHECK(description_words("Écran 27\"") == Words{"27", "écran"});
    CHECK(description_words(" -- ").empty());
    CHECK(words_in_order("b a B") == Words{"b", "a", "b"});
}

TEST_CASE("a cell with several POs is split at its separators") {
    CHECK(split_po_cell("PO-1, PO-2") == Words{"PO-1", "PO-2"});
    CHECK(split_po_cell("PO-1;PO-2 / PO-3&PO-4 + PO-5\nPO-6") ==
          Words{"PO-1", "PO-2", "PO-3", "PO-4", "PO-5", "PO-6"});
    CHECK(split_po_cell("PO-1 and PO-2 AND PO-3") == Words{"PO-1", "PO-2", "PO-3"});
    CHECK(split_po_cell("PO-1,, ") == Words{"PO-1"});
}

TEST_CASE("a cell with one PO stays whole") {
    CHECK(split_po_cell(" PO-1 ") == Words{"PO-1"});
    CHECK(split_po_cell("BRANDAND 7") == Words{"BRANDAND 7"});
    CHECK(split_po_cell("and 7") == Words{"and 7"});
    CHECK(split_po_cell(",") == Words{","});
    CHECK(split_po_cell("") == Words{""});
}
