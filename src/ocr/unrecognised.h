// Pages whose pixels nobody is to look at any more, since that has killed who did.
#pragma once

#include <map>
#include <string>

namespace planleser {

struct Unrecognised {
    std::map<int, std::string> pages; // each with the reason
    std::string rest;                 // why no other page is to be recognised; empty: all others are
};

} // namespace planleser
