#pragma once

#include "reference.hpp"

#include <string>

/// Books put in by hand: "column=value|column=value", the rest by a default of its kind.
class Hand {
public:
    reference::Books books;
    reference::Policy policy;

    Hand& quote(const std::string& cells);
    Hand& po(const std::string& cells);
    Hand& slip(const std::string& cells);
    Hand& license(const std::string& cells);
    Hand& invoice(const std::string& cells);
    /// The rest of the invoice rows go to this file.
    Hand& file(const std::string& name);

    /// verdict payable/awaiting/disputed/unchecked
    std::string operator()(const std::string& number, int copy = 1);
    /// the four parts and the codes of one line
    std::string line(const std::string& number, std::size_t index = 0, int copy = 1);
    /// codes on the invoice itself
    std::string codes(const std::string& number, int copy = 1);
    /// how the line found its partner
    std::string partner(const std::string& number, std::size_t index = 0);
    /// whether there is such a finding beside invoices
    bool told(const std::string& code, const std::string& document = "");

private:
    const reference::InvoiceAnswer& find(const std::string& number, int copy);
    void add(std::vector<reference::Row>& rows, const std::string& defaults, const std::string& cells,
             const std::string& file_name);
    reference::Answer answer_;
    std::string file_ = "invoices-1.csv";
    int slips_ = 0;
    int licenses_ = 0;
};
