#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/load.hpp"
#include "ingest/profile.hpp"
#include "unit/ingest/export_folder.hpp"

using namespace msp_audit;

// One case for each key that a profile may use to say how a system's rows become lines, on the smallest export that
// shows it.

namespace {

using Lines = std::vector<std::string>;

/// One table of invoice lines, a profile's keys for it, and what comes of them.
class Bills {
public:
    /// `table` and `document` are added to what every case needs; `columns` is [document.columns].
    Bills(const std::string& table, const std::string& document, const std::string& columns, const std::string& csv,
          const std::string& name = "bills.csv") {
        folder_.write("bills.toml",
                      "name = \"bills\"\ntitle = \"the bills\"\n[[table]]\nname = \"B\"\nheaders = [\"No\", "
                      "\"Total\"]\n" +
                          table + "\n[[document]]\nkind = \"invoices\"\nfrom = \"B\"\n" + document +
                          "\n[document.columns]\nvendor = { constant = \"Acme\" }\n" + columns);
        LoadOptions options;
        options.paths = {folder_.write(name, csv)};
        options.profile = folder_.path() + "/bills.toml";
        trouble_ = load(options, books_);
    }

    /// Number, date, quantity, price and total of each line.
    [[nodiscard]] Lines lines() const {
        Lines result;
        for (const InvoiceLine& line : books_.invoice_lines) {
            const InvoiceHeader& header = books_.invoice_headers[line.header];
            result.push_back(std::string(books_.text(header.number)) + " " + header.date.to_string() + " " +
                             text_of(line.quantity) + " " + text_of(line.unit_price) + " " +
                             text_of(line.line_total));
        }
        return result;
    }
    [[nodiscard]] const Books& books() const { return books_; }
    [[nodiscard]] Lines warnings() const { return without_folder(trouble_.warnings); }
    [[nodiscard]] Lines errors() const { return without_folder(trouble_.errors); }
    [[nodiscard]] const InputFile& file() const { return books_.files.at(0); }

private:
    static std::string text_of(StoredDecimal amount) { return amount ? (*amount).to_string() : "-"; }
    [[nodiscard]] Lines without_folder(Lines messages) const {
        for (std::string& message : messages) message = folder_.without_path(message);
        return messages;
    }

    ExportFolder folder_;
    Books books_;
    LoadTrouble trouble_;
};

const std::string plain = "invoice_number = \"B.No\"\ninvoice_date = \"B.Day\"\nline_total = \"B.Total\"\n";

}  // namespace

TEST_CASE("first_row_only: a row without the first of the columns has all of them from the row above") {
    const Bills bills("first_row_only = [\"No\", \"Day\"]", "", plain,
                      "No,Day,Total\nA-1,2026-03-01,10\n,,20\nA-2,2026-03-02,30\n,,40\n");
    CHECK(bills.lines() ==
          Lines{"A-1 2026-03-01 - - 10", "A-1 2026-03-01 - - 20", "A-2 2026-03-02 - - 30", "A-2 2026-03-02 - - 40"});
}

TEST_CASE("first_row_only: a new document without a day does not take that of the document above") {
    const Bills bills("first_row_only = [\"No\", \"Day\"]", "", plain,
                      "No,Day,Total\nA-1,2026-03-01,10\nA-2,,30\n,,40\n");
    CHECK(bills.lines() == Lines{"A-1 2026-03-01 - - 10"});
    CHECK(bills.file().rows_rejected == 2);
}

TEST_CASE("empty_words: a cell that says NULL is empty") {
    const Bills bills("empty_words = [\"NULL\"]", "", plain + "quantity = \"B.Qty\"\n",
                      "No,Day,Qty,Total\nA-1,2026-03-01,NULL,10\n");
    CHECK(bills.lines() == Lines{"A-1 2026-03-01 - - 10"});
    CHECK(bills.books().rejected.empty());
}

TEST_CASE("<file>: the name of the file, without folders and endings, is a column") {
    const Bills bills("", "", "invoice_number = \"B.<file>\"\ninvoice_date = \"B.Day\"\nline_total = \"B.Total\"\n",
                      "No,Day,Total\nx,2026-03-01,10\n", "G0123 March.csv");
    CHECK(bills.lines() == Lines{"G0123 March 2026-03-01 - - 10"});
}

TEST_CASE("when: a source gives nothing to rows for which its condition does not hold") {
    const Bills bills("", "",
                      plain + "[document.columns.type]\nfrom = [{ constant = \"credit_note\", when = { column = "
                              "\"B.Kind\", equals = \"CR\" } }, \"B.Type\"]\n",
                      "No,Day,Total,Kind,Type\nA-1,2026-03-01,10,CR,\nA-2,2026-03-01,10,,invoice\n");
    REQUIRE(bills.books().invoice_headers.size() == 2);
    CHECK(bills.books().invoice_headers[0].type == DocumentType::credit_note);
    CHECK(bills.books().invoice_headers[1].type == DocumentType::invoice);
}

