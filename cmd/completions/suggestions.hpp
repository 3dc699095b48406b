#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msp_audit::cmd {

// What a shell may suggest behind `msp-audit`: all of it is read off the program's own table of commands and their
// options, so that nothing is kept by hand.

/// What may stand behind an option.
enum class Suggests : std::uint8_t {
    nothing,        ///< a flag
    anything,       ///< numbers, dates, names: there is nothing to suggest
    word,           ///< one of `words`
    list,           ///< some of `words`, parted by commas
    file,           ///< FILE
    word_or_file,   ///< one of `words`, or a file
    word_and_file,  ///< WORD=FILE
    word_may_file,  ///< WORD or WORD=FILE
};

struct SuggestedOption {
    std::string name;         ///< "--only"
    std::string placeholder;  ///< "CODE,..."
    std::string description;  ///< one sentence, no full stop
    bool repeats = false;
    Suggests suggests = Suggests::nothing;
    std::vector<std::string> words;
};

struct SuggestedCommand {
    std::string name;  ///< "tickets resolution"
    std::string summary;
    std::vector<SuggestedOption> options;  ///< with --help
    bool takes_files = false;
    std::vector<std::string> topics;  ///< what else may be its argument; some have two words
};

[[nodiscard]] std::vector<SuggestedCommand> suggested_commands();

/// A word, and what it stands for.
using DescribedWord = std::pair<std::string, std::string>;
/// The words that may follow `before` (empty, or a first word) in names of one word or two, each once, with the
/// summary of the command. A first word that begins several commands has their second words for a summary.
[[nodiscard]] std::vector<DescribedWord> words_behind(std::string_view before,
                                                      const std::vector<SuggestedCommand>& commands);
/// The first words of commands of two words, each once.
[[nodiscard]] std::vector<std::string> families_of(const std::vector<SuggestedCommand>& commands);

/// In single quotes, as bash and zsh read them.
[[nodiscard]] std::string quoted(std::string_view text);
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

}  // namespace msp_audit::cmd
