// Spares Poppler the colour profiles of pictures while a page is read.
//
// Reading notes where a picture lies and looks at no pixel, yet Poppler builds two colour transforms for each
// profile that it meets: as much work as two pages of text. Until restore(), a picture with a profile stands
// in Poppler's table of changed objects with a plain colour space of as many components.
#pragma once

#include "pdf/poppler_api.h"

#include <cstddef>
#include <unordered_set>
#include <vector>

namespace planleser {

class PictureColours {
public:
    explicit PictureColours(XRef& objects) : m_objects(objects) {}

    // Both to be called while nothing of the document is shown.
    // Leaves out the profiles of the pictures among a page's resources.
    void leave_out(Dict const& resources);
    // Gives them back, for a device that reads pixels.
    void restore();

private:
    static constexpr std::size_t most = 10'000; // pictures of a document

    XRef& m_objects;
    std::unordered_set<int> m_seen; // object numbers
    std::vector<Ref> m_changed;
};

} // namespace planleser
