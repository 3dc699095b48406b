#include "policy/ticket_policy.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

struct ClassName {
    StatusClass status;
    std::string_view name;
};
constexpr std::array<ClassName, status_classes> class_names{{
    {StatusClass::unknown, "UNKNOWN"},
    {StatusClass::new_, "NEW"},
    {StatusClass::active, "ACTIVE"},
    {StatusClass::wait_customer, "WAIT_CUSTOMER"},
    {StatusClass::wait_other, "WAIT_OTHER"},
    {StatusClass::resolved, "RESOLVED"},
    {StatusClass::closed, "CLOSED"},
    {StatusClass::void_, "VOID"},
}};

}  // namespace

std::string_view name_of(StatusClass status) { return class_names[static_cast<std::size_t>(status)].name; }

std::optional<StatusClass> status_class_named(std::string_view name) {
    const auto found = std::find_if(class_names.begin(), class_names.end(),
                                    [name](const ClassName& one) { return one.name == name; });
    if (found == class_names.end() || found->status == StatusClass::unknown) return std::nullopt;
    return found->status;
}

}  // namespace msp_audit
