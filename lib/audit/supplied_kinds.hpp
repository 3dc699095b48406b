#pragma once

#include <algorithm>

#include "core/books.hpp"
#include "core/columns.hpp"
#include "match/category.hpp"

namespace msp_audit {

/// Which kinds of documents a run was given.
struct SuppliedKinds {
    explicit SuppliedKinds(const Books& books)
        : orders(books.has(DocumentKind::purchase_order)),
          slips(books.has(DocumentKind::packing_slip) ||
                std::any_of(books.files.begin(), books.files.end(),
                            [](const InputFile& file) {
                                return file.kind == DocumentKind::purchase_order &&
                                       ColumnSet(file.column_bits).has(Column::received_quantity);
                            })),
          licenses(books.has(DocumentKind::license)) {}

    bool orders = false;
    bool slips = false;  ///< packing slips, or received quantities on purchase orders
    bool licenses = false;

    /// True where a lack of proof says something: the proof's kind was supplied, or something is proven anyway.
    [[nodiscard]] bool proves(Proof proof, const Ratio& proven) const {
        switch (proof) {
        case Proof::none:
            return true;
        case Proof::slip:
            return slips;
        case Proof::license:
            return licenses;
        case Proof::either:
            break;
        }
        return proven.sign() > 0 || (slips && licenses);
    }
};

}  // namespace msp_audit
