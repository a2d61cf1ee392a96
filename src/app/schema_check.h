// Whether a JSON text holds against one of the program's JSON Schemas.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

class SchemaCheck {
public:
    // Throws ImportError (MissingPart) where the schema cannot be read.
    explicit SchemaCheck(std::filesystem::path const& schema);
    SchemaCheck(SchemaCheck&&) noexcept;
    SchemaCheck& operator=(SchemaCheck&&) noexcept;
    ~SchemaCheck();

    // What does not hold, at most `most` findings, each "/measures/3/text: why"; none: the text is valid.
    // Throws ImportError (BadPlan) where the text is no JSON.
    std::vector<std::string> findings_in(std::string_view json, std::size_t most = 20) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace planleser
