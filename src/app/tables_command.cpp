#include "app/batch.h"
#include "app/commands.h"
#include "app/data_folder.h"
#include "app/document_list.h"
#include "app/import_document.h"
#include "app/import_failure.h"
#include "app/interruption.h"
#include "app/output_file.h"
#include "app/page_picture.h"
#include "app/page_sharing.h"
#include "app/table_formats.h"

#include "base/import_error.h"
#include "pdf/pdf_document.h"
#include "ruleset/rule_library.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <map>
#include <memory>
#include <thread>
#include <vector>

namespace planleser {

namespace fs = std::filesystem;

namespace {

struct TablesArguments {
    std::vector<fs::path> paths;
    TableFormat format = TableFormat::Json;
    fs::path pictures; // empty: none
    OcrMode ocr = OcrMode::Auto;
    std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
};

// Makes the output while the document passes by: its tables, and pictures of its pages where they are wanted.
class TablesObserver : public StageObserver {
public:
    TablesObserver(
        fs::path const& file, TablesArguments const& arguments, PageSharing& sharing, MessageWriter& messages)
        : m_file(file), m_arguments(arguments), m_sharing(sharing), m_messages(messages) {}

    void page_begins(int page, int pages) override {
        m_pages = pages;
        m_messages.send(MessageKind::Progress, fmt::format("{} {}", page, pages));
        m_sharing.page_begins(page);
    }
    void pixels_begin(int page, int pages) override {
        m_messages.send(MessageKind::Pixels, fmt::format("{} {}", page, pages));
    }
    void recognition_begins(int page) override { m_sharing.recognition_begins(page); }
    void recognised(std::string_view key, std::string_view entry) override {
        m_messages.send(MessageKind::Keep, fmt::format("{} {}", key, entry));
    }
    void pages_end() override {
        constexpr int drawing = 10; // a page rendered costs as much as ten read
        m_sharing.page_begins(m_arguments.pictures.empty() ? m_pages : drawing * m_pages);
    }
    void passed(PageContent const& content) override {
        if (m_arguments.pictures.empty()) return;
        PageContent& kept = m_contents[content.number];
        kept.number = content.number;
        kept.lines = content.lines;
    }
    void passed(PageLayout const& layout) override {
        if (m_arguments.pictures.empty()) return;
        if (!m_document) m_document = std::make_unique<PdfDocument>(PdfDocument::open(m_file));
        constexpr double pixels_an_inch = 110; // small print stays readable on a screen
        auto picture = m_document->render_page(layout.page, pixels_an_inch);
        if (picture.empty()) return;
        draw_layout(picture, m_contents[layout.page], layout);
        auto const png = to_png(picture);
        m_output["pictures"].push_back(
            {{"page", layout.page}, {"png", nlohmann::json::binary({png.begin(), png.end()})}});
    }
    void passed(DocumentTree const& tree) override {
        m_output["text"] = write_tables(m_arguments.format, m_file.filename().string(), tree);
    }

    // `order`: which pages are missing, each with the reason.
    std::string output(WorkOrder const& order) {
        auto missing = order.unrecognised.pages;
        for (auto const& [page, reason] : order.failed_pages) missing[page] = reason;
        for (auto const& [page, reason] : missing) m_output["missing"].push_back(reason);
        if (!order.unrecognised.rest.empty()) m_output["missing"].push_back(order.unrecognised.rest);
        std::string bytes;
        nlohmann::json::to_cbor(m_output, bytes);
        return bytes;
    }

private:
    fs::path const& m_file;
    TablesArguments const& m_arguments;
    PageSharing& m_sharing;
    MessageWriter& m_messages;
    nlohmann::json m_output = {
        {"text", ""}, {"pictures", nlohmann::json::array()}, {"missing", nlohmann::json::array()}};
    std::map<int, PageContent> m_contents; // their lines alone
    std::unique_ptr<PdfDocument> m_document;
    int m_pages = 0;
};

// One call of the tables command.
class TablesRun {
public:
    explicit TablesRun(TablesArguments const& arguments)
        : m_arguments(arguments), m_list(list_documents(arguments.paths)),
          m_rules(RuleLibrary::load(data_folder("rules"))) {
        m_options.workers = arguments.jobs;
        m_options.order = BatchOrder::AsGiven;
    }

