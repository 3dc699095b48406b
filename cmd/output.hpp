#pragma once

#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace msp_audit::cmd {

/// Output could not be written: a whole message. Nothing half-written is left.
class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Where one rendering goes. A file is written beside its place and takes it in `commit`, so that it is there whole
/// or not at all; what is no regular file (a device, a pipe, /dev/stdout) is written straight. All but `is_straight`
/// throw OutputError. Where a pipe's reader has gone the program ends as the shell expects, by SIGPIPE.
class Output {
public:
    /// `file` is empty or "-" for standard output.
    explicit Output(std::string file);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    [[nodiscard]] bool is_straight() const { return place_.empty(); }
    void write(std::string_view text);
    /// Writes out what is held back; a file is on its disk after this.
    void finish();
    /// A finished file takes its place. Nothing to do for what was written straight.
    void commit();

private:
    void open_beside(unsigned mode, bool has_mode);
    void write_out(std::string_view text);
    [[noreturn]] void fail(int error);

    std::string name_;       ///< for messages
    std::string place_;      ///< where the file goes, symbolic links resolved; empty: written straight
    std::string temporary_;  ///< empty: there is none, or no longer
    std::string held_back_;
    int descriptor_ = -1;
    bool is_ours_ = false;  ///< the descriptor is to be closed
};

/// One text of a run and where it goes.
struct Rendering {
    std::string file;  ///< empty or "-": standard output
    std::function<void(Output&)> write;
};
/// Writes all of them: files first, since a closed pipe ends the program, and all are on their disk before one takes
/// its place. Throws OutputError.
void write_whole(std::span<const Rendering> renderings);

/// Writes a text to standard output.
void print(std::string_view text);

}  // namespace msp_audit::cmd
