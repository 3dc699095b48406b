#include "ingest/byte_source.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "unit/ingest/export_folder.hpp"

using namespace msp_audit;

namespace {

std::string trouble_with(const std::string& path) {
    try {
        std::array<char, 8> buffer{};
        static_cast<void>(open_file(path)->read(buffer.data(), buffer.size()));
    } catch (const UnreadableFile& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a source fills the whole buffer until the end comes") {
    const auto source = bytes_of("abcdefg");
    std::array<char, 4> buffer{};
    CHECK(source->read(buffer.data(), buffer.size()) == 4);
    CHECK(source->read(buffer.data(), buffer.size()) == 3);
    CHECK(std::string(buffer.data(), 3) == "efg");
    CHECK(source->read(buffer.data(), buffer.size()) == 0);
}

TEST_CASE("a file gives its bytes unchanged") {
    const ExportFolder folder;
    const std::string text("a\0b\r\n", 5);
    std::string read(10, '?');
    read.resize(open_file(folder.write("bytes.csv", text))->read(read.data(), read.size()));
    CHECK(read == text);
}

TEST_CASE("a file that cannot be read is named with the reason") {
    CHECK(trouble_with("no-such-file.csv") == "cannot open no-such-file.csv: No such file or directory");
    CHECK(trouble_with(".") == "cannot read .: it is a folder");
}
