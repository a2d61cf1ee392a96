// How far the tags of a page may be believed.
//
// Of tagged PDFs in the wild a third is tagged wrongly: text outside all tags, or tags that belong to other
// text. Tags are one witness among others, heard only where they cover the page and agree with its lines.
#pragma once

#include "layout/text_lines.h"
#include "layout/words.h"
#include "page/page_content.h"

#include <cstdint>
#include <span>

namespace planleser {

struct TagTrustOptions {
    // Of the visible glyphs that must stand in tagged content. Good producers tag all, bad ones leave 5 % and
    // more.
    double coverage = 0.98;
    // Of the stretches of words that may run through several paragraphs by their tags.
    double crossing = 0.08;
    // Stretches that a page must have before their share says something.
    std::size_t fewest_stretches = 8;
};

enum class TagTrust {
    Untagged,
    Trusted,
    Incomplete,   // they leave text out
    Contradicted, // lines of the page run through several of their paragraphs
};

TagTrust judge_tags(
    PageContent const& page, std::span<Word const> words, TagTrustOptions const& options = {});

// Whether the content is tagged as no part of the text: a running header, a border.
bool is_artifact(PageContent const& page, std::int32_t tag);

} // namespace planleser
