#include "app/import_document.h"

#include "app/document_rasters.h"
#include "app/sha256.h"
#include "app/text_file.h"

#include "base/import_error.h"
#include "corrections/apply_corrections.h"
#include "layout/furniture.h"
#include "layout/lay_out.h"
#include "page/glyph_table.h"
#include "pdf/pdf_document.h"
#include "plan/document_features.h"
#include "plan/goal_icons.h"
#include "plan/read_plan.h"
#include "ruleset/budget_rules.h"
#include "structure/build_tree.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planleser {

namespace {

SourceFile describe_source(std::filesystem::path const& file, PdfDocument const& document) {
    SourceFile source;
    source.file = file.filename().string();
    source.sha256 = sha256_of_file(file);
    source.bytes = std::filesystem::file_size(file);
    source.pages = document.page_count();
    source.tagged = document.metadata().tagged;
    source.producer = document.metadata().producer;
    source.created = document.metadata().created;
    return source;
}

// Counts whose text a document's pages are.
class TextOrigins {
public:
    void add(PageContent const& page) {
        if (page.glyphs.empty()) return;
        bool const own = std::any_of(page.glyphs.begin(), page.glyphs.end(),
            [](Glyph const& glyph) { return glyph.confidence == 100; });
        m_native = m_native || own;
        m_recognised = m_recognised || page.recognised;
    }
    std::string name() const { return !m_recognised ? "native" : m_native ? "mixed" : "ocr"; }

private:
    bool m_native = false, m_recognised = false;
};

PageOcrOptions ocr_options(ImportOptions const& options, StageObserver& observer) {
    PageOcrOptions result;
    result.mode = options.ocr;
    result.cache = options.cache;
    result.held = options.held;
    result.unrecognised = options.unrecognised;
    result.begins = [&observer](int page) { observer.recognition_begins(page); };
    result.keep = [&observer](
                      std::string_view key, std::string_view entry) { observer.recognised(key, entry); };
    return result;
}

RuleChoice choose_rules(
    DocumentTree const& tree, SourceFile const& source, RuleLibrary const& rules, std::string const& only) {
    if (!only.empty()) return {&rules.named(only), "asked for"};
    return rules.choose(features_of(tree, source));
}

// Words of the language that the tree needs before a document shows which rules are its own.
TreeOptions tree_options(RuleLibrary const& library, std::string const& only) {
    auto const* rules = only.empty() ? library.choose({}).rules : &library.named(only);
    TreeOptions options;
    if (!rules) return options;
    options.hyphenation.conjunctions = rules->words("hyphen_conjunctions");
    options.headings.numbering_words = rules->words("numbering_words");
    return options;
}

// All that are not in the plan as the document has them. Throws ImportError where nothing else is there.
std::vector<int> pages_missed(
    ImportOptions const& options, PageOcr const& ocr, int page_count, GlyphTable const& glyphs) {
    auto missed = options.failed_pages;
    missed.insert(ocr.left().begin(), ocr.left().end());
    if (glyphs.size() == 0 && static_cast<int>(missed.size()) >= page_count)
        throw ImportError(ImportErrorKind::LimitReached, missed.begin()->second);
    std::vector<int> pages;
    for (auto const& [page, reason] : missed) pages.push_back(page);
    return pages;
}

// The file that was inherited from first comes first.
std::vector<RulesUsed> describe_rules(RuleChoice const& choice) {
    std::vector<RulesUsed> used;
    for (auto const& file : choice.rules->files())
        used.insert(
            used.begin(), {file.name, sha256_of(file.source), used.empty() ? choice.reason : "inherited"});
    return used;
}

// None: there are none, or none that may be used.
std::optional<CorrectionsFile> corrections_of(
    std::filesystem::path const& pdf, CorrectionsUse use, Diagnostics& diagnostics) {
    auto const path = corrections_path(pdf);
    std::error_code failed;
    if (use == CorrectionsUse::Off || !std::filesystem::exists(path, failed)) return std::nullopt;
    try {
        return corrections_from_json(read_text_file(path));
    } catch (ImportError const& error) {
        auto const what = path.filename().string() + ":" + error.what();
        if (use == CorrectionsUse::On) throw ImportError(ImportErrorKind::BadCorrections, what);
        diagnostics.error("corrections-left-out", what);
        return std::nullopt;
    }
}

void correct(Plan& plan, CorrectionsFile const& file, DocumentTree const& tree, RuleSet const& rules,
    GlyphLedger& ledger, Diagnostics& diagnostics) {
    QuoteFinder const quotes(tree);
    auto const quantities = quantity_rules(rules);
    CorrectionContext const context{{budget_rules(rules).amounts, &quantities}, &quotes, plan.source.sha256};
    auto const effects = apply_corrections(plan, file, context);
    settle_ledger(plan, effects, tree.glyphs, ledger);
    report_corrections(plan, diagnostics);
}

} // namespace

