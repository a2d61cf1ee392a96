// The decoded bytes of a page's or form's content.
//
// Poppler's own inflater gives one character after the other. zlib inflates to memory, from where content is
// taken apart (content_program.h); what is left to Poppler it then reads twice as fast, too.
#pragma once

#include "pdf/poppler_api.h"

#include <cstddef>
#include <optional>
#include <string>

namespace planleser {

// Makes `bytes` the streams of `contents`, a stream or an array of streams, decoded, a line's end behind
// each. false: that is longer than 64 million bytes; then Poppler must read them piece by piece.
bool decode_content(Object const& contents, std::string& bytes);
// The same; nullopt where that is false.
std::optional<std::string> decoded_content(Object const& contents);

// Returns the first bytes of a stream decoded, at most `most` of them.
std::string decoded_beginning(Object const& stream, std::size_t most);

} // namespace planleser
