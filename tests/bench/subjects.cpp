#include <array>

#include "desk.hpp"
#include "tickets.hpp"

namespace bench {

namespace {

constexpr Index templates = 50;
constexpr Index hosts = 4000;

/// Subjects of eight words each.
class SubjectRows {
public:
    SubjectRows(const std::filesystem::path& folder, Index tickets, std::uint64_t seed, SubjectKind kind)
        : tickets_(tickets),
          kind_(kind),
          desk_(tickets, seed),
          random_(seed + 3),
          table_(folder / "subjects.csv", "ticket_id,opened_at,status,subject") {
        for (Index i = 0; i < templates; ++i) templates_.at(i) = desk_.words(random_, i % 2 == 0 ? 7 : 8);
    }

    void write() {
        for (Index place = 0; place < tickets_; ++place) {
            const Second opened = last_second * place / tickets_;
            table_.row(numbered("INC", 1'000'000 + place), dates_.time(opened), "New", subject());
        }
        table_.close();
    }

private:
    std::string subject() {
        const bool of_machine = kind_ == SubjectKind::half_by_machines && random_.percent(50);
        if (!of_machine) return desk_.words(random_, 8);
        // Of every other template the words differ in the host alone, and are then too few to be similar; of the
        // others in a number, which counts as any other one.
        const Index which = random_.below(templates);
        if (which % 2 == 0) return templates_.at(which) + ' ' + numbered("host", random_.below(hosts)) + 'x';
        return templates_.at(which) + ' ' + numbered("", 10'000'000 + random_.below(80'000'000));
    }

    Index tickets_;
    SubjectKind kind_;
    Desk desk_;
    Random random_;
    Dates dates_;
    Table table_;
    std::array<std::string, templates> templates_;
};

}  // namespace

void write_subjects(const std::filesystem::path& folder, Index tickets, std::uint64_t seed, SubjectKind kind) {
    SubjectRows(folder, tickets, seed, kind).write();
}

}  // namespace bench
