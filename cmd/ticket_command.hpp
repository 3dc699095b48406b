#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cmd/command_table.hpp"
#include "cmd/options.hpp"
#include "policy/policy.hpp"
#include "report/ticket_list.hpp"
#include "report/ticket_reports.hpp"
#include "tickets/business_time.hpp"
#include "tickets/filter.hpp"

namespace msp_audit::cmd {

/// What the ticket commands have in common: they read tickets, fold them, and render one report of them.
class TicketCommand : public Command {
public:
    void setup(CommandLine& line) final;
    [[nodiscard]] ExitStatus run() final;

protected:
    /// What a report is made from. All of it outlives the report.
    struct Facts {
        const Tickets& tickets;
        const TicketPolicy& policy;
        const Calendars& calendars;
        const TimeZone& zone;
        const TicketReportFrame& frame;
    };
    /// A finished report as text, in any format that the command knows.
    using Render = std::function<std::string(Format, const RenderOptions&)>;

    virtual void add_own_options(CommandLine& line) = 0;
    /// Options of its own that the policy has values for, too.
    virtual void override_policy(TicketPolicy& policy) const = 0;
    /// What its own options ask for and the data does not have.
    [[nodiscard]] virtual std::vector<std::string> own_warnings(const Tickets& /*tickets*/) const { return {}; }
    /// Takes what stands before the PATHs out of the arguments. Throws UsageError.
    virtual void take_first_arguments(std::vector<std::string>& /*arguments*/) {}
    [[nodiscard]] virtual Format last_format() const { return Format::markdown; }
    /// Works out the report. What the Render holds outlives `facts` no longer than the call of run().
    [[nodiscard]] virtual Render report(const Facts& facts) const = 0;

private:
    struct Reading;

    [[nodiscard]] Policy policy_of_run() const;
    [[nodiscard]] ExitStatus tell(const Reading& reading) const;
    [[nodiscard]] ExitStatus print_report(Reading& reading, const TicketPolicy& policy) const;
    void write(const Reading& reading, const Render* render) const;
    void refuse_overwriting(const Reading& reading, const std::string& policy_file) const;

    InputOptions input_;
    PolicyOptions policy_;
    OutputOptions output_;
    MessageOptions messages_;
    TicketFilter filter_;
    std::string as_of_;
    std::string timezone_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

/// --list FIGURE: the tickets behind a figure instead of the report, as table or CSV.
void add_list_option(CommandLine& line, std::span<const ListedFigure> figures, std::string& listed);
[[nodiscard]] std::string render_list(const TicketReportFrame& frame, const TicketList& list, const TimeZone& zone,
                                      Format format, const RenderOptions& options);

/// `msp-audit explain`: one ticket's whole story. Its first argument is the ticket, the others are PATHs.
class Explain final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    void override_policy(TicketPolicy& policy) const override;
    void take_first_arguments(std::vector<std::string>& arguments) override;
    [[nodiscard]] Format last_format() const override { return Format::table; }
    [[nodiscard]] Render report(const Facts& facts) const override;

private:
    std::string id_;
};

/// `msp-audit tickets resolution`: resolution times, service levels, ageing.
class TicketsResolution final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    void override_policy(TicketPolicy& policy) const override;
    [[nodiscard]] std::vector<std::string> own_warnings(const Tickets& tickets) const override;
    [[nodiscard]] Render report(const Facts& facts) const override;

private:
    ResolutionQuestion question_;
    std::string listed_;  ///< --list; empty: the report
};

/// `msp-audit tickets reopens`: reopen rates and repeat issues.
class TicketsReopens final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    void override_policy(TicketPolicy& policy) const override;
    [[nodiscard]] Render report(const Facts& facts) const override;

private:
    std::optional<int> reopen_days_;
    std::optional<Decimal> threshold_;
    std::string listed_;  ///< --list; empty: the report
};

}  // namespace msp_audit::cmd
