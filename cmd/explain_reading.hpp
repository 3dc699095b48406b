#pragma once

#include <string>
#include <vector>

#include "cmd/explain.hpp"
#include "core/books.hpp"
#include "core/unread_file.hpp"
#include "ingest/load.hpp"

namespace msp_audit::cmd {

struct Explain::Reading {
    Books books;
    LoadTrouble trouble;
    std::vector<UnreadFile> unread;
    TicketReading tickets;
    Day as_of;

    [[nodiscard]] std::vector<std::string> errors() const { return both(trouble.errors, tickets.trouble.errors); }
    [[nodiscard]] std::vector<std::string> warnings() const {
        return both(trouble.warnings, tickets.trouble.warnings);
    }
    [[nodiscard]] std::vector<std::string> files_of_books() const {
        std::vector<std::string> files;
        for (const InputFile& file : books.files) files.push_back(file.name);
        return files;
    }
    [[nodiscard]] std::vector<std::string> files_of_tickets() const {
        std::vector<std::string> files;
        for (const TicketFile& file : tickets.inputs.files) files.push_back(file.input.name);
        return files;
    }
    /// Of either family.
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> files = files_of_books();
        for (const TicketFile& file : tickets.inputs.files) files.push_back(file.input.name);
        return files;
    }
    [[nodiscard]] bool is_ambiguous() const { return trouble.ambiguous || tickets.trouble.ambiguous; }

private:
    /// Where neither family can place a file, both say so: once is enough.
    [[nodiscard]] std::vector<std::string> both(const std::vector<std::string>& of_books,
                                                const std::vector<std::string>& of_tickets) const;
};

}  // namespace msp_audit::cmd
