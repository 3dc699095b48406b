#include "report/duplicate_words.hpp"
#include "report/json_parts.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_json_bodies.hpp"

namespace msp_audit {

namespace {

/// The members of json.md for `tickets duplicates` behind the head, in its order of keys.
class DuplicatesJson {
public:
    DuplicatesJson(const TicketReportFrame& frame, const DuplicateReport& report, JsonWriter& json)
        : tickets_(*frame.tickets),
          report_(report),
          found_(report.found),
          has_texts_(has_texts(*frame.tickets, report.found.question)),
          json_(json) {}

    void write() {
        json_.key("threshold").decimal(found_.threshold, 0);
        json_.key("window_days").count(static_cast<std::size_t>(found_.window_days));
        write_scope();
        json_.key("normalisation").count(1);
        json_.key("compared").count(found_.compared);
        json_.key("without_text").count(found_.without_text);
        json_.key("not_scoped").count(found_.not_scoped);
        json_.key("texts_cut").count(found_.cut);
        json_.key("pairs_found");
        found_.pairs_found&& has_texts_ ? json_.count(*found_.pairs_found) : json_.null();
        write_totals();
        write_storms();
        write_groups();
        write_declared();
        write_pairs();
    }

private:
    [[nodiscard]] std::string_view id_of(std::uint32_t place) const {
        return tickets_.text(tickets_.tickets[place].row.id);
    }
    void write_tokens(std::string_view name, const std::vector<std::string>& tokens) {
        json_.key(name).begin_list();
        for (const std::string& token : tokens) json_.text(token);
        json_.end_list();
    }

    void write_scope() {
        json_.key("scope").begin_object();
        json_.key("company").boolean(found_.tests(TicketColumn::company));
        json_.key("requester").boolean(found_.tests(TicketColumn::requester));
        json_.key("asset").boolean(found_.tests(TicketColumn::asset));
        json_.key("dropped").begin_list();
        for (const TicketColumn column : found_.dropped_tests) json_.text(name_of(column));
        json_.end_list();
        json_.key("fields").begin_list();
        json_.text("subject");
        if (found_.question.with_description) json_.text("description");
        json_.end_list();
        json_.key("weighting").text(found_.question.idf ? "idf" : "plain");
        json_.end_object();
    }

    void write_totals() {
        json_.key("totals");
        if (!has_texts_) {
            json_.null();
            return;
        }
        json_.begin_object();
        json_.key("followers").count(found_.followers());
        json_.key("with_hours").count(found_.work.with_hours);
        json_.key("without_hours").count(found_.work.without_hours);
        json_.key("without_rate").count(found_.work.without_rate);
        write_work(json_, found_.work);
        json_.end_object();
    }

    void write_group(const DuplicateGroup& group, bool is_storm) {
        const std::string_view kind = group.kind == DuplicateClass::machine ? "machine" : "repeat";
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("leader").text(id_of(group.leader));
        json_.key("class").text(is_storm ? std::string_view("storm") : kind);
        json_.key("opened_at").text(tickets_.tickets[group.leader].row.opened.to_string());
        write_list(json_, "followers", group.followers, [this](const DuplicatePair& pair) { write_follower(pair); });
        write_work(json_, group.work);
        json_.end_object();
    }

    void write_storms() {
        if (!has_texts_) {
            json_.key("storms").null();
            return;
        }
        write_list(json_, "storms", found_.storms, [this](const DuplicateGroup& group) { write_group(group, true); });
    }

    void write_groups() {
        if (found_.question.pairs || !has_texts_) {
            json_.key("groups").null();
            return;
        }
        write_list(json_, "groups", found_.groups,
                   [this](const DuplicateGroup& group) { write_group(group, false); });
    }

    void write_pairs() {
        if (!found_.question.pairs || !has_texts_) {
            json_.key("pairs").null();
            return;
        }
        write_list(json_, "pairs", found_.pairs, [this](const DuplicatePair& pair) { write_pair(pair); });
    }

    void write_follower(const DuplicatePair& pair) {
        const Seconds apart = tickets_.tickets[pair.b].row.opened - tickets_.tickets[pair.a].row.opened;
        const ComparedTokens compared = compare_tokens(*found_.sets, pair.a, pair.b);
        json_.begin_object();
        json_.key("id").text(id_of(pair.b));
        json_.key("shared").count(pair.shared);
        json_.key("total").count(pair.total);
        json_.key("seconds_apart").count(static_cast<std::size_t>(apart));
        write_tokens("only_leader", compared.only_a);
        write_tokens("only_follower", compared.only_b);
        json_.key("hours");
        write_seconds(json_, report_.hours.worked(pair.b));
        json_.end_object();
    }

    void write_pair(const DuplicatePair& pair) {
        json_.begin_object();
        json_.key("a").text(id_of(pair.a));
        json_.key("b").text(id_of(pair.b));
        json_.key("shared").count(pair.shared);
        json_.key("total").count(pair.total);
        json_.end_object();
    }

    void write_declared() {
        const DeclaredDuplicates& declared = found_.declared;
        const bool has_codes = tickets_.has(TicketColumn::resolution);
        json_.key("declared").begin_object(JsonWriter::Layout::lines);
        if (declared.has_links) {
            write_list(json_, "links", declared.links, [this](const DeclaredDuplicates::Link& link) {
                json_.begin_object();
                json_.key("ticket").text(id_of(link.ticket));
                json_.key("original").text(id_of(link.original));
                json_.key("found").boolean(link.found);
                json_.end_object();
            });
        } else {
            json_.key("links").null();
        }
        const auto count_or_null = [this](std::string_view name, bool is_known, std::size_t count) {
            json_.key(name);
            is_known ? json_.count(count) : json_.null();
        };
        count_or_null("unknown_originals", declared.has_links, declared.unknown_originals);
        count_or_null("marked", has_codes, declared.marked);
        count_or_null("marked_found", has_codes, declared.marked_found);
        json_.end_object();
    }

    const Tickets& tickets_;
    const DuplicateReport& report_;
    const Duplicates& found_;
    bool has_texts_;
    JsonWriter& json_;
};

}  // namespace

void write_duplicates_body(JsonWriter& json, const TicketReportFrame& frame, const DuplicateReport& report) {
    DuplicatesJson(frame, report, json).write();
}

std::string render_duplicates_json(const TicketReportFrame& frame, const DuplicateReport& report,
                                   const RenderOptions& /*options*/) {
    std::string out;
    JsonWriter json([&out](std::string_view piece) { out += piece; });
    json.begin_object(JsonWriter::Layout::lines);
    write_ticket_head(json, "msp-audit/tickets-duplicates/1", frame, report.not_in_this_export);
    write_duplicates_body(json, frame, report);
    json.end_object();
    json.finish();
    return out;
}

}  // namespace msp_audit
