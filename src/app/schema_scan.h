// Holds JSON text against a schema in one scan of its bytes, without building a value: cheap enough for all
// that is written. SchemaCheck, the library's validator, tells more and takes twenty times as long; tests
// hold the two against each other.
//
// Knows the keywords of JSON Schema 2020-12 that the program's own schemas use: type, properties, required,
// additionalProperties, items, minItems, maxItems, enum (of texts), pattern, minimum, maximum, and $ref to
// $defs. A schema with another one is refused, so that none is ever left unchecked.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

class SchemaScan {
public:
    // Throws ImportError (MissingPart) where the schema cannot be read or is beyond this check.
    explicit SchemaScan(std::filesystem::path const& path);
    static SchemaScan from_text(std::string_view schema);
    SchemaScan(SchemaScan&&) noexcept;
    SchemaScan& operator=(SchemaScan&&) noexcept;
    ~SchemaScan();

    // What is wrong first, by JSON pointer: "/measures/3/text: expected string"; nullopt: the text is JSON
    // and holds. Takes time linear in the text.
    std::optional<std::string> finding_in(std::string_view text) const;
    // Throws ImportError (BadPlan) where there is a finding: for what is about to be written.
    void require(std::string_view text) const;

    struct Node;

private:
    struct Compiled;
    explicit SchemaScan(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace planleser