std::filesystem::path corrections_path(std::filesystem::path const& pdf) {
    auto path = pdf;
    return path.replace_extension("corrections.json");
}

std::optional<Plan> import_document(std::filesystem::path const& file, RuleLibrary const& rules,
    ImportOptions const& options, StageObserver& observer) {
    Diagnostics diagnostics;
    auto const corrections = corrections_of(file, options.corrections, diagnostics);
    auto document = std::make_optional(PdfDocument::open(file));
    int const page_count = document->page_count();
    if (static_cast<int>(options.failed_pages.size()) >= page_count)
        throw ImportError(ImportErrorKind::LimitReached, options.failed_pages.begin()->second);
    PageOcr ocr(ocr_options(options, observer));
    TextOrigins origins;
    std::vector<PlacedGoalIcon> icons;
    GlyphTable glyphs;
    std::vector<PageLayout> pages;
    for (int number = 1; number <= page_count; ++number) {
        if (auto const failed = options.failed_pages.find(number); failed != options.failed_pages.end()) {
            diagnostics.error("page-failed", failed->second, {{number, {}}});
            continue;
        }
        observer.page_begins(number, page_count);
        auto content = document->read_page(number, glyphs.size(), diagnostics);
        DocumentRasters rasters(*document, number, [&] { observer.pixels_begin(number, page_count); });
        ocr.complete(content, rasters, diagnostics);
        origins.add(content);
        for (auto const& icon : content.goal_icons) icons.push_back({number, icon});
        observer.passed(content);
        if (options.last_stage == Stage::Page) continue;
        glyphs.add(content);
        pages.push_back(lay_out(content, {}, diagnostics, pages.empty() ? nullptr : &pages.back()));
    }
    observer.pages_end();
    if (options.last_stage == Stage::Page) return std::nullopt;
    auto source = describe_source(file, *document);
    source.text = origins.name();
    source.failed_pages = pages_missed(options, ocr, page_count, glyphs);
    document.reset(); // which holds as much memory as a long document's tree will
    set_furniture_aside(pages);
    for (auto const& page : pages) observer.passed(page);
    if (options.last_stage == Stage::Layout) return std::nullopt;
    auto const tree =
        build_tree(std::move(pages), std::move(glyphs), tree_options(rules, options.rules_only), diagnostics);
    observer.passed(tree);
    if (options.last_stage == Stage::Tree) return std::nullopt;
    auto const choice = choose_rules(tree, source, rules, options.rules_only);
    observer.chosen(tree, choice);
    if (options.last_stage == Stage::Rules) return std::nullopt;
    auto plan = read_plan(tree, std::move(source), *choice.rules, diagnostics,
        [&](Plan& read, GlyphLedger& ledger, Diagnostics& found) {
            place_goal_icons(read, icons, found);
            if (corrections) correct(read, *corrections, tree, *choice.rules, ledger, found);
        });
    plan.program_version = PLANLESER_VERSION;
    plan.rules = describe_rules(choice);
    plan.diagnostics.assign(diagnostics.all().begin(), diagnostics.all().end());
    return plan;
}

} // namespace planleser
