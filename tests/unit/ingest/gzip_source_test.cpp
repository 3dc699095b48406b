#include "ingest/gzip_source.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <zlib.h>

#include "ingest/load.hpp"
#include "unit/ingest/export_folder.hpp"

using namespace msp_audit;

namespace {

std::string gzipped(const std::string& text) {
    constexpr int gzip_alone = 16;
    constexpr int memory = 8;
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip_alone, memory,
                         Z_DEFAULT_STRATEGY) == Z_OK);
    std::vector<Bytef> input(text.begin(), text.end());
    std::vector<Bytef> output(deflateBound(&stream, input.size()));
    stream.next_in = input.data();
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = output.data();
    stream.avail_out = static_cast<uInt>(output.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    output.resize(stream.total_out);
    deflateEnd(&stream);
    return {output.begin(), output.end()};
}

/// What is read in portions of so many bytes, or the message of the error.
std::string read_all(const std::string& packed, std::size_t portion = 7, std::uint64_t most = 1000000) {
    const auto source = unpacked(bytes_of(packed), "x.csv.gz", most);
    std::string all;
    std::string buffer(portion, '\0');
    try {
        for (std::size_t got = portion; got == portion;) {
            got = source->read(buffer.data(), portion);
            all.append(buffer, 0, got);
        }
    } catch (const UnreadableFile& error) {
        return error.what();
    }
    return all;
}

const std::string damage = "\n  hint: copy it anew; 'gzip -t' tells whether a copy is whole";

}  // namespace

TEST_CASE("a gzip file is told by its first bytes") {
    CHECK(starts_as_gzip(gzipped("a")));
    CHECK_FALSE(starts_as_gzip("a,b\n1,2\n"));
    CHECK_FALSE(starts_as_gzip("\x1F"));
    CHECK_FALSE(starts_as_gzip(""));
}

TEST_CASE("a gzip file gives what was packed, whatever the size of a read") {
    std::string text;
    for (int i = 0; i < 50000; ++i) text += std::to_string(i) + ",row\n";
    for (const std::size_t portion : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20U}) {
        CHECK(read_all(gzipped(text), portion) == text);
    }
    CHECK(read_all(gzipped("")).empty());
}

TEST_CASE("members of a gzip file stand one behind the other, and zeros behind the last are padding") {
    CHECK(read_all(gzipped("a,b\n") + gzipped("1,2\n")) == "a,b\n1,2\n");
    CHECK(read_all(gzipped("a,b\n") + std::string(512, '\0')) == "a,b\n");
}

TEST_CASE("a gzip file that is cut off, damaged or followed by something else is refused with a remedy") {
    const std::string whole = gzipped("invoice_number,vendor\nA-1,Acme\n");
    CHECK(read_all(whole.substr(0, whole.size() - 9)) ==
          "cannot read x.csv.gz: its gzip data ends too early" + damage);
    CHECK(read_all(whole.substr(0, 5)) == "cannot read x.csv.gz: its gzip data ends too early" + damage);
    std::string wrong = whole;
    wrong[wrong.size() - 6] = static_cast<char>(wrong[wrong.size() - 6] ^ 1);
    CHECK(read_all(wrong) == "cannot read x.csv.gz: its gzip data is damaged (incorrect data check)" + damage);
    CHECK(read_all(whole + "more") ==
          "cannot read x.csv.gz: its gzip data is damaged (incorrect header check)" + damage);
}

TEST_CASE("a gzip file may unpack to as many bytes as the limit, and to no more") {
    const std::string zeros(100000, '0');
    CHECK(read_all(gzipped(zeros), 4096, 100000) == zeros);
    CHECK(read_all(gzipped(zeros), 4096, 99999) ==
          "cannot read x.csv.gz: it unpacks to more than 99999 bytes\n  hint: --max-unpacked-bytes N, if it is to be "
          "trusted");
}

TEST_CASE("packed exports are read like others, under any name, and by profiles too") {
    const ExportFolder folder;
    folder.write("orders.csv", gzipped("po_number,vendor,quantity,unit_price\nPO-1,Acme,2,3.00\n"));
    folder.write(
        "bills.csv.gz",
        gzipped("*ContactName,*InvoiceNumber,*InvoiceDate,*DueDate,*Quantity,*UnitAmount,*AccountCode,*TaxType\n"
                "Acme,A-1,28/02/2026,31/03/2026,2,3.00,400,NONE\n"));
    LoadOptions options;
    options.paths = {folder.path()};
    Books books;
    const LoadTrouble trouble = load(options, books);
    CHECK(trouble.errors.empty());
    CHECK(books.po_lines.size() == 1);
    REQUIRE(books.invoice_lines.size() == 1);
    CHECK(books.files[0].profile == "xero");
}

TEST_CASE("a packed file that is damaged behind its first rows is an error, and nothing of it is used") {
    const ExportFolder folder;
    std::string text = "invoice_number,vendor,invoice_date,line_total\n";
    for (int i = 0; i < 60000; ++i) text += "A-" + std::to_string(i) + ",Acme,2026-02-28," + std::to_string(i) + "\n";
    const std::string whole = gzipped(text);
    folder.write("invoices.csv.gz", whole.substr(0, whole.size() - 100));
    LoadOptions options;
    options.paths = {folder.path()};
    Books books;
    const LoadTrouble trouble = load(options, books);
    REQUIRE(trouble.errors.size() == 1);
    CHECK(folder.without_path(trouble.errors[0]) ==
          "cannot read invoices.csv.gz: its gzip data ends too early" + damage);
    CHECK(books.invoice_lines.empty());
}
