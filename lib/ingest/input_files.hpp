#pragma once

#include <vector>

#include "ingest/load.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// The files that the options name, be it by a PATH or by a kind alone, else those of the current folder: each once,
/// in the order of the options; those of a folder in the order of their names, without hidden files, folders,
/// msp-audit.toml and the profile of the run. Standard input and what is no regular file are read into memory.
/// Dialects are not told yet. What cannot be found is an error.
[[nodiscard]] std::vector<CandidateFile> find_input_files(const LoadOptions& options, LoadTrouble& trouble);

}  // namespace msp_audit
