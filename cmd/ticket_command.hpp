#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cmd/command_table.hpp"
#include "cmd/options.hpp"
#include "cmd/policy_overrides.hpp"
#include "cmd/renderers.hpp"
#include "cmd/ticket_reading.hpp"
#include "policy/policy.hpp"
#include "report/question_findings.hpp"
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
        TicketReportFrame& frame;
        const SeverityOf& severity;
        unsigned threads = 1;

        [[nodiscard]] QuestionedTickets questioned() const {
            return {tickets, policy, calendars, zone, frame.filtered};
        }
        /// Leaves the questions in the frame, as findings.
        void ask(const std::vector<TicketQuestion>& questions, std::size_t ids = most_ids) const {
            frame.findings = findings_of(tickets, questions, severity, ids);
        }
    };
    /// A finished report as text, in any format that the command knows.
    using Render = std::function<std::string(Format, const RenderOptions&)>;

    /// A report in every format that it has.
    template <class Report>
    [[nodiscard]] static Render rendered(const Renderers<TicketReportFrame, Report>& renderers, const Facts& facts,
                                         std::shared_ptr<const Report> report) {
        return [renderers, &frame = facts.frame, report = std::move(report)](Format format,
                                                                             const RenderOptions& options) {
            return renderers.of(format)(frame, *report, options);
        };
    }

    virtual void add_own_options(CommandLine& line) = 0;
    /// --list FIGURE: the tickets behind a figure instead of the report, as table, CSV or workbook.
    void add_list_option(CommandLine& line, std::span<const ListedFigure> figures);
    /// What --list names; empty: the report is asked for.
    [[nodiscard]] const std::string& listed() const { return listed_; }
    /// The list instead of the report; beside CSV a warning where nothing can be said.
    [[nodiscard]] Render rendered(const Facts& facts, TicketList list) const;
    /// An option of its own that the policy has a value for, too.
    void add_policy_option(CommandLine& line, std::string_view option) { add_override(line, overrides_, option); }
    /// What its own options ask for and the data does not have.
    [[nodiscard]] virtual std::vector<std::string> own_warnings(const Tickets& /*tickets*/) const { return {}; }
    /// Works out the report, and asks its questions. What the Render holds outlives `facts` no longer than the call
    /// of run(). Nothing: the report is refused and the reason told; the run ends with bad_input and writes nothing.
    [[nodiscard]] virtual Render report(const Facts& facts) const = 0;

private:
    /// The tickets behind a figure are listed instead of the report, so that there are no findings.
    [[nodiscard]] bool lists_tickets() const { return !listed_.empty(); }
    [[nodiscard]] Policy policy_of_run() const;
    [[nodiscard]] ExitStatus tell(const TicketReading& reading) const;
    [[nodiscard]] ExitStatus print_report(TicketReading& reading, const Policy& policy) const;
    [[nodiscard]] Render counted(const TicketReading& reading, const Policy& policy, const Calendars& calendars,
                                 TicketReportFrame& frame) const;
    [[nodiscard]] ExitStatus status_of(const std::vector<Finding>& findings) const;
    void check_formats() const;
    [[nodiscard]] std::string why_none(const Tickets& tickets) const;
    void write(const TicketReading& reading, const Render* render) const;
    void refuse_overwriting(const TicketReading& reading, const std::string& policy_file) const;

    InputOptions input_;
    PolicyOptions policy_;
    OutputOptions output_;
    MessageOptions messages_;
    FindingOptions findings_;
    TicketFilter filter_;
    std::string as_of_;
    std::string listed_;
    PolicyOverrides overrides_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

/// `msp-audit tickets resolution`: resolution times, service levels, ageing.
class TicketsResolution final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    [[nodiscard]] std::vector<std::string> own_warnings(const Tickets& tickets) const override;
    [[nodiscard]] Render report(const Facts& facts) const override;

private:
    ResolutionQuestion question_;
};

/// `msp-audit tickets reopens`: reopen rates and repeat issues.
class TicketsReopens final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    [[nodiscard]] Render report(const Facts& facts) const override;
};

/// `msp-audit tickets duplicates`: tickets that say the same.
class TicketsDuplicates final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    [[nodiscard]] Render report(const Facts& facts) const override;

private:
    DuplicateQuestion question_;
};

/// `msp-audit tickets workload`: who opens, who resolves, hours, how-to questions.
class TicketsWorkload final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    [[nodiscard]] Render report(const Facts& facts) const override;
};

/// `msp-audit tickets`: all four on one page.
class TicketsSummary final : public TicketCommand {
protected:
    void add_own_options(CommandLine& line) override;
    [[nodiscard]] Render report(const Facts& facts) const override;

private:
    DuplicateQuestion question_;
};

/// --across-requesters, --fields, --weighting: how tickets are compared.
void add_comparison_options(CommandLine& line, DuplicateQuestion& question);

}  // namespace msp_audit::cmd
