#include "ingest/xml_reader.hpp"

#include <exception>
#include <new>
#include <utility>

#include <expat.h>

#include "ingest/workbook_error.hpp"

namespace msp_audit {

namespace {

std::string_view without_prefix(std::string_view name) { return name.substr(name.rfind(':') + 1); }

struct Freed {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(pair[0]) == name) return pair[1];
    }
    return {};
}

bool XmlAttributes::has(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(pair[0]) == name) return true;
    }
    return false;
}

bool XmlAttributes::is_true(std::string_view name) const {
    const std::string_view value = (*this)[name];
    return value == "1" || value == "true";
}

struct XmlReader::State {
    std::unique_ptr<ByteSource> part;
    std::string name;
    XmlHandler& handler;
    std::unique_ptr<XML_ParserStruct, Freed> parser;
    std::exception_ptr thrown;  ///< no exception passes through the parser, which is written in C
    std::size_t depth = 0;
    std::size_t fed = 0;

    template <class Act>
    void keep(Act act) {
        if (thrown) return;
        try {
            act();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser.get(), XML_FALSE);
        }
    }

    void begin(const char* element, const char** attributes) {
        if (++depth > most_depth) {
            throw WorkbookError("the elements of its part '" + name + "' are nested too deeply", save_anew);
        }
        handler.begin(without_prefix(element), XmlAttributes(attributes));
    }

    void end(const char* element) {
        --depth;
        handler.end(without_prefix(element));
    }

    static State& of(void* self) { return *static_cast<State*>(self); }
    static void on_begin(void* self, const char* element, const char** attributes) {
        of(self).keep([=] { of(self).begin(element, attributes); });
    }
    static void on_end(void* self, const char* element) {
        of(self).keep([=] { of(self).end(element); });
    }
    static void on_text(void* self, const char* text, int size) {
        of(self).keep([=] { of(self).handler.text({text, static_cast<std::size_t>(size)}); });
    }
    static void on_doctype(void* self, const char* /*name*/, const char* /*system*/, const char* /*public*/,
                           int /*has_subset*/) {
        of(self).keep([=] {
            throw WorkbookError(
                "its part '" + of(self).name +
                    "' declares a document type, as no spreadsheet does but files do that are made to "
                    "do harm",
                save_anew);
        });
    }
};

XmlReader::XmlReader(std::unique_ptr<ByteSource> part, std::string name, XmlHandler& handler)
    : state_(new State{std::move(part), std::move(name), handler, nullptr, nullptr}) {
    state_->parser.reset(XML_ParserCreate(nullptr));
    const XML_Parser parser = state_->parser.get();
    if (parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser, state_.get());
    XML_SetElementHandler(parser, State::on_begin, State::on_end);
    XML_SetCharacterDataHandler(parser, State::on_text);
    XML_SetStartDoctypeDeclHandler(parser, State::on_doctype);
}

XmlReader::~XmlReader() = default;

bool XmlReader::step() {
    constexpr int chunk = 64 * 1024;
    State& state = *state_;
    const XML_Parser parser = state.parser.get();
    void* const buffer = XML_GetBuffer(parser, chunk);
    if (buffer == nullptr) throw std::bad_alloc();
    const std::size_t got = state.part->read(static_cast<char*>(buffer), chunk);
    const bool is_last = got < static_cast<std::size_t>(chunk);
    const XML_Status status = XML_ParseBuffer(parser, static_cast<int>(got), is_last ? XML_TRUE : XML_FALSE);
    if (state.thrown) std::rethrow_exception(state.thrown);
    if (status != XML_STATUS_OK) {
        const XML_Error error = XML_GetErrorCode(parser);
        if (error == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
        throw WorkbookError("its part '" + state.name + "' is no proper XML: line " +
                                std::to_string(XML_GetCurrentLineNumber(parser)) + ": " + XML_ErrorString(error),
                            save_anew);
    }
    state.fed += got;
    // What has not become an event waits in memory.
    const XML_Index done = XML_GetCurrentByteIndex(parser);
    if (!is_last && state.fed - static_cast<std::size_t>(done < 0 ? 0 : done) > most_tag_bytes) {
        throw WorkbookError("a tag of its part '" + state.name + "' is longer than " +
                                std::to_string(most_tag_bytes) + " bytes",
                            save_anew);
    }
    return !is_last;
}

void read_xml(std::unique_ptr<ByteSource> part, std::string name, XmlHandler& handler) {
    XmlReader reader(std::move(part), std::move(name), handler);
    while (reader.step()) {
    }
}

}  // namespace msp_audit
