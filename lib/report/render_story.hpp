#pragma once

#include "audit/story.hpp"
#include "report/page.hpp"

namespace msp_audit {

/// Lays a story out, behind what is already on the page.
void add_story(Page& page, const Story& story);

}  // namespace msp_audit
