#pragma once

namespace msp_audit::cmd {

/// Has the program's memory lie in large pages where the system allows it: touching small ones for the first time,
/// and finding them again, costs more than much of what is done with them. To be called first, before other threads;
/// operator new of this program does the same for large blocks. A system that cannot do so goes on as ever.
void prefer_large_pages_everywhere();

}  // namespace msp_audit::cmd
