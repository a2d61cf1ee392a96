// What rule files are chosen by, before any rule is there: the words of the cover, the year, the producer.
#pragma once

#include "plan/plan.h"
#include "ruleset/rule_library.h"
#include "structure/document_tree.h"

namespace planleser {

DocumentFeatures features_of(DocumentTree const& tree, SourceFile const& source);

} // namespace planleser
