#include "cmd/output.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include <sys/stat.h>

#include "unit/ingest/export_folder.hpp"

using msp_audit::cmd::Output;
using msp_audit::cmd::OutputError;

namespace {

namespace fs = std::filesystem;

std::string content(const std::string& file) {
    std::ostringstream text;
    if (fs::file_size(file) > 0) text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::size_t files_in(const ExportFolder& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

/// What writing says; empty where it went well.
std::string trouble_with(const std::string& file, std::string_view text) {
    try {
        Output output(file);
        output.write(text);
        output.finish();
        output.commit();
    } catch (const OutputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a file has its old content until the new one takes its place whole") {
    const ExportFolder folder;
    const std::string file = folder.write("report.txt", "old");
    {
        Output output(file);
        output.write(std::string(300'000, 'x'));
        output.finish();
        CHECK(content(file) == "old");
        CHECK_FALSE(output.is_straight());
        output.commit();
        CHECK_FALSE(output.is_straight());
    }
    CHECK(content(file) == std::string(300'000, 'x'));
    CHECK(files_in(folder) == 1);
}

TEST_CASE("an output that is given up leaves nothing behind") {
    const ExportFolder folder;
    {
        Output output(folder.path() + "/report.txt");
        output.write("half");
    }
    CHECK(files_in(folder) == 0);
    {
        Output output(folder.path() + "/report.txt");
        output.write("whole");
        output.finish();
    }
    CHECK(files_in(folder) == 0);
}

TEST_CASE("a replaced file keeps its permissions, and a symbolic link stays one") {
    const ExportFolder folder;
    const std::string file = folder.write("report.txt", "old");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    const std::string link = folder.path() + "/link.txt";
    fs::create_symlink("report.txt", link);
    CHECK(trouble_with(link, "new") == "");
    CHECK(fs::is_symlink(link));
    CHECK(content(file) == "new");
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what is no regular file is written straight") {
    CHECK(Output("/dev/null").is_straight());
    CHECK(Output("/dev/stdout").is_straight());
    CHECK(Output("-").is_straight());
    CHECK(trouble_with("/dev/null", "text") == "");
    CHECK(trouble_with("/dev/full", "text") == "/dev/full: cannot be written: No space left on device");
}

TEST_CASE("a place that cannot be written is named with the reason") {
    const ExportFolder folder;
    CHECK(folder.without_path(trouble_with(folder.path() + "/none/report.txt", "x")) ==
          "none/report.txt: cannot be written: No such file or directory");
    CHECK(trouble_with(folder.path(), "x").ends_with(": cannot be written: Is a directory"));
}
