#include "plan/document_features.h"

#include "plan/cover_lines.h"
#include "text/date.h"

namespace planleser {

DocumentFeatures features_of(DocumentTree const& tree, SourceFile const& source) {
    DocumentFeatures features;
    features.producer = source.producer;
    double largest = 0;
    for (auto const& line : find_cover_lines(tree)) {
        if (line.size > largest + 0.5) largest = line.size, features.title = line.text.text;
        features.text += line.text.text + '\n';
    }
    features.organisation = features.text;
    for (auto const& date : find_dates(features.title, {}))
        if (date.year && !features.year) features.year = date.year;
    return features;
}

} // namespace planleser
