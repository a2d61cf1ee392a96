// Several persons' corrections of one document as one file.
#pragma once

#include "corrections/correction.h"

#include <span>
#include <vector>

namespace planleser {

// Two decisions about one value that want different things of it.
struct CorrectionConflict {
    Correction earlier, later;
};

struct MergedCorrections {
    CorrectionsFile file; // both sides of a conflict stay in it: on import the later counts
    std::vector<CorrectionConflict> conflicts;
};

// Decisions that say the same are kept once, as the later one tells them.
MergedCorrections merge_corrections(std::span<CorrectionsFile const> files);

} // namespace planleser
