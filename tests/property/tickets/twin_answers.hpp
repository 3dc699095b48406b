#pragma once

#include <memory>
#include <string>
#include <vector>

#include "property/tickets/answers.hpp"

/// What `tickets duplicates` says of a world, in words that the library and its slow reference share.
namespace ticket_answers {

struct TwinQuestion {
    std::string threshold = "0.8";
    int window_days = 7;
    bool across_requesters = false, with_description = false, idf = false;

    [[nodiscard]] std::string to_string() const;
};

/// The set of tokens of a text, joined, and whether there were more than count.
[[nodiscard]] std::string reference_tokens(const std::string& text);
[[nodiscard]] std::string library_tokens(const std::string& text);

/// The subjects and descriptions of an export, as the library reads them.
[[nodiscard]] std::vector<reference::tickets::Cells> texts_of_export(const std::string& path);

/// Every ticket costs so much an hour.
inline constexpr int cents_an_hour = 6137;

/// Tickets that the library has read and folded, to be asked many questions.
class LibraryTwins {
public:
    /// The files of a folder.
    LibraryTwins(const std::string& folder, const std::string& policy, const std::string& as_of);
    ~LibraryTwins();
    LibraryTwins(const LibraryTwins&) = delete;
    LibraryTwins& operator=(const LibraryTwins&) = delete;

    [[nodiscard]] Answer answer(const TwinQuestion& question) const;

private:
    struct Read;
    std::unique_ptr<Read> read_;
};

/// The same by the reference.
class ReferenceTwins {
public:
    explicit ReferenceTwins(const reference::tickets::World& world);
    ~ReferenceTwins();
    ReferenceTwins(const ReferenceTwins&) = delete;
    ReferenceTwins& operator=(const ReferenceTwins&) = delete;

    [[nodiscard]] Answer answer(const TwinQuestion& question) const;

private:
    struct Folding;
    std::unique_ptr<Folding> folding_;
};

}  // namespace ticket_answers
