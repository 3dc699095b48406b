#include <doctest/doctest.h>

#include <clocale>
#include <locale>
#include <stdexcept>
#include <string>

#include "acceptance/reconciled.hpp"
#include "acceptance/samples.hpp"
#include "report/summarise.hpp"

using namespace msp_audit;

namespace {

/// The whole process in another locale, C's and C++'s, until the object goes. A locale that the machine does not have
/// is a failure: what is skipped proves nothing.
class InLocale {
public:
    explicit InLocale(const std::string& name) : before_(std::locale::global(std::locale(name))) {
        if (std::setlocale(LC_ALL, name.c_str()) == nullptr) throw std::runtime_error("there is no locale " + name);
    }
    InLocale(const InLocale&) = delete;
    InLocale& operator=(const InLocale&) = delete;
    ~InLocale() {
        std::locale::global(before_);
        std::setlocale(LC_ALL, "C");
    }

private:
    std::locale before_;
};

/// All that a run on the samples prints.
std::string printed() {
    const auto samples = acceptance::samples();
    const ReconcileReport report =
        summarise(samples->books(), samples->matches(), samples->audit_findings(), {}, samples->trouble().warnings);
    return render_table(report, {}) + render_csv(report, {}) + render_json(report, {});
}

}  // namespace

TEST_CASE("neither reading nor writing asks the locale") {
    const std::string right = printed();
    for (const char* name : {"C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "hi_IN", "ar_EG.UTF-8"}) {
        CAPTURE(name);
        const InLocale locale(name);
        CHECK(std::setlocale(LC_ALL, nullptr) == std::string(name));
        CHECK((printed() == right));
    }
}
