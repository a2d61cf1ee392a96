// Where something stands: a page of the document and a box on it.
#pragma once

#include "base/box.h"

namespace planleser {

struct Place {
    int page = 0; // from 1; 0: the document as a whole
    Box box;      // empty: the page as a whole

    bool operator==(Place const&) const = default;
};

} // namespace planleser
