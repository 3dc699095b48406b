#include "cmd/memory.hpp"
#include "cmd/run.hpp"

int main(int argc, char** argv) {
    msp_audit::cmd::prefer_large_pages_everywhere();
    return msp_audit::cmd::run(argc, argv);
}
