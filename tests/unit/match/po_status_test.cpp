#include "match/po_status.hpp"

#include <doctest/doctest.h>

using namespace msp_audit;

TEST_CASE("orders that were never placed or were taken back are not open") {
    for (const char* word :
         {"Cancelled", "CANCELED", "rejected", "Void", "voided", "deleted", "Draft", "Pending Approval",
          "pending_approval", "Awaiting approval", "Cancelled by vendor", "Rejected (over budget)"}) {
        CAPTURE(word);
        CHECK(po_status(word) == PoStatus::not_open);
    }
}

TEST_CASE("closed and complete orders are closed, and so open for billing") {
    for (const char* word : {"closed", "Complete", "COMPLETED", "Received", "fully received", "Billed"}) {
        CAPTURE(word);
        CHECK(po_status(word) == PoStatus::closed);
    }
}

TEST_CASE("orders in force, blank and unknown words are open, and unknown ones can be told") {
    for (const char* word : {"", "Open", "Approved", "Sent to vendor", "Partially received", "Pending receipt"}) {
        CAPTURE(word);
        CHECK(po_status(word) == PoStatus::open);
    }
    CHECK(po_status("Frobnicated") == PoStatus::open);
    CHECK_FALSE(known_po_status("Frobnicated"));
    CHECK_FALSE(known_po_status(""));
    CHECK(known_po_status("open") == PoStatus::open);
}

TEST_CASE("of two statuses of one line the more closed one counts") {
    CHECK(more_closed(PoStatus::open, PoStatus::closed) == PoStatus::closed);
    CHECK(more_closed(PoStatus::not_open, PoStatus::closed) == PoStatus::not_open);
    CHECK(more_closed(PoStatus::open, PoStatus::open) == PoStatus::open);
}
