#include "app/commands.h"
#include "app/data_folder.h"
#include "app/import_document.h"
#include "app/import_worker.h"
#include "app/manifest.h"
#include "app/output_file.h"
#include "app/plan_files.h"
#include "app/review_pages.h"
#include "app/sha256.h"
#include "app/text_file.h"

#include "base/import_error.h"
#include "review/review_data.h"
#include "review/review_site.h"
#include "ruleset/rule_library.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <thread>

namespace planleser {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view plan_ending = ".plan.json";

struct Arguments {
    std::vector<fs::path> plans;
    fs::path out, pdfs, rules;
    std::size_t jobs = 1;
};

struct Reviewed {
    ReviewDocument document;
    fs::path pdf;
};

std::string name_of_plan(fs::path const& file) {
    auto const name = file.filename().string();
    return name.ends_with(plan_ending) ? name.substr(0, name.size() - plan_ending.size())
                                       : file.stem().string();
}

// Where the PDF of a plan is: in the folder given, else where its import found it, else beside the plan.
fs::path pdf_of(fs::path const& plan_file, Plan const& plan, fs::path const& pdfs) {
    if (!pdfs.empty()) return pdfs / plan.source.file;
    auto const folder = plan_file.parent_path();
    for (auto const& file : manifests_in(folder.empty() ? "." : folder))
        for (auto const& entry : Manifest(file).entries())
            if (entry.name == name_of_plan(plan_file)) return entry.key;
    return folder / plan.source.file;
}

void check_pdf(fs::path const& pdf, Plan const& plan) {
    std::error_code failed;
    if (!fs::is_regular_file(pdf, failed))
        throw ImportError(ImportErrorKind::Unreadable,
            fmt::format("its PDF is not at {}; --pdfs names the folder of the PDFs", pdf.string()));
    if (sha256_of_file(pdf) != plan.source.sha256)
        throw ImportError(ImportErrorKind::Unreadable,
            fmt::format("{} has changed since the import: import it again", pdf.string()));
}

Reviewed reviewed(std::string name, Plan plan, fs::path const& pdf) {
    Reviewed result{{std::move(name), std::move(plan), {}, {}}, pdf};
    check_pdf(pdf, result.document.plan);
    auto& corrections = result.document.corrections;
    std::error_code failed;
    if (auto const file = corrections_path(pdf); fs::exists(file, failed)) {
        try {
            corrections = corrections_from_json(read_text_file(file));
        } catch (ImportError const& error) {
            throw ImportError(error.kind(), file.string() + ":" + error.what());
        }
    }
    corrections.document = pdf.filename().string();
    return result;
}

class Review {
public:
    explicit Review(Arguments const& arguments) : m_arguments(arguments) {}

    ExitCode run() {
        for (auto const& path : m_arguments.plans) collect(path);
        if (m_reviewed.empty()) return ExitCode::Unreadable;
        give_names();
        make_pages();
        std::vector<ReviewEntry> entries;
        for (auto const& each : m_reviewed) entries.push_back(write_document(each.document));
        for (auto const& [path, content] : review_site(entries))
            write_whole_file(m_arguments.out / path, content);
        std::cerr << fmt::format("{}\n", (m_arguments.out / "index.html").string());
        return m_failures > 0 ? ExitCode::SomeFailed : ExitCode::Good;
    }

private:
    void fail(std::string const& what) {
        std::cerr << "planleser: " << what << '\n';
        ++m_failures;
    }

    void collect(fs::path const& path) {
        try {
            if (path.extension() == ".pdf") {
                m_reviewed.push_back(reviewed(path.stem().string(), import_apart(path, rules()), path));
                return;
            }
        } catch (ImportError const& error) {
            return fail(path.string() + ": " + error.what());
        }
        auto loaded = load_plans({path});
        for (auto const& failure : loaded.failures) fail(failure);
        for (std::size_t i = 0; i < loaded.plans.size(); ++i) {
            auto const& file = loaded.files[i];
            try {
                auto const pdf = pdf_of(file, loaded.plans[i], m_arguments.pdfs);
                m_reviewed.push_back(reviewed(name_of_plan(file), std::move(loaded.plans[i]), pdf));
            } catch (ImportError const& error) {
                fail(file.string() + ": " + error.what());
            }
        }
    }

    RuleLibrary const& rules() {
        if (!m_rules)
            m_rules = RuleLibrary::load(m_arguments.rules.empty() ? data_folder("rules") : m_arguments.rules);
        return *m_rules;
    }

    // Documents of one name get the first digits of their PDF's checksum after it.
    void give_names() {
        constexpr std::size_t digits = 8;
        std::map<std::string, int> uses;
        for (auto const& each : m_reviewed) ++uses[each.document.name];
        for (auto& each : m_reviewed)
            if (uses[each.document.name] > 1)
                each.document.name += "." + each.document.plan.source.sha256.substr(0, digits);
    }

    fs::path folder_of(ReviewDocument const& document) const { return m_arguments.out / document.name; }

    void make_pages() {
        std::vector<PagesToReview> wanted;
        for (auto const& each : m_reviewed) {
            auto const& source = each.document.plan.source;
            prepare_output_folder(folder_of(each.document));
            wanted.push_back(
                {each.pdf, source.sha256, folder_of(each.document), static_cast<std::size_t>(source.pages)});
        }
        auto made = make_review_pages(wanted, m_arguments.jobs);
        for (std::size_t i = 0; i < made.size(); ++i) {
            for (auto const& failure : made[i].failures) fail(failure);
            m_reviewed[i].document.page_sizes = std::move(made[i].sizes);
            std::cerr << fmt::format("{}: {} pages, {} of them made\n", m_reviewed[i].document.name,
                m_reviewed[i].document.page_sizes.size(), made[i].made);
        }
    }

    ReviewEntry write_document(ReviewDocument const& document) const {
        auto const data = review_data(document);
        write_whole_file(folder_of(document) / "data.js", data.script);
        auto const& plan = document.plan;
        return {document.name, plan.document.title.value_or(plan.source.file), plan.source.file,
            plan.source.sha256, document.page_sizes.size(), data.values, data.doubts};
    }

    Arguments const& m_arguments;
    std::optional<RuleLibrary> m_rules;
    std::vector<Reviewed> m_reviewed;
    std::size_t m_failures = 0;
};

constexpr char const* description =
    R"(A folder to check plans in beside their pages, in a browser, without server or network

Examples:
  planleser review plans --out review             then open review/index.html
  planleser review plans/plan.plan.json --pdfs archive --out review
  planleser review archive/plan.pdf --out review  imports it first

Save what you corrected as NAME.corrections.json beside the PDF; every import applies it.)";

} // namespace

void add_review_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("review", description);
    auto const arguments = std::make_shared<Arguments>();
    arguments->jobs = std::max(1U, std::thread::hardware_concurrency());
    command->add_option("PLAN", arguments->plans, "Plan JSONs, folders of them, or PDFs")->required();
    command->add_option("--out", arguments->out, "The folder to write")->required();
    command->add_option("--pdfs", arguments->pdfs,
        "Folder of the PDFs; without it they are looked for where they were imported from");
    command->add_option("--rules", arguments->rules, "Read the rules for PDFs from this folder");
    command->add_option("--jobs", arguments->jobs, "Workers at a time")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->callback([arguments, &exit_code] { exit_code = Review(*arguments).run(); });
}

} // namespace planleser
