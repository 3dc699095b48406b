#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "unit/ingest/ticket_recording.hpp"

using namespace msp_audit;
using namespace msp_audit::test;

namespace {

struct Export {
    const char* profile;
    const char* text;
};

/// The one ticket of an export, as text by column.
std::map<std::string, std::string> ticket_of(const LoadedTickets& loaded) {
    REQUIRE(loaded.sink.tickets.size() == 1);
    const TicketRow& row = loaded.sink.tickets[0];
    return {{"id", loaded.text(row.id)},
            {"opened", row.opened.to_string()},
            {"response", row.first_response.to_string()},
            {"resolved", row.resolved.to_string()},
            {"closed", row.closed.to_string()},
            {"updated", row.updated.to_string()},
            {"due", row.due.to_string()},
            {"status", loaded.text(row.status)},
            {"priority", loaded.text(row.priority)},
            {"requester", loaded.text(row.requester)},
            {"company", loaded.text(row.company)},
            {"assignee", loaded.text(row.assignee)},
            {"group", loaded.text(row.group)},
            {"subject", loaded.text(row.subject)},
            {"type", loaded.text(row.type)},
            {"category", loaded.text(row.category)},
            {"channel", loaded.text(row.channel)},
            {"worked", std::to_string(row.worked)},
            {"reopens", std::to_string(row.reopen_count)},
            {"sla", std::to_string(row.sla_met)}};
}

/// Reads an export that must be told as that of the profile, without a bad cell.
std::unique_ptr<LoadedTickets> read(const Export& one) {
    auto loaded = load_ticket_text(one.text);
    CHECK(loaded->errors == PrintedLines{});
    CHECK(bad_cells(*loaded) == PrintedLines{});
    CHECK(rejections(*loaded) == PrintedLines{});
    REQUIRE(loaded->inputs.files.size() == 1);
    CHECK(loaded->inputs.files[0].input.profile == one.profile);
    CHECK(rows_add_up(*loaded));
    return loaded;
}

}  // namespace

