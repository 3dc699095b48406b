#include "cmd/explain_reading.hpp"

#include <algorithm>
#include <iterator>

namespace msp_audit::cmd {

namespace {

/// Messages about files that the other family of exports has read are no news.
std::vector<std::string> without_files(const std::vector<std::string>& messages,
                                       const std::vector<std::string>& files) {
    std::vector<std::string> left;
    std::copy_if(messages.begin(), messages.end(), std::back_inserter(left), [&files](const std::string& message) {
        return std::none_of(files.begin(), files.end(), [&message](const std::string& file) {
            return message.size() > file.size() && message.starts_with(file) && message[file.size()] == ':';
        });
    });
    return left;
}

}  // namespace

std::vector<std::string> Explain::Reading::both(const std::vector<std::string>& of_books,
                                                const std::vector<std::string>& of_tickets) const {
    std::vector<std::string> all = without_files(of_books, files_of_tickets());
    std::vector<std::string> told;
    told.reserve(all.size());
    for (const std::string& message : all) told.push_back(message.substr(0, message.find(':')));
    const std::vector<std::string> more = without_files(without_files(of_tickets, files_of_books()), told);
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace msp_audit::cmd
