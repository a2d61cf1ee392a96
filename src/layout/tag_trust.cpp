#include "layout/tag_trust.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

namespace planleser {
namespace {

// For each tag the paragraph, heading, item or cell around it, itself included; -1: none, or a cell.
std::vector<std::int32_t> find_paragraphs(PageContent const& page) {
    std::vector<std::int32_t> around(page.tags.size(), -1);
    for (std::size_t i = 0; i < page.tags.size(); ++i) {
        Tag const& tag = page.tags[i];
        std::string_view const type = tag.type;
        bool const is_cell = type == "TD" || type == "TH"; // cells beside each other make no line
        bool const is_paragraph = type == "P" || type == "LI" || type == "TOCI" ||
                                  (type.size() == 2 && type[0] == 'H' && type[1] != 'R');
        auto const outer = tag.parent < 0 ? -1 : around[static_cast<std::size_t>(tag.parent)];
        bool const in_item = outer >= 0 && page.tags[static_cast<std::size_t>(outer)].type == "LI";
        around[i] = is_cell                    ? -2
                    : outer == -2              ? -2
                    : is_paragraph && !in_item ? static_cast<std::int32_t>(i)
                                               : outer;
    }
    for (auto& tag : around) tag = std::max(tag, -1);
    return around;
}

} // namespace

bool is_artifact(PageContent const& page, std::int32_t tag) {
    for (; tag >= 0; tag = page.tags[static_cast<std::size_t>(tag)].parent)
        if (page.tags[static_cast<std::size_t>(tag)].type == "Artifact") return true;
    return false;
}

TagTrust judge_tags(PageContent const& page, std::span<Word const> words, TagTrustOptions const& options) {
    if (page.tags.empty()) return TagTrust::Untagged;
    std::size_t tagged = 0, all = 0;
    std::vector<std::uint32_t> visible;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        Word const& word = words[i];
        if (word.invisible) continue;
        visible.push_back(i);
        all += word.end - word.begin;
        if (word.tag >= 0) tagged += word.end - word.begin;
    }
    if (static_cast<double>(tagged) < options.coverage * static_cast<double>(all))
        return TagTrust::Incomplete;

    auto const paragraphs = find_paragraphs(page);
    std::size_t crossing = 0, stretches = 0;
    for (Stretch const& stretch : find_stretches(words, visible)) {
        std::int32_t paragraph = -1;
        bool crosses = false;
        for (auto const index : stretch.words) {
            auto const tag = words[index].tag;
            auto const around = tag < 0 ? -1 : paragraphs[static_cast<std::size_t>(tag)];
            crosses = crosses || (around >= 0 && paragraph >= 0 && around != paragraph);
            if (around >= 0) paragraph = around;
        }
        ++stretches;
        crossing += crosses ? 1U : 0U;
    }
    bool const contradicted =
        stretches >= options.fewest_stretches &&
        static_cast<double>(crossing) > options.crossing * static_cast<double>(stretches);
    return contradicted ? TagTrust::Contradicted : TagTrust::Trusted;
}

} // namespace planleser
