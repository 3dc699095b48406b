#include "cmd/console.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include <sys/ioctl.h>
#include <unistd.h>

#include "report/table_format.hpp"

namespace msp_audit::cmd {

namespace {

constexpr unsigned narrowest = 20;
constexpr unsigned widest = 1000;
constexpr unsigned usual = 80;

std::string_view variable(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

std::optional<unsigned> number_in(std::string_view text) {
    unsigned number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

void tell_more(std::string_view text) {
    std::string out;
    while (true) {
        const auto end = std::min(text.find('\n'), text.size());
        out += printable(text.substr(0, end));
        out += '\n';
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
    }
    // Where standard error is lost too, there is nobody left to tell.
    static_cast<void>(std::fwrite(out.data(), 1, out.size(), stderr));
}

void tell(std::string_view message) { tell_more("msp-audit: " + std::string(message)); }

unsigned terminal_width() {
    if (const auto columns = number_in(variable("COLUMNS")); columns && *columns > 0) {
        return std::clamp(*columns, narrowest, widest);
    }
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {  // NOLINT(*-vararg)
        return std::clamp<unsigned>(size.ws_col, narrowest, widest);
    }
    return usual;
}

bool wants_color(ColorWhen when) {
    if (when != ColorWhen::automatic) return when == ColorWhen::always;
    return is_terminal(STDOUT_FILENO) && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

}  // namespace msp_audit::cmd
