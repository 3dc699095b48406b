#include "cmd/run.hpp"

int main(int argc, char** argv) { return msp_audit::cmd::run(argc, argv); }
