// Tells text from rubbish without knowing a word: by the letters it has and how they stand together.
//
// A PDF whose fonts map to the wrong characters, or whose invisible layer is an old, bad recognition, has a
// text that nobody can read. Both show in statistics. Letter frequencies are those of Norwegian plans; they
// are close enough to the other Germanic languages and far from any shifted or scrambled alphabet.
#pragma once

#include "page/page_content.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace planleser {

struct TextHealthOptions {
    std::size_t enough_letters = 150; // fewer say nothing about frequencies
    // Cosine between the letters' frequencies and the language's. Norwegian, Swedish, Danish, German and
    // English texts lie above 0.9, a shifted alphabet below 0.6.
    double like_language = 0.72;
    std::size_t enough_words = 25;
    // Share of words that are made as words are: letters, or figures, with signs at the ends only. Printed
    // text has 0.95 and more; a bad recognition mixes signs into its words.
    double well_made = 0.80;
    // Glyphs without a known character, of a run's: more is a broken font, fewer is a bullet.
    double unmapped_in_run = 0.3;
};

// Cosine between the frequencies of the letters in the different words of `text` and those of Norwegian (a
// table with 'kr' behind each figure is no other language); 1 where there are fewer than
// options.enough_letters, 0 where most of it is signs that are neither letters nor figures.
double likeness_to_language(std::string_view text, TextHealthOptions const& options = {});

// Share of the words of `text` that are well made; 1 where there are fewer than options.enough_words.
double share_of_well_made_words(std::string_view text, TextHealthOptions const& options = {});

// Returns, one a run, whether its text is rubbish: unmapped glyphs, or a font whose letters are no language,
// or an invisible layer whose words are badly made.
std::vector<bool> find_rubbish(PageContent const& page, TextHealthOptions const& options = {});

} // namespace planleser