TEST_CASE("product and truncate: each product from left to right is cut, not rounded") {
    // 6 * 0.846202666 = 5.077..., cut 5.07; without truncate it stays whole; where a factor is missing, the next
    // source
    const std::string price =
        "quantity = \"B.Qty\"\n[document.columns.unit_price]\nfrom = [{ product = [\"B.Price\", "
        "\"B.Rate\"], truncate = 2 }, \"B.Price\"]\n";
    const Bills bills("", "", plain + price,
                      "No,Day,Qty,Price,Rate,Total\nA-1,2026-03-01,10,6,0.846202666,50.70\n"
                      "A-2,2026-03-01,2,6.00,,12.00\n");
    CHECK(bills.lines() == Lines{"A-1 2026-03-01 10 5.07 50.7", "A-2 2026-03-01 2 6 12"});
    // 3,5 * 2,5 = 8,75: factors are read with the mark that all of them tell
    const Bills commas("", "",
                       plain + "quantity = \"B.Qty\"\nunit_price = { from = { product = [\"B.Price\", "
                               "\"B.Rate\"] } }\n",
                       "No;Day;Qty;Price;Rate;Total\nA-1;2026-03-01;2;3,5;2,5;17,50\n");
    CHECK(commas.lines() == Lines{"A-1 2026-03-01 2 8.75 17.5"});
}

TEST_CASE("check: an amount that the system's own arithmetic does not give is said, and how many it gives") {
    const std::string check =
        "invoice_number = \"B.No\"\ninvoice_date = \"B.Day\"\n[document.columns.line_total]\nfrom "
        "= \"B.Total\"\ncheck = { product = [\"B.Price\", \"B.Rate\", \"B.Qty\"], truncate = 2 }\n";
    // cut(16 * 0.846202666) * 5 = 13.53 * 5 = 67.65, as a refund too; 67.70 is not
    const Bills bills("", "", check,
                      "No,Day,Qty,Price,Rate,Total\nA-1,2026-03-01,5,16,0.846202666,67.65\n"
                      "A-1,2026-03-01,5,16,0.846202666,-67.65\n"
                      "A-1,2026-03-01,5,16,0.846202666,67.70\n");
    CHECK(bills.warnings() ==
          Lines{"bills.csv:4: line_total: '67.70' is not what the system's own arithmetic gives, 67.65"});
    CHECK(bills.file().notes == Lines{"line_total is what the system's own arithmetic gives on 2 of 3 rows"});
}

TEST_CASE("of_document: the latest or earliest day of a document's rows counts for all of them") {
    const std::string dated = "invoice_number = \"B.No\"\nline_total = \"B.Total\"\n";
    const std::string csv = "No,Day,Total\nA-1,3/2/2026,10\nA-1,3/15/2026,20\nA-2,3/7/2026,30\n";
    const Bills latest("", "", dated + "invoice_date = { from = \"B.Day\", of_document = \"latest\" }\n", csv);
    CHECK(latest.lines() == Lines{"A-1 2026-03-15 - - 10", "A-1 2026-03-15 - - 20", "A-2 2026-03-07 - - 30"});
    const Bills earliest("", "", dated + "invoice_date = { from = \"B.Day\", of_document = \"earliest\" }\n", csv);
    CHECK(earliest.lines() == Lines{"A-1 2026-03-02 - - 10", "A-1 2026-03-02 - - 20", "A-2 2026-03-07 - - 30"});
}

TEST_CASE("exclusive: an end that is no longer part of the period gives the day before") {
    const Bills bills("", "",
                      plain + "period_start = \"B.From\"\nperiod_end = { from = \"B.To\", exclusive = true }\n",
                      "No,Day,Total,From,To\n"
                      "A-1,2026-03-01,10,2026-02-01 00:00:00,2026-03-01 00:00:00\n"
                      "A-1,2026-03-01,10,2026-02-01T22:00:00Z,2026-02-01T23:00:00Z\n"
                      "A-1,2026-03-01,10,2026-02-01,2026-02-03\n");
    Lines ends;
    for (const InvoiceExtras& extras : bills.books().invoice_extras) ends.push_back(extras.period.last.to_string());
    CHECK(ends == Lines{"2026-02-28", "2026-02-01", "2026-02-02"});
}

