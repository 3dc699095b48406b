#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "ingest/load_progress.hpp"

namespace msp_audit::cmd {

enum class ProgressWhen : unsigned char { automatic, always, never };

/// While it lives, says on standard error what the program is at: at a terminal, past the first second. Takes its
/// line away again.
class Progress {
public:
    /// `since`: when the run began. `read`, if given, outlives it: its rows are told as they grow.
    Progress(ProgressWhen when, std::string stage, std::chrono::steady_clock::time_point since,
             const LoadProgress* read = nullptr);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

private:
    void show();

    [[nodiscard]] std::string text() const;

    std::string stage_;
    const LoadProgress* read_;
    std::chrono::steady_clock::time_point since_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_over_ = false;
    std::thread shower_;
};

}  // namespace msp_audit::cmd
