#pragma once

#include <doctest/doctest.h>

#include <string>

#include <nlohmann/json.hpp>

/// "schema program as_of".
[[nodiscard]] inline std::string keys_of(const nlohmann::ordered_json& object) {
    std::string keys;
    for (const auto& [key, value] : object.items()) keys += (keys.empty() ? "" : " ") + key;
    return keys;
}

/// Follows `#/$defs/NAME` and takes the object out of "object or null".
[[nodiscard]] inline const nlohmann::ordered_json& resolved(const nlohmann::ordered_json& schema,
                                                            const nlohmann::ordered_json& root) {
    using Json = nlohmann::ordered_json;
    if (schema.contains("$ref")) {
        return resolved(root.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), root);
    }
    if (schema.contains("anyOf")) return resolved(schema["anyOf"][0], root);
    return schema;
}

/// Every object of the document has the required keys of the schema, in its order, and no other.
inline void check_keys(const nlohmann::ordered_json& value, const nlohmann::ordered_json& unresolved,
                       const nlohmann::ordered_json& root) {
    const nlohmann::ordered_json& schema = resolved(unresolved, root);
    if (value.is_array()) {
        for (const auto& element : value) check_keys(element, schema["items"], root);
    }
    if (!value.is_object() || !schema.contains("properties")) return;
    CHECK(keys_of(value) == keys_of(schema["properties"]));
    CHECK(schema["required"].size() == schema["properties"].size());
    CHECK(schema["additionalProperties"] == false);
    for (const auto& [key, member] : value.items()) check_keys(member, schema["properties"][key], root);
}
