#include "cmd/progress.hpp"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "cmd/console.hpp"
#include "report/decimal_text.hpp"

namespace msp_audit::cmd {

Progress::Progress(ProgressWhen when, std::string stage, std::chrono::steady_clock::time_point since,
                   const LoadProgress* read)
    : stage_(std::move(stage)), read_(read), since_(since) {
    const bool shows =
        when == ProgressWhen::always || (when == ProgressWhen::automatic && is_terminal(STDERR_FILENO));
    if (shows) shower_ = std::thread([this] { show(); });
}

Progress::~Progress() {
    if (!shower_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
    }
    changed_.notify_one();
    shower_.join();
}

/// "msp-audit: reading: 1,250,000 rows (3 s)"
std::string Progress::text() const {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - since_);
    const std::uint64_t rows = read_ == nullptr ? 0 : read_->rows();
    const std::string how_far = rows == 0 ? "" : ": " + counted(rows, "row", "rows");
    return fmt::format("msp-audit: {}{} ({} s)", stage_, how_far, seconds.count());
}

void Progress::show() {
    constexpr auto first = std::chrono::seconds(1);
    constexpr auto pace = std::chrono::milliseconds(500);
    const bool overwrites = is_terminal(STDERR_FILENO);
    bool shown = false;
    std::unique_lock lock(mutex_);
    auto next = since_ + first;
    while (!changed_.wait_until(lock, next, [this] { return is_over_; })) {
        if (overwrites) {
            fmt::print(stderr, "\r{}", text());
        } else if (!shown) {
            fmt::print(stderr, "{}\n", text());
        }
        shown = true;
        next = std::chrono::steady_clock::now() + pace;
    }
    if (shown && overwrites) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace msp_audit::cmd