TEST_CASE("net: a refund of the old quantity and the charge of the new one are one line") {
    const std::string columns = plain + "quantity = \"B.Qty\"\nunit_price = \"B.Price\"\ntax = \"B.Tax\"\n";
    const std::string net = "[document.net]\nby = [\"B.Sub\"]\n";
    // 12 - 10 = 2 seats; 39.24 - 32.70 = 6.54; tax 7.46 - 6.21 = 1.25. Another price, another subscription and
    // another invoice are not netted with them.
    const Bills bills("", net, columns,
                      "No,Day,Sub,Qty,Price,Tax,Total\n"
                      "A-1,2026-03-01,s1,10,3.27,-6.21,-32.70\n"
                      "A-1,2026-03-01,s1,12,3.27,7.46,39.24\n"
                      "A-1,2026-03-01,s1,10,5.07,9.63,50.70\n"
                      "A-1,2026-03-01,s2,1,3.27,0,3.27\n"
                      "A-2,2026-03-01,s1,1,3.27,0,3.27\n");
    CHECK(bills.lines() == Lines{"A-1 2026-03-01 2 3.27 6.54", "A-1 2026-03-01 10 5.07 50.7",
                                 "A-1 2026-03-01 1 3.27 3.27", "A-2 2026-03-01 1 3.27 3.27"});
    CHECK((*bills.books().invoice_extras.at(0).tax).to_string() == "1.25");
    CHECK(bills.file().rows_used == 4);
    CHECK(bills.file().rows_joined == 1);
    CHECK(bills.file().notes ==
          Lines{"2 rows refund a quantity and charge another one: they are netted, line by line"});
    // A smaller quantity leaves a credit; an equal one leaves nothing to pay.
    const Bills fewer("", net, columns,
                      "No,Day,Sub,Qty,Price,Tax,Total\nA-1,2026-03-01,s1,10,3.27,0,-32.70\n"
                      "A-1,2026-03-01,s1,8,3.27,0,26.16\n");
    CHECK(fewer.lines() == Lines{"A-1 2026-03-01 -2 3.27 -6.54"});
    const Bills none("", net, columns,
                     "No,Day,Sub,Qty,Price,Tax,Total\nA-1,2026-03-01,s1,10,3.27,0,-32.70\n"
                     "A-1,2026-03-01,s1,10,3.27,0,32.70\n");
    CHECK(none.lines() == Lines{"A-1 2026-03-01 0 3.27 0"});
}

TEST_CASE("cut_at: a number as long as the system lets it be may be cut, and that is said") {
    const std::string cut =
        "invoice_number = { from = \"B.No\", cut_at = 5 }\ninvoice_date = \"B.Day\"\nline_total = "
        "\"B.Total\"\n";
    const Bills bills("", "", cut, "No,Day,Total\nÄB-12,2026-03-01,10\nA-1,2026-03-01,10\n");
    CHECK(bills.warnings() ==
          Lines{"bills.csv:2: invoice_number: 'ÄB-12' has 5 characters, where this system cuts: it "
                "may be the start of a longer one"});
}

TEST_CASE("note: what a profile says of a file is a warning and stands in the list of files") {
    const std::string noted = "invoice_number = { from = \"B.No\", note = \"our own number\" }\ninvoice_date = "
                              "\"B.Day\"\nline_total = \"B.Total\"\n";
    const Bills bills("", "", noted, "No,Day,Total\nA-1,2026-03-01,10\nA-2,2026-03-01,10\n");
    CHECK(bills.warnings() == Lines{"bills.csv: invoice_number: our own number"});
    CHECK(bills.file().notes == Lines{"invoice_number: our own number"});
}

TEST_CASE("date_order and decimal: as the system writes them where no value tells, and never against one that does") {
    const Bills unsettled("date_order = \"dmy\"\ndecimal = \"comma\"", "", plain,
                          "No;Day;Total\nA-1;03/02/2026;1,234\n");
    CHECK(unsettled.lines() == Lines{"A-1 2026-02-03 - - 1.234"});
    CHECK(unsettled.warnings() == Lines{"bills.csv: amounts are read with a decimal comma, as the bills have it",
                                        "bills.csv: dates are read with the day first, as the bills have it"});
    const Bills settled("date_order = \"dmy\"", "", plain, "No,Day,Total\nA-1,03/14/2026,1\nA-2,03/02/2026,1\n");
    CHECK(settled.lines() == Lines{"A-1 2026-03-14 - - 1", "A-2 2026-03-02 - - 1"});
    const Bills unknown("", "", plain, "No,Day,Total\nA-1,03/02/2026,1\n");
    CHECK(unknown.errors().size() == 1);
}

TEST_CASE("without_time: instants that are part of a number lose their time") {
    const std::string number = "invoice_number = { concat = [\"B.No\", \"B.Day\"], separator = \"/\", without_time = "
                               "true }\ninvoice_date = \"B.Day\"\nline_total = \"B.Total\"\n";
    const Bills bills("", "", number, "No,Day,Total\n17,2026-03-01 00:00:00,10\n");
    CHECK(bills.lines() == Lines{"17/2026-03-01 2026-03-01 - - 10"});
}
