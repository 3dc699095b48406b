#include <doctest/doctest.h>

#include "unit/ingest/ticket_recording.hpp"

using namespace msp_audit;
using namespace msp_audit::test;

namespace {

/// Begins again when it is told to, as the fold does.
class RestartingSink final : public TicketSink {
public:
    bool start_over() override {
        ++starts;
        said.clear();
        return true;
    }
    void begin(std::uint32_t file, const TicketFile& /*about*/) override { said.push_back(std::to_string(file)); }
    void add(const TicketRow& row) override {
        said.push_back(std::to_string(row.source.row) + " " + row.opened.to_string() + " " +
                       std::to_string(row.worked));
    }
    void add(const TicketEvent& /*event*/) override {}
    void add(const TimeEntry& /*entry*/) override {}

    int starts = 0;
    std::vector<std::string> said;
};

struct Reading {
    TicketInputs inputs;
    RestartingSink sink;
    LoadTrouble trouble;
};

void read(const ExportFolder& folder, unsigned threads, Reading& into) {
    LoadOptions options;
    options.paths = {folder.path()};
    options.threads = threads;
    into.trouble = load_tickets(options, {}, into.sink, into.inputs);
}

constexpr int many = 3000;

/// So many rows with a date, and then one with another.
std::string tickets_with(const std::string& date, const std::string& last) {
    std::string text = "ticket_id,opened_at,hours,status\n";
    for (int i = 0; i < many; ++i) text += "T" + std::to_string(i) + "," + date + ",1.5,open\n";
    return text + "LAST," + last + "\n";
}

/// What a sink is told that has each file surveyed before it is read.
struct Careful {
    explicit Careful(const ExportFolder& folder) : loaded(load_tickets_with(folder, {})) {
        for (const TicketRow& row : loaded->sink.tickets) {
            said.push_back(std::to_string(row.source.row) + " " + row.opened.to_string() + " " +
                           std::to_string(row.worked));
        }
    }
    std::unique_ptr<LoadedTickets> loaded;
    std::vector<std::string> said;
};

void check_same(const ExportFolder& folder, int starts) {
    const Careful careful(folder);
    for (const unsigned threads : {1U, 2U}) {
        Reading reading;
        read(folder, threads, reading);
        CHECK(reading.sink.starts == starts);
        std::vector<std::string> rows = reading.sink.said;
        std::erase_if(rows, [](const std::string& line) { return line.find(' ') == std::string::npos; });
        CHECK(rows == careful.said);
        CHECK(reading.inputs.files.size() == careful.loaded->inputs.files.size());
        CHECK(reading.inputs.bad_cell_count == careful.loaded->inputs.bad_cell_count);
        CHECK(reading.inputs.rejected.size() == careful.loaded->inputs.rejected.size());
        CHECK(reading.inputs.times.without_offset == careful.loaded->inputs.times.without_offset);
        CHECK(reading.trouble.errors.size() == careful.loaded->errors.size());
        CHECK(reading.trouble.warnings.size() == careful.loaded->warnings.size());
        CHECK(reading.trouble.ambiguous == careful.loaded->ambiguous);
        for (std::size_t i = 0; i < reading.inputs.files.size(); ++i) {
            CHECK(reading.inputs.files[i].input.notes == careful.loaded->inputs.files[i].input.notes);
        }
    }
}

}  // namespace

TEST_CASE("a file whose rows agree with its first ones is read once") {
    const ExportFolder folder;
    folder.write("a.csv", tickets_with("2026-03-01 08:00", "2026-03-02 08:00,2,open"));
    folder.write("b.csv", tickets_with("13/02/2026 08:00", "14/02/2026 08:00,2,open"));
    check_same(folder, 1);
}

TEST_CASE("a date that contradicts the first rows far behind them makes all files be read again") {
    const ExportFolder folder;
    folder.write("a.csv", tickets_with("2026-03-01 08:00", "2026-03-02 08:00,2,open"));
    folder.write("b.csv", tickets_with("13/02/2026 08:00", "02/13/2026 08:00,2,open"));
    check_same(folder, 2);
}

TEST_CASE("a date far behind the first rows tells how all of them are read") {
    const ExportFolder folder;
    folder.write("a.csv", tickets_with("2026-03-01 08:00", "13/02/2026 08:00,2,open"));
    check_same(folder, 2);
}

TEST_CASE("dates that mean two things are told by one far behind them") {
    const ExportFolder folder;
    folder.write("a.csv", tickets_with("03/02/2026 08:00", "02/13/2026 08:00,2,open"));
    check_same(folder, 1);
}

TEST_CASE("a date that means two things far behind the first rows, and nothing that tells, is an error") {
    const ExportFolder folder;
    folder.write("a.csv", tickets_with("2026-03-01 08:00", "03/02/2026 08:00,2,open"));
    check_same(folder, 2);
}

TEST_CASE("hours with a comma far behind others with a point contradict them") {
    const ExportFolder folder;
    folder.write("a.csv", tickets_with("2026-03-01 08:00", "2026-03-02 08:00,\"2,5\",open"));
    check_same(folder, 2);
}

TEST_CASE("rows with line breaks in their cells, long ones and bad ones keep their order and their text") {
    const ExportFolder folder;
    std::string text = "ticket_id,opened_at,status,subject\n";
    for (int i = 0; i < many; ++i) {
        const std::string id = std::to_string(i);
        text += "T" + id + ",2026-03-01 08:00,open,\"two\nlines " + id + "\"\n";
        if (i % 700 == 0) text += ",2026-03-01 08:00,open,\"no\nid, " + id + "\"\n";
        if (i % 900 == 0) text += "X" + id + ",2026-03-01 08:00,open,a,b\n";
        if (i % 1000 == 0) text += "Y" + id + ",2026-03-01 08:00,open," + std::string(300'000, 'y') + "\n";
        if (i % 1100 == 0) text += "Total,,,\n";
    }
    folder.write("a.csv", text);
    check_same(folder, 1);
    const auto careful = load_tickets_with(folder, {});
    Reading reading;
    read(folder, 2, reading);
    REQUIRE(reading.inputs.rejected.size() == careful->inputs.rejected.size());
    CHECK(reading.inputs.rejected.size() > 8);
    for (std::size_t i = 0; i < reading.inputs.rejected.size(); ++i) {
        CHECK(reading.inputs.rejected[i].source == careful->inputs.rejected[i].source);
        CHECK(reading.inputs.rejected[i].text == careful->inputs.rejected[i].text);
    }
    CHECK(rejections(*careful).front() == "4: ticket_id: the cell is empty | ,2026-03-01 08:00,open,\"no");
    CHECK(rows_add_up(*careful));
}
