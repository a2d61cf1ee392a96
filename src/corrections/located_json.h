// JSON that knows the line and column of every value, for files that people edit by hand.
//
// nlohmann/json reads it; each event is noted with how far the reading has come.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace planleser {

struct LocatedJson;
struct LocatedMember;
using LocatedList = std::vector<LocatedJson>;
using LocatedObject = std::vector<LocatedMember>; // in the order of the file

struct LocatedJson {
    std::variant<std::monostate, bool, double, std::string, LocatedList, LocatedObject> value; // first: null
    // From 1: where a text or number ends, where a list or object begins. Columns count characters.
    int line = 0, column = 0;

    LocatedJson const* find(std::string_view key) const; // null where there is none
    // Throws ImportError (BadCorrections): "LINE:COLUMN: " and what is wrong.
    [[noreturn]] void fail(std::string const& what) const;
};

struct LocatedMember {
    std::string name;
    LocatedJson value;
};

// Throws ImportError (BadCorrections) as above where the text is no JSON.
LocatedJson read_located_json(std::string_view text);

} // namespace planleser