    ExitCode run() {
        for (auto const& path : m_list.unusable)
            std::cerr << fmt::format("planleser: {}: {}\n", path.path.string(), path.reason);
        if (m_list.documents.empty()) return ExitCode::Unreadable;
        if (!m_arguments.pictures.empty()) prepare_output_folder(m_arguments.pictures);
        watch_for_interruption();
        BatchSteps steps;
        steps.work = [this](
                         WorkOrder const& order, MessageWriter& messages) { read_tables(order, messages); };
        steps.ended = [this](std::size_t document, WorkerEnd end) { take(document, end); };
        steps.stopped = interrupted;
        run_batch(m_list.documents.size(), m_options, steps);
        if (interrupted()) return ExitCode::Interrupted;
        if (m_failed > 0 && m_failed == m_list.documents.size()) return exit_code_of(m_last_failure);
        return m_failed > 0 || !m_list.unusable.empty() ? ExitCode::SomeFailed : ExitCode::Good;
    }

private:
    void read_tables(WorkOrder const& order, MessageWriter& messages) const {
        auto const& file = m_list.documents[order.document].path;
        SharedWork const work{order, m_options.limits, file, m_arguments.ocr, {}};
        do_work(work, messages, [&](PageSharing& sharing) {
            ImportOptions options;
            options.last_stage = Stage::Tree;
            options.failed_pages = order.failed_pages;
            options.unrecognised = &order.unrecognised;
            options.held = order.held;
            options.ocr = m_arguments.ocr;
            TablesObserver observer(file, m_arguments, sharing, messages);
            import_document(file, m_rules, options, observer);
            messages.send(MessageKind::Output, observer.output(order));
            messages.send(MessageKind::Result, "{}");
        });
    }

    void take(std::size_t number, WorkerEnd const& end) {
        auto const& document = m_list.documents[number];
        if (end.way != WorkerEnd::Way::Finished) {
            auto const failure = failure_of(end, m_options.limits);
            ++m_failed;
            m_last_failure = failure.kind;
            std::cerr << fmt::format("planleser: {}: {}\n", document.path.string(), failure.reason);
            return;
        }
        auto const output = nlohmann::json::from_cbor(end.output);
        for (auto const& reason : output.at("missing"))
            std::cerr << fmt::format(
                "planleser: {}: partial: {}\n", document.path.string(), reason.get<std::string>());
        std::cout << output.at("text").get<std::string>() << std::flush;
        for (auto const& picture : output.at("pictures")) {
            auto const& bytes = picture.at("png").get_binary();
            auto const name = fmt::format("{}-{:03}.png", document.name, picture.at("page").get<int>());
            write_whole_file(m_arguments.pictures / name, std::string(bytes.begin(), bytes.end()));
        }
    }

    TablesArguments const& m_arguments;
    DocumentList m_list;
    RuleLibrary m_rules; // the stages up to the tree take their word lists from it
    BatchOptions m_options;
    std::size_t m_failed = 0;
    ImportErrorKind m_last_failure = ImportErrorKind::Unreadable;
};

std::map<std::string, TableFormat> const formats{{"json", TableFormat::Json}, {"csv", TableFormat::Csv},
    {"html", TableFormat::Html}, {"text", TableFormat::Text}};

std::map<std::string, OcrMode> const ocr_modes{
    {"auto", OcrMode::Auto}, {"off", OcrMode::Off}, {"force", OcrMode::Force}};

constexpr char const* description = R"(Print every table of PDFs, plans or not

Examples:
  planleser tables report.pdf                    a line of JSON for each document
  planleser tables report.pdf --format text      to read in the terminal
  planleser tables report.pdf --picture pages    and a PNG a page with what was found drawn on it)";

} // namespace

void add_tables_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("tables", description);
    auto const arguments = std::make_shared<TablesArguments>();
    command->add_option("PATH", arguments->paths, "PDF files, or folders with PDFs at any depth")->required();
    command->add_option("--format", arguments->format, "json, csv, html or text")
        ->transform(CLI::CheckedTransformer(formats).description(""));
    command->add_option(
        "--picture", arguments->pictures, "Folder for NAME-PAGE.png: found lines, cells, reading order");
    command
        ->add_option("--ocr", arguments->ocr, "Recognise text: auto (pages without), off, force (all pages)")
        ->transform(CLI::CheckedTransformer(ocr_modes).description(""));
    command->add_option("--jobs", arguments->jobs, "Documents at a time, or pages of a scan")
        ->check(CLI::Range(1, 1024));
    command->callback([arguments, &exit_code] { exit_code = TablesRun(*arguments).run(); });
}

} // namespace planleser
