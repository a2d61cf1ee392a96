// What the review shows of one document: its values with their places and doubts, what the import found, and
// what persons have decided already.
#pragma once

#include "corrections/correction.h"
#include "plan/plan.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace planleser {

struct ReviewDocument {
    std::string name; // of its folder and of NAME.corrections.json
    Plan plan;
    CorrectionsFile corrections;                       // that lies beside the PDF
    std::vector<std::pair<double, double>> page_sizes; // points, by page number - 1
};

struct ReviewOptions {
    // A value read with less confidence is shown as a doubt. Rules that go by a word's place alone give 0.5,
    // those that know the word and its place 1, reliable lead-ins 0.9; recognised text seldom reaches 0.95.
    double sure = 0.85;
};

struct ReviewData {
    std::string script; // "planleserReview({…});"
    std::size_t values = 0, doubts = 0;
};

ReviewData review_data(ReviewDocument const& document, ReviewOptions const& options = {});

} // namespace planleser
