#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cmd/command_table.hpp"
#include "cmd/options.hpp"
#include "cmd/policy_overrides.hpp"
#include "cmd/ticket_reading.hpp"
#include "policy/policy.hpp"
#include "tickets/duplicates.hpp"

namespace msp_audit::cmd {

/// `msp-audit explain`: the whole story of one document or ticket. Its first argument is the number, the others are
/// PATHs; where several documents and tickets have the number, all of them are told.
class Explain final : public Command {
public:
    void setup(CommandLine& line) override;
    [[nodiscard]] ExitStatus run() override;

private:
    /// Both families of exports, as far as they were read.
    struct Reading;

    void add_pair_options(CommandLine& line);
    void check_pair_options() const;
    void take_number();
    void check_options() const;
    void read(Reading& reading, const Policy& policy) const;
    [[nodiscard]] ExitStatus tell_trouble(const Reading& reading) const;
    [[nodiscard]] std::string documents(Reading& reading, const Policy& policy, const RenderOptions& options) const;
    [[nodiscard]] std::string tickets(const Reading& reading, const Policy& policy,
                                      const RenderOptions& options) const;
    [[nodiscard]] std::vector<std::uint32_t> tickets_of(const std::string& id, Reading& reading,
                                                        const Policy& policy) const;
    [[nodiscard]] std::string pair(Reading& reading, const Policy& policy, const RenderOptions& options) const;
    [[nodiscard]] bool tell_rejected_row_of_number(const Reading& reading) const;
    [[noreturn]] void refuse(const Reading& reading) const;
    void refuse_overwriting(const Reading& reading, const std::string& policy_file) const;
    void write(const Reading& reading, const std::string& story) const;

    InputOptions input_;
    PolicyOptions policy_;
    OutputOptions output_;
    MessageOptions messages_;
    std::string id_;
    std::string with_;  ///< --with; empty: the story of `id_`
    DuplicateQuestion question_;
    std::string as_of_;
    PolicyOverrides overrides_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace msp_audit::cmd