TEST_CASE("the CSV export of Zendesk is told by its headers") {
    const auto loaded = read(
        {"zendesk-view",
         "Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester "
         "domain,Submitter,"
         "Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,"
         "Due date,Initially assigned at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee "
         "stations,"
         "Reopens,Replies,First reply time in minutes,Site [list]\n"
         "1,4711,Ann Berg,88,,ann@contoso.example,contoso.example,Ann Berg,Max,Support,VPN down,vpn,Solved,High,Mail,"
         "Incident,2026-03-01 08:00,2026-03-03 12:00,2026-03-01 08:10,Contoso,,2026-03-01 08:10,2026-03-02 09:30,"
         "25.5,Good,1,2,3,4,15,Berlin\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "4711");
    CHECK(ticket["opened"] == "2026-03-01T08:00:00Z");
    CHECK(ticket["resolved"] == "2026-03-02T09:30:00Z");
    CHECK(ticket["updated"] == "2026-03-03T12:00:00Z");
    CHECK(ticket["requester"] == "Ann Berg");
    CHECK(ticket["company"] == "Contoso");
    CHECK(ticket["channel"] == "Mail");
    CHECK(ticket["type"] == "Incident");
    CHECK(ticket["reopens"] == "3");
    CHECK(ticket["due"].empty());
    CHECK(ticket["response"].empty());
}

TEST_CASE("the CSV export of Freshdesk is told by its headers") {
    const auto loaded = read(
        {"freshdesk",
         "Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed "
         "time,"
         "Last update time,Initial response time,Time tracked,First response time (in hrs),Resolution time (in hrs),"
         "Agent interactions,Customer interactions,Resolution status,First response status,Tags,Survey "
         "results,Product,"
         "Every response status,Full name,Contact ID,Company Name\n"
         "12,Mail down,Resolved,High,Email,Incident,Max,IT,2026-03-01 08:00:00,2026-03-02 08:00:00,2026-03-01 "
         "20:30:00,,"
         "2026-03-05 10:00:00,2026-03-01 08:20:00,01:30:00,00:20:00,12:30:00,2,1,Within SLA,Within "
         "SLA,,,,,Ann,9,Contoso\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "12");
    CHECK(ticket["response"] == "2026-03-01T08:20:00Z");
    CHECK(ticket["resolved"] == "2026-03-01T20:30:00Z");
    CHECK(ticket["due"] == "2026-03-02T08:00:00Z");
    CHECK(ticket["updated"] == "2026-03-05T10:00:00Z");
    CHECK(ticket["worked"] == "5400");
    CHECK(ticket["sla"] == "1");
    CHECK(ticket["requester"] == "Ann");
    CHECK(ticket["company"] == "Contoso");
    CHECK(loaded->inputs.files[0].priorities.front() == "Urgent");
}

TEST_CASE("the CSV export of Freshservice is told by its headers") {
    const auto loaded = read(
        {"freshservice",
         "Subject,Type,Status,Urgency,Impact,Priority,Group,Agent,Company,Description,Category,Sub-Category,Item,"
         "Source,"
         "Ticket Id,Requester Name,Requester Email,Created Time,Due by Time,Resolved Time,Closed Time,Last Updated "
         "Time,"
         "Initial Response Time,Time Tracked,First Response Time (in Hrs),Resolution Time (in Hrs),Resolution "
         "Status\n"
         "VPN,Incident,Closed,High,Low,Medium,Net,Max,Contoso,long,Network,VPN,,Portal,77,Ann,ann@x.example,"
         "13-03-2026 08:00,14-03-2026 08:00,13-03-2026 18:00,15-03-2026 18:00,15-03-2026 18:01,,00:45:00,,10:00:00,"
         "SLA Violated\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "77");
    CHECK(ticket["opened"] == "2026-03-13T08:00:00Z");
    CHECK(ticket["closed"] == "2026-03-15T18:00:00Z");
    CHECK(ticket["category"] == "Network");
    CHECK(ticket["worked"] == "2700");
    CHECK(ticket["sla"] == "0");
}

TEST_CASE("a list of ServiceNow is told by its labels") {
    const auto loaded =
        read({"servicenow-labels",
              "Number,Opened,Short description,Caller,Priority,State,Category,Assignment group,Assigned to,Updated,"
              "Updated by\n"
              "INC0010041,2026-03-01 08:00:00,Laptop broken,Ann Berg,2 - High,In Progress,Hardware,Service Desk,Max,"
              "2026-03-01 09:00:00,admin\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "INC0010041");
    CHECK(ticket["subject"] == "Laptop broken");
    CHECK(ticket["requester"] == "Ann Berg");
    CHECK(ticket["group"] == "Service Desk");
    CHECK(ticket["status"] == "In Progress");
}

TEST_CASE("the navigator's export of Jira is told by its headers, repeated ones and all") {
    const auto loaded =
        read({"jira", "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project "
                      "name,Priority,Resolution,Assignee,Reporter,"
                      "Reporter Id,Creator,Created,Updated,Last Viewed,Resolved,Due date,Labels,Labels,Time Spent,"
                      "Custom field (Request Type),Satisfaction rating,Custom field ([CHART] Date of First "
                      "Response),Comment,Comment\n"
                      "Date picker,DI-127,46025,Bug,Done,DI,Desk,Medium,Done,Max,Ann,7:x,Ann,12/Mar/25 4:05 "
                      "PM,14/Mar/25 12:30 AM,,"
                      "13/Mar/25 9:00 AM,,red,blue,5400,Get help,5,2025-03-12 16:15:12.936,first,second\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "DI-127");
    CHECK(ticket["opened"] == "2025-03-12T16:05:00Z");
    CHECK(ticket["resolved"] == "2025-03-13T09:00:00Z");
    CHECK(ticket["updated"] == "2025-03-14T00:30:00Z");
    CHECK(ticket["response"] == "2025-03-12T16:15:12Z");
    CHECK(ticket["worked"] == "5400");
    CHECK(ticket["category"] == "Get help");
    CHECK(ticket["requester"] == "Ann");
}

TEST_CASE("the data pipeline of Jira is told by its headers") {
    const auto loaded = read(
        {"jira-pipeline",
         "id,instance_url,url,key,project_key,project_name,issue_type,summary,creator_id,creator_name,reporter_id,"
         "reporter_name,assignee_id,assignee_name,status,priority_sequence,priority_name,resolution,created_date,"
         "resolution_date,updated_date,due_date,estimate,original_estimate,time_spent\n"
         "9,https://x,https://x/"
         "9,DK-9,DK,Desk,Incident,Mail,1,c,2,Ann,3,Max,Closed,1,High,Fixed,2026-03-01T08:00:00Z,"
         "2026-03-02T08:00:00Z,2026-03-02T09:00:00Z,2026-03-05,,,3600\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "DK-9");
    CHECK(ticket["resolved"] == "2026-03-02T08:00:00Z");
    CHECK(ticket["due"] == "2026-03-05T00:00:00Z");
    CHECK(ticket["worked"] == "3600");
    CHECK(ticket["requester"] == "Ann");
}

TEST_CASE("the report sheet of Zammad is told by its headers") {
    const auto loaded = read(
        {"zammad",
         "#,Title,State,Priority,Group,Owner,Customer,Organization,Create Channel,Sender,Tags,Time Units Total,"
         "Created At,Updated At,Closed At,Close Escalation At,Close In Min,First Response At,First Response In Min,"
         "Article Count\n"
         "67001,Mail,closed,2 normal,IT,Max,Ann,Contoso,email,Customer,,1.5,2026-03-01 08:00:00 UTC,"
         "2026-03-02 09:00:00 UTC,2026-03-02 08:00:00 UTC,2026-03-03 08:00:00 UTC,1440,2026-03-01 08:30:00 "
         "UTC,30,4\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "67001");
    CHECK(ticket["closed"] == "2026-03-02T08:00:00Z");
    CHECK(ticket["response"] == "2026-03-01T08:30:00Z");
    CHECK(ticket["due"] == "2026-03-03T08:00:00Z");
    CHECK(ticket["requester"] == "Ann");
    CHECK(ticket["assignee"] == "Max");
    CHECK(ticket["worked"] == "-1");
}

TEST_CASE("a list of GLPI is told by its headers, and its numbers of statuses have classes") {
    const auto loaded = read(
        {"glpi",
         "ID;Title;Status;Last update;Opening date;Priority;Requester - Requester;Assigned to - Technician;Category;"
         "Time to resolve\n"
         "8 001;Printer;5;15-03-2026 10:00;13-03-2026 08:00;3;Berg Ann;Max;Print;20-03-2026 08:00\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "8 001");
    CHECK(ticket["opened"] == "2026-03-13T08:00:00Z");
    CHECK(ticket["updated"] == "2026-03-15T10:00:00Z");
    CHECK(ticket["requester"] == "Berg Ann");
    CHECK(ticket["status"] == "5");
    CHECK(loaded->inputs.files[0].status_words.at("5") == "RESOLVED");
    CHECK(loaded->inputs.files[0].status_words.at("1") == "NEW");
}

TEST_CASE("the results of Request Tracker are told by their headers, and times worked are minutes") {
    const auto loaded =
        read({"request-tracker",
              "id\tQueue\tSubject\tStatus\tTimeEstimated\tTimeWorked\tTimeLeft\tPriority\tFinalPriority\tOwner\tReque"
              "stors\tCc\t"
              "Due\tTold\tCreated\tResolved\tLastUpdated\n"
              "501\tGeneral\tMail\tresolved\t0\t90\t0\t10\t20\tmax\tann@x.example\t\t\t\t2026-03-01 08:00:00\t"
              "2026-03-02 08:00:00\t2026-03-02 09:00:00\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "501");
    CHECK(ticket["worked"] == "5400");
    CHECK(ticket["group"] == "General");
    CHECK(ticket["resolved"] == "2026-03-02T08:00:00Z");
}

TEST_CASE("the export of osTicket is told by its headers") {
    const auto loaded = read(
        {"osticket",
         "Ticket Number,Date Created,Subject,From,From Email,Priority,Department,Help Topic,Source,Current Status,"
         "Last Updated,SLA Due Date,Due Date,Closed Date,Overdue,Merged,Linked,Answered,Agent Assigned,Team Assigned,"
         "Thread Count,Reopen Count,Attachment Count,Task Count\n"
         "100234,3/13/26 8:00 AM,Mail,Ann Berg,ann@x.example,Normal,Support,General,Email,Closed,3/15/26 9:00 PM,"
         "3/16/26 8:00 AM,,3/15/26 9:00 PM,0,0,0,1,Max,,4,2,0,0\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "100234");
    CHECK(ticket["opened"] == "2026-03-13T08:00:00Z");
    CHECK(ticket["closed"] == "2026-03-15T21:00:00Z");
    CHECK(ticket["reopens"] == "2");
    CHECK(ticket["requester"] == "ann@x.example");
    CHECK(ticket["category"] == "General");
}

TEST_CASE("tickets and time entries of Autotask are told by their headers") {
    const auto loaded = read(
        {"autotask",
         "id,ticketNumber,title,status,priority,createDate,completedDate,resolvedDateTime,firstResponseDateTime,"
         "resolvedDueDateTime,companyID,contactID,queueID,issueType,subIssueType,serviceLevelAgreementHasBeenMet\n"
         "9,T20260301.0042,Mail,5,2,2026-03-01T08:00:00Z,2026-03-02T09:00:00Z,2026-03-02T08:00:00Z,"
         "2026-03-01T08:10:00Z,2026-03-04T08:00:00Z,174,88,8,12,130,true\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "T20260301.0042");
    CHECK(ticket["resolved"] == "2026-03-02T08:00:00Z");
    CHECK(ticket["closed"] == "2026-03-02T09:00:00Z");
    CHECK(ticket["due"] == "2026-03-04T08:00:00Z");
    CHECK(ticket["sla"] == "1");

    const auto times =
        read({"autotask", "id,resourceID,ticketID,dateWorked,startDateTime,endDateTime,hoursWorked,hoursToBill,"
                          "summaryNotes\n"
                          "1,29,9,2026-03-01,2026-03-01T09:00:00Z,2026-03-01T09:45:00Z,0.75,1.0,called\n"});
    REQUIRE(times->sink.entries.size() == 1);
    const TimeEntry& entry = times->sink.entries[0];
    CHECK(times->text(entry.person) == "29");
    CHECK(times->text(entry.ticket_id) == "9");
    CHECK(entry.worked == 2700);
    CHECK(entry.billed == 3600);
}

TEST_CASE("the view of ConnectWise is told by its headers, and what is in UTC is read so") {
    const ExportFolder folder;
    folder.write(
        "export.csv",
        "TicketNbr,company_name,contact_name,source,team_name,board_name,summary,status_description,date_entered,"
        "last_update,Date_Required,date_responded_utc,date_resolved_utc,date_closed,Hours_Actual\n"
        "3301,Contoso,Ann,Email,Net,Help Desk,Mail,>Closed,2026-07-01 08:00:00,2026-07-02 08:00:00,,"
        "2026-07-01 12:30:00,2026-07-01 20:00:00,2026-07-02 08:00:00,1.25\n");
    const auto zone = TimeZone::named("America/New_York");
    REQUIRE(zone.has_value());
    const auto loaded = load_tickets_with(folder, {}, *zone);
    CHECK(loaded->inputs.files.at(0).input.profile == "connectwise-tickets");
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "3301");
    CHECK(ticket["opened"] == "2026-07-01T12:00:00Z");
    CHECK(ticket["response"] == "2026-07-01T12:30:00Z");
    CHECK(ticket["resolved"] == "2026-07-01T20:00:00Z");
    CHECK(ticket["closed"] == "2026-07-02T12:00:00Z");
    CHECK(ticket["worked"] == "4500");
    CHECK(loaded->inputs.times.without_offset == 3);
}

TEST_CASE("tickets of HaloPSA are told by their headers") {
    const auto loaded = read(
        {"halopsa",
         "id,dateoccurred,summary,client_id,client_name,user_name,agent_id,team,status_id,priority_id,dateclosed,"
         "date_fully_closed,hasbeenclosed,responsedate,tickettype_name\n"
         "5002,2026-03-01T08:00:00Z,Mail,12,Contoso,Ann,4,Desk,9,2,2026-03-02T08:00:00Z,2026-03-04T08:00:00Z,true,"
         "2026-03-01T08:05:00Z,Incident\n"});
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["id"] == "5002");
    CHECK(ticket["closed"] == "2026-03-04T08:00:00Z");
    CHECK(ticket["response"] == "2026-03-01T08:05:00Z");
    CHECK(ticket["company"] == "Contoso");
}

TEST_CASE("a profile that is asked for and fits no file is an error") {
    const ExportFolder folder;
    folder.write("export.csv", "ticket_id,opened_at,status\n1,2026-01-01,open\n");
    LoadOptions options;
    options.profile = "zammad";
    CHECK(load_tickets_with(folder, options)->errors ==
          PrintedLines{"profile zammad: none of the inputs has the headers of its exports"});
}

TEST_CASE("the policy's mapping beats a profile") {
    const ExportFolder folder;
    folder.write("export.csv", "Number,Opened,Short description,Caller,Priority,State,Assignment group,Stage\n"
                               "1,2026-01-01,x,Ann,1,open,Desk,waiting\n");
    LoadOptions options;
    options.mapping["tickets"]["status"] = {"Stage"};
    const auto loaded = load_tickets_with(folder, options);
    auto ticket = ticket_of(*loaded);
    CHECK(ticket["status"] == "waiting");
    CHECK(loaded->inputs.files.at(0).losers == std::vector<std::string>{"State"});
}
