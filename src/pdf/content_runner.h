// Draws a page's content on the page device without Poppler's interpreter, which takes twice as long.
//
// Poppler keeps the graphics state and the fonts, and draws what needs more than these: forms, pictures,
// patterns, shadings, colour spaces, vertical text and Type 3 fonts. The device sees what it would see from
// Poppler alone, but for a clip that waits when a form ends: Poppler puts it on the page's next path.
#pragma once

#include "pdf/content_program.h"
#include "pdf/page_device.h"
#include "pdf/poppler_api.h"

#include <string_view>

namespace planleser {

// `program` is that of `content`, which is the page's own; `page` has been given to `interpreter` to show on
// `device`. Ends where the device has passed a limit.
void run_content(ContentProgram const& program, std::string_view content, Page& page, Gfx& interpreter,
    PageDevice& device);

} // namespace planleser
