#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/books.hpp"
#include "ingest/byte_source.hpp"
#include "ingest/column_evidence.hpp"
#include "ingest/load.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

/// A file that the run may read, with its dialect told already.
struct CandidateFile {
    std::string name;                             ///< as given, or folder/file: for messages and InputFile::name
    std::string path;                             ///< to open; "-" for standard input
    std::string sheet;                            ///< of a workbook: the one that is asked for
    bool named = false;                           ///< on the command line: it must be usable
    bool is_found_here = false;                   ///< in the current folder, since no PATH was given
    std::optional<DocumentKind> kind;             ///< --kind says it
    std::uint64_t bytes = 0;                      ///< size on disk; 0 where it is not known
    bool is_packed = false;                       ///< by gzip
    std::uint64_t most_unpacked = 0;              ///< bytes; of a packed file
    std::shared_ptr<const std::string> contents;  ///< of what cannot be opened twice, and of a workbook's sheet
    Dialect dialect;

    /// The file from its first byte, unpacked, as often as wanted. Throws UnreadableFile.
    [[nodiscard]] std::unique_ptr<ByteSource> open() const;
};

/// What is built in is read when it is first asked for; here on all threads, before each of them asks.
void read_shipped_profiles(unsigned threads);

/// How well a row of cells serves as the header of a file that some profile is about; 0: not at all. Safe from
/// several threads.
[[nodiscard]] int profile_header_score(std::span<const std::string_view> cells, const LoadOptions& options);

/// Why a profile reads a file, and what becomes of its columns.
struct ProfileEvidence {
    std::string name;
    std::string title;
    std::string table;                 ///< of purchase documents: the one that the file is
    std::vector<std::string> telling;  ///< headers by which the profile knew it
    std::string files;                 ///< pattern of file names, where that told
    std::vector<std::string> others;   ///< profiles that fit, too, by fewer headers
    bool is_contested = false;         ///< one of `others` fits as well: nobody reads the file
    std::string waits_for;             ///< tables without which it is of no use: nobody reads the file
    std::vector<ColumnEvidence> columns;
    InputFile input;
    bool is_ambiguous = false;
};

/// What became of files with profiles, by their places in what was offered.
struct ProfiledFiles {
    std::vector<std::size_t> taken;  ///< in any order; the others go by their headers
    /// Tables that cannot be read without another one. By their headers they may be this kind of document, and no
    /// other.
    std::map<std::size_t, DocumentKind> only_kind;
    std::map<std::size_t, ProfileEvidence> evidence;  ///< of files that some profile fits
};

/// Reads the files that a profile claims (all at once, since one profile may join several), appends their records to
/// the books, and an InputFile for each in the order of `files`, whose place in `books.files` is the number in
/// SourceRef.
[[nodiscard]] ProfiledFiles load_with_profiles(std::span<const CandidateFile> files, const LoadOptions& options,
                                               Books& books, LoadTrouble& trouble);

}  // namespace msp_audit
