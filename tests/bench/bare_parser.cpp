// The floor under every reader: the four exports through fast-cpp-csv-parser alone, one thread a file, two files
// at a time. Counts rows and field bytes, so that nothing can be optimised away, and keeps nothing.

#define CSV_IO_NO_THREAD
#include <libfccp/csv.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace {

struct Count {
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
};

template <class... Names>
Count parse(const std::string& path, Names... names) {
    io::CSVReader<sizeof...(Names)> reader(path);
    reader.read_header(io::ignore_no_column, names...);
    std::array<char*, sizeof...(Names)> fields{};
    Count count;
    while (std::apply([&](auto&... field) { return reader.read_row(field...); }, fields)) {
        ++count.rows;
        for (const char* field : fields) count.bytes += std::strlen(field);
    }
    return count;
}

Count quotes(const std::string& folder) {
    return parse(folder + "/quotes.csv", "quote_number", "vendor", "quote_date", "valid_until", "currency", "line",
                 "sku", "description", "category", "quantity", "uom", "unit_price");
}

Count purchase_orders(const std::string& folder) {
    return parse(folder + "/purchase_orders.csv", "po_number", "vendor", "order_date", "quote_number", "currency",
                 "line", "sku", "description", "category", "quantity", "uom", "unit_price", "line_total");
}

Count packing_slips(const std::string& folder) {
    return parse(folder + "/packing_slips.csv", "slip_number", "vendor", "received_date", "po_number", "po_line",
                 "line", "sku", "description", "quantity", "rejected_quantity", "uom");
}

Count invoices(const std::string& folder) {
    return parse(folder + "/invoices.csv", "invoice_number", "vendor", "invoice_date", "currency", "po_number",
                 "line", "po_line", "sku", "description", "category", "quantity", "uom", "unit_price", "line_total");
}

void run(const std::string& folder) {
    // The largest first, so that the two threads end together.
    constexpr std::array<Count (*)(const std::string&), 4> jobs{invoices, purchase_orders, quotes, packing_slips};
    std::array<Count, 4> counts{};
    std::array<std::exception_ptr, 4> errors{};
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t job = next++; job < jobs.size(); job = next++) {
            try {
                counts[job] = jobs[job](folder);
            } catch (...) {
                errors[job] = std::current_exception();
            }
        }
    };
    std::thread other(work);
    work();
    other.join();
    for (const std::exception_ptr& error : errors)
        if (error) std::rethrow_exception(error);
    Count all;
    for (const Count& count : counts) {
        all.rows += count.rows;
        all.bytes += count.bytes;
    }
    std::printf("{\"rows\": %llu, \"field_bytes\": %llu}\n", static_cast<unsigned long long>(all.rows),
                static_cast<unsigned long long>(all.bytes));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bare_parser FOLDER\n");
        return 2;
    }
    try {
        run(argv[1]);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bare_parser: %s\n", error.what());
        return 1;
    }
}
