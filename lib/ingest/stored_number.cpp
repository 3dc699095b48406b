#include "ingest/stored_number.hpp"

namespace msp_audit {

std::string with_stored_numbers_shown(std::string text) {
    for (std::size_t at = text.find(stored_number_mark); at != std::string::npos;
         at = text.find(stored_number_mark, at)) {
        text.replace(at, stored_number_mark.size(), 1, '.');
    }
    return text;
}

}  // namespace msp_audit
