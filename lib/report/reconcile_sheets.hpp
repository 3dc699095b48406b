#pragma once

#include <array>

#include "report/workbook_writer.hpp"

namespace msp_audit::reconcile_sheets {

// The columns of each sheet, with their widths in characters.

inline constexpr unsigned money_width = 14, code_width = 28, number_width = 16, vendor_width = 28, message_width = 80;

inline constexpr std::array summary_columns{
    SheetColumn{"Of", 12},
    SheetColumn{"Vendor", vendor_width},
    SheetColumn{"Currency", 9},
    SheetColumn{"Invoices", 9},
    SheetColumn{"Invoiced (with tax)", money_width},
    SheetColumn{"Pay now", money_width},
    SheetColumn{"Wait for", money_width},
    SheetColumn{"Dispute", money_width},
    SheetColumn{"Not checked", money_width},
    SheetColumn{"Passed in tolerance", money_width},
};
inline constexpr std::array invoice_columns{
    SheetColumn{"Invoice", number_width},
    SheetColumn{"Vendor", vendor_width},
    SheetColumn{"Date", 11},
    SheetColumn{"Type", 11},
    SheetColumn{"Currency", 9},
    SheetColumn{"Verdict", 10},
    SheetColumn{"Invoiced (with tax)", money_width},
    SheetColumn{"Pay now", money_width},
    SheetColumn{"Wait for", money_width},
    SheetColumn{"Dispute", money_width},
    SheetColumn{"Not checked", money_width},
    SheetColumn{"Findings", code_width},
    SheetColumn{"Reason", message_width},
};
inline constexpr std::array rejected_columns{
    SheetColumn{"File", 28},  SheetColumn{"Row", 8},     SheetColumn{"Column", number_width},
    SheetColumn{"Value", 20}, SheetColumn{"Reason", 60}, SheetColumn{"Hint", 48},
    SheetColumn{"Text", 60},
};
inline constexpr std::array finding_columns{
    SheetColumn{"ID", 36},
    SheetColumn{"Code", code_width},
    SheetColumn{"Severity", 9},
    SheetColumn{"Effect", 9},
    SheetColumn{"Kind", 15},
    SheetColumn{"Document", number_width},
    SheetColumn{"Line", 7},
    SheetColumn{"Vendor", vendor_width},
    SheetColumn{"Currency", 9},
    SheetColumn{"Amount (of a line: net)", money_width},
    SheetColumn{"Message", message_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
    SheetColumn{"Evidence", 48},
};
inline constexpr std::array unmatched_columns{
    SheetColumn{"Invoice", number_width},
    SheetColumn{"Vendor", vendor_width},
    SheetColumn{"Date", 11},
    SheetColumn{"Line", 7},
    SheetColumn{"PO", number_width},
    SheetColumn{"Item", number_width},
    SheetColumn{"Description", 40},
    SheetColumn{"Currency", 9},
    SheetColumn{"Quantity", 10},
    SheetColumn{"Unit price", money_width},
    SheetColumn{"Line total (net)", money_width},
    SheetColumn{"Findings", 48},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};
inline constexpr std::array accrual_columns{
    SheetColumn{"PO", number_width},     SheetColumn{"PO line", 8},
    SheetColumn{"Vendor", vendor_width}, SheetColumn{"Item", number_width},
    SheetColumn{"Quantity", 10},         SheetColumn{"Amount (net)", money_width},
    SheetColumn{"Currency", 9},          SheetColumn{"Of it credited", money_width},
};
inline constexpr std::array coverage_columns{
    SheetColumn{"Compared with", 14},
    SheetColumn{"Currency", 9},
    SheetColumn{"Lines", 9},
    SheetColumn{"Of lines", 9},
    SheetColumn{"Amount (net)", money_width},
    SheetColumn{"Of amount (net)", money_width},
};
inline constexpr std::array alike_columns{
    SheetColumn{"Group", 7},
    SheetColumn{"Alike", 11},
    SheetColumn{"Invoice", number_width},
    SheetColumn{"Vendor", vendor_width},
    SheetColumn{"Date", 11},
    SheetColumn{"Currency", 9},
    SheetColumn{"Amount", money_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};

}  // namespace msp_audit::reconcile_sheets
