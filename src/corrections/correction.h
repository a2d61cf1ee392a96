// What a person decided about the values of one document: the content of NAME.corrections.json, which lies
// beside the PDF and is applied on every import (docs/corrections.md).
//
// A decision names its value by words, never by an index: kind and field, the words on the page (`quote`),
// the words of what it stands in (`in`). Page and box only choose between equals. So it finds its value again
// in another layout of the document, after other rules and after another recognition.
#pragma once

#include "base/place.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class CorrectionAction {
    Accept, // the value is right as it is
    Change, // it is another
    Reject, // there is no such value
    Add,    // the document has one that is missing
};

// "accept", "change", "reject", "add".
std::string_view name_of(CorrectionAction action);
std::optional<CorrectionAction> correction_action(std::string_view name);

struct CorrectionAnchor {
    std::string kind, field;     // of a PlanItem: "measure", "partners"
    std::string quote;           // the words on the page; empty: none stand for it
    std::vector<std::string> in; // quotes of what it stands in, outermost first: area, measure
    Place place;
    std::string rule; // that read it, "norsk/partners"; empty: none
};

struct Correction {
    CorrectionAction action = CorrectionAction::Accept;
    CorrectionAnchor about;
    std::optional<std::string> old_value, new_value; // as PlanItem::value
    std::string who, when, why;                      // when: ISO 8601 in UTC, so that later compares greater
    int line = 0;                                    // in its file, from 1; 0: unknown
};

// What the person says the value is: nothing for a rejected one.
std::optional<std::string> wanted_value(Correction const& correction);

struct CorrectionsFile {
    std::string document; // the PDF's name
    std::string sha256;   // of the PDF that the last decision was made on; empty: unknown
    std::vector<Correction> entries;
};

// In the order of the file: by page, from top to bottom, and by words where those are equal.
void sort_corrections(std::vector<Correction>& corrections);

// The same for two decisions about one value, whatever they decide.
std::string subject_of(Correction const& correction);
// Whether both want the same of it.
bool agree(Correction const& a, Correction const& b);

// Throws ImportError (BadCorrections) with "LINE:COLUMN: what is wrong".
CorrectionsFile corrections_from_json(std::string_view json);
// Sorted, one key a line, the same bytes for the same decisions.
std::string corrections_to_json(CorrectionsFile const& file);

} // namespace planleser
