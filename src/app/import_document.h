// The whole run: one PDF in, its plan out, through every stage in turn.
//
// Reading begins here. No stage calls another; each takes the product of the one before and returns its own.
#pragma once

#include "base/diagnostics.h"
#include "layout/page_layout.h"
#include "ocr/page_ocr.h"
#include "page/page_content.h"
#include "plan/plan.h"
#include "ruleset/rule_library.h"
#include "structure/document_tree.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

// In the order of the pipeline.
enum class Stage { Page, Layout, Tree, Rules, Plan };

// Looks on while a document passes the stages. Every call may be left as it is.
class StageObserver {
public:
    virtual ~StageObserver() = default;
    virtual void page_begins(int /*page*/, int /*pages*/) {}
    virtual void pages_end() {}
    // Its pixels are about to be looked at.
    virtual void pixels_begin(int /*page*/, int /*pages*/) {}
    // A picture of this page is about to be recognised, which takes seconds. May throw to end the import.
    virtual void recognition_begins(int /*page*/) {}
    // Something was recognised that another import of the same file could use, see ResultCache::keep().
    virtual void recognised(std::string_view /*key*/, std::string_view /*entry*/) {}
    virtual void passed(PageContent const& /*product*/) {}
    virtual void passed(PageLayout const& /*product*/) {}
    virtual void passed(DocumentTree const& /*product*/) {}
    // The rules that will read the tree, chosen with all that the file says of itself.
    virtual void chosen(DocumentTree const& /*tree*/, RuleChoice const& /*choice*/) {}
};

// What becomes of NAME.corrections.json, which lies beside NAME.pdf.
enum class CorrectionsUse {
    Off,        // it is not looked for
    On,         // applied; one that does not hold ends the import
    SkipBroken, // applied; one that does not hold is reported and left out
};

struct ImportOptions {
    Stage last_stage = Stage::Plan;
    // Pages to leave out since reading them failed, each with the reason; the plan then says so.
    std::map<int, std::string> failed_pages;
    OcrMode ocr = OcrMode::Auto;
    std::filesystem::path cache;       // of what was recognised; empty: none
    HeldResults const* held = nullptr; // what other workers recognised of the document; null: nothing
    std::string rules_only;            // a rule file to use whatever the document is; empty: by its scope
    CorrectionsUse corrections = CorrectionsUse::Off;
    Unrecognised const* unrecognised = nullptr; // pages to read without recognition; null: none
};

// Returns the plan with all that the stages reported; nullopt where options.last_stage comes before it.
// Throws ImportError where the document cannot be imported. Code: "corrections-left-out".
std::optional<Plan> import_document(std::filesystem::path const& file, RuleLibrary const& rules,
    ImportOptions const& options, StageObserver& observer);

// Where a PDF's corrections lie.
std::filesystem::path corrections_path(std::filesystem::path const& pdf);

} // namespace planleser
