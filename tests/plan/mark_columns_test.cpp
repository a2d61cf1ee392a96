// Cells that hold nothing but a colour or a tick: what they give, and what must not be made of them.
#include "plan/read_plan.h"

#include "plan/small_tree.h"
#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace planleser;

namespace {

constexpr Colour green{0x00, 0xb0, 0x50}, yellow{0xff, 0xc0, 0x00}, red{0xff, 0x00, 0x00},
    blue{0x60, 0x90, 0xd0};

struct Case {
    SmallTree small;
    Table table;
    std::vector<Block> before, after;

    explicit Case(std::vector<std::vector<std::string>> const& rows) : table(small.table(rows)) {
        for (auto& cell : table.cells) {
            cell.header = cell.row == 0;
            cell.at = {{1, {100.0 * cell.column, 300.0 + 20 * cell.row, 100.0 * cell.column + 100,
                               320.0 + 20 * cell.row}}};
        }
        table.at = {{1, {0, 300, 500, 400}}};
    }
    Case& paint(int row, int column, Colour colour, MarkKind kind = MarkKind::Ground) {
        for (auto& cell : table.cells)
            if (cell.row == row && cell.column == column)
                cell.marks.push_back({kind, cell.at.front(), colour});
        return *this;
    }
    Case& say(std::string const& words) {
        before.emplace_back(small.paragraph(words));
        return *this;
    }
    Case& swatch(double y, Colour colour, std::string const& words, std::string const& sign = {}) {
        if (small.tree.swatches.empty()) small.tree.swatches.push_back({1, {}});
        small.tree.swatches.front().swatches.push_back(
            {{50, y, 58, y + 8}, colour, sign, words, {62, y, 120, y + 8}});
        return *this;
    }
    Plan plan() {
        auto section = small.section("Trygge veier", 1);
        section.blocks = before;
        section.blocks.emplace_back(table);
        small.tree.root.sections.push_back(std::move(section));
        static auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
        Diagnostics diagnostics;
        auto plan = read_plan(small.finish(), {}, library.named("norsk"), diagnostics);
        CHECK(plan.coverage.unplaced == 0);
        plan.diagnostics.assign(diagnostics.all().begin(), diagnostics.all().end());
        return plan;
    }
};

Case three_rows(std::string const& head = "Status") {
    return Case({{"Tiltak", "Ansvar", head}, {"Bygge gangvei", "Teknisk", ""}, {"Holde kurs", "Helse", ""},
        {"Rydde skilt", "Teknisk", ""}});
}

std::vector<std::string> statuses(Plan const& plan) {
    std::vector<std::string> all;
    for (auto const& measure : plan.measures) all.push_back(measure.status.value_or("-"));
    return all;
}
std::vector<std::string> deadlines(Plan const& plan) {
    std::vector<std::string> all;
    for (auto const& measure : plan.measures) all.push_back(measure.deadline.value_or("-"));
    return all;
}
std::ptrdiff_t reports(Plan const& plan, std::string_view code) {
    return std::ranges::count(plan.diagnostics, code, &Diagnostic::code);
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a colour is the status that swatches with words explain", "[plan]") {
    auto plan = three_rows()
                    .paint(1, 2, green)
                    .paint(2, 2, {0xfe, 0xc2, 0x04}) // printed a little otherwise
                    .paint(3, 2, red, MarkKind::Shape)
                    .swatch(200, green, "Gjennomført")
                    .swatch(212, yellow, "Pågår")
                    .swatch(224, red, ": Ikke påbegynt.")
                    .plan();
    CHECK(statuses(plan) == Texts{"Gjennomført", "Pågår", "Ikke påbegynt"});
    auto const& at = plan.measures.at(1).part_at.at("status").at(0).at(0);
    CHECK(at.method == "legend");
    CHECK(at.rule == "norsk/mark.status");
    CHECK(at.place == Place{1, {200, 340, 300, 360}});
    CHECK(at.confidence > 0.9);
    CHECK(reports(plan, "mark-without-legend") == 0);
}

TEST_CASE("a colour is the status that a sentence names", "[plan]") {
    auto const words = GENERATE(as<std::string>(), "Grønn: gjennomført. Gul: pågår. Rød: ikke startet.",
        "Fargekoder: Grønn = gjennomført, gul = pågår, rød = ikke startet",
        "Grøn - gjennomført, gul - pågår, raud - ikke startet",
        "Tiltak er merket: grønn (gjennomført), gul (pågår), rød (ikke startet)",
        "Farger: gjennomført (grønn), pågår (gul), ikke startet (rød)",
        "Grønt lys betyr gjennomført, gult lys betyr pågår og rødt lys betyr ikke startet.");
    INFO(words);
    auto plan = three_rows().say(words).paint(1, 2, green).paint(2, 2, yellow).paint(3, 2, red).plan();
    CHECK(statuses(plan) == Texts{"gjennomført", "pågår", "ikke startet"});
}

TEST_CASE("a colour is the status that a small table explains", "[plan]") {
    auto beside = three_rows().paint(1, 2, green).paint(2, 2, yellow).paint(3, 2, green);
    Case legend({{"", "Gjennomført"}, {"", "Pågår"}});
    SECTION("coloured cells beside the words") {
        legend.paint(0, 0, green).paint(1, 0, yellow);
    }
    SECTION("coloured cells around the words") {
        legend.paint(0, 1, green).paint(1, 1, yellow);
    }
    // Glyphs of the one tree.
    auto table = beside.small.table({{"", "Gjennomført"}, {"", "Pågår"}});
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        table.cells[i].marks = legend.table.cells[i].marks;
        table.cells[i].at = legend.table.cells[i].at;
    }
    table.at = legend.table.at;
    beside.before.emplace_back(table);
    CHECK(statuses(beside.plan()) == Texts{"Gjennomført", "Pågår", "Gjennomført"});
}

TEST_CASE("a legend in the rows below the measures is none of them", "[plan]") {
    Case sheet({{"Nr", "Tiltak", "Status"}, {"1", "Bygge gangvei", ""}, {"2", "Holde kurs", ""},
        {"", "Gjennomført", ""}, {"", "Pågår", ""}, {"", "Utsatt", ""}});
    SECTION("words on colours") {
        sheet.paint(3, 1, green).paint(4, 1, yellow).paint(5, 1, red);
    }
    SECTION("colours beside words") {
        sheet.paint(3, 0, green).paint(4, 0, yellow).paint(5, 0, red);
    }
    auto const plan = sheet.paint(1, 2, yellow).paint(2, 2, green).plan();
    CHECK(statuses(plan) == Texts{"Pågår", "Gjennomført"});
    CHECK(reports(plan, "mark-without-legend") == 0);
}

TEST_CASE("a card's colour is its status", "[plan]") {
    auto const card = [] {
        return Case({{"Tiltak", "Bygge gangvei"}, {"Ansvar", "Teknisk"}, {"Frist", "2026"}, {"Status", ""}});
    };
    auto const plan = card().paint(3, 1, green, MarkKind::Shape).say("Grønn: ferdig, gul: pågår").plan();
    CHECK(statuses(plan) == Texts{"ferdig"});
    CHECK(plan.measures.at(0).part_at.at("status").at(0).at(0).place == Place{1, {100, 360, 200, 380}});
    auto const unexplained = card().paint(3, 1, green).plan();
    CHECK(statuses(unexplained) == Texts{"-"});
    CHECK(reports(unexplained, "mark-without-legend") == 1);
}

TEST_CASE("colours in a table of goals are reported", "[plan]") {
    Case goals({{"Hovedmål", "Delmål", "Status"}, {"Trygg skolevei", "Ingen ulykker", ""},
        {"Ren luft", "Færre biler", ""}});
    auto const plan = goals.paint(1, 2, green).paint(2, 2, red).plan();
    CHECK(plan.measures.empty());
    CHECK(reports(plan, "mark-without-measure") == 1);
}

TEST_CASE("without a legend no colour is a status, and each cell is reported", "[plan]") {
    auto painted = three_rows().paint(1, 2, green).paint(2, 2, yellow).paint(3, 2, red);
    SECTION("none at all") {}
    SECTION("one of a chart") {
        painted.swatch(200, green, "Klima").swatch(212, yellow, "Helse").swatch(224, red, "Kultur");
    }
    SECTION("one in other colours") {
        painted.swatch(200, blue, "Gjennomført").swatch(212, {0x40, 0x40, 0x40}, "Pågår");
    }
    auto const plan = painted.plan();
    CHECK(statuses(plan) == Texts{"-", "-", "-"});
    CHECK(reports(plan, "mark-without-legend") == 3);
    auto const report = std::ranges::find(plan.diagnostics, "mark-without-legend", &Diagnostic::code);
    CHECK(report->at == std::vector<Place>{{1, {200, 320, 300, 340}}});
    CHECK(report->message.find("below \"Status\" in the row of \"Bygge gangvei\" holds only #00b050") !=
          std::string::npos);
}

TEST_CASE("a colour between two entries of a legend is refused", "[plan]") {
    auto plan = three_rows()
                    .paint(1, 2, {0x02, 0xb2, 0x52})
                    .swatch(200, green, "Gjennomført")
                    .swatch(212, {0x04, 0xb4, 0x55}, "Pågår")
                    .plan();
    CHECK(statuses(plan) == Texts{"-", "-", "-"});
    CHECK(reports(plan, "mark-without-legend") == 1);
    auto between = three_rows().say("Gul: pågår, oransje: forsinket").paint(1, 2, {0xf8, 0xac, 0x10}).plan();
    CHECK(statuses(between) == Texts{"-", "-", "-"});
}

TEST_CASE("of two legends the nearest above the cell counts", "[plan]") {
    auto plan = three_rows()
                    .paint(1, 2, green)
                    .swatch(100, green, "Ferdig")
                    .swatch(112, red, "Stanset")
                    .swatch(260, green, "I rute")
                    .swatch(272, red, "Forsinket")
                    .swatch(600, green, "Utført")
                    .swatch(612, red, "Utsatt")
                    .plan();
    CHECK(statuses(plan) == Texts{"I rute", "-", "-"});
}

TEST_CASE("colours below another heading are no status", "[plan]") {
    auto const head = GENERATE(as<std::string>(), "Risiko", "Prioritet", "Merknad");
    auto plan = three_rows(head)
                    .paint(1, 2, green)
                    .paint(2, 2, red)
                    .swatch(200, green, "Gjennomført")
                    .swatch(212, red, "Ikke påbegynt")
                    .plan();
    CHECK(statuses(plan) == Texts{"-", "-", "-"});
    CHECK(reports(plan, "mark-without-legend") == 1);
}

TEST_CASE("a column of one colour and no heading that knows it says nothing", "[plan]") {
    auto plan = three_rows("Merknad")
                    .paint(1, 2, blue)
                    .paint(2, 2, blue)
                    .paint(3, 2, blue)
                    .swatch(200, blue, "Gjennomført")
                    .plan();
    CHECK(statuses(plan) == Texts{"-", "-", "-"});
    CHECK(reports(plan, "mark-without-legend") == 0);
}

TEST_CASE("coloured words are words", "[plan]") {
    Case words({{"Tiltak", "Ansvar", "Status"}, {"Bygge gangvei", "Teknisk", "Venter på penger"}});
    auto plan = words.paint(1, 2, green).swatch(200, green, "Gjennomført").plan();
    CHECK(statuses(plan) == Texts{"Venter på penger"});
    CHECK(plan.measures.at(0).part_at.at("status").at(0).at(0).method == "text");
}

TEST_CASE("a tick means what the head of its column says", "[plan]") {
    auto const tick = GENERATE(as<std::string>(), "X", "x", "✓", "(x)", "☑", "●");
    INFO(tick);
    Case ticks({{"Tiltak", "Gjennomført", "Pågår", "Ikke påbegynt"}, {"Bygge gangvei", tick, "", ""},
        {"Holde kurs", "", tick, ""}, {"Rydde skilt", "", "", tick}, {"Male benker", "", "", ""}});
    auto const plan = ticks.plan();
    CHECK(statuses(plan) == Texts{"Gjennomført", "Pågår", "Ikke påbegynt", "-"});
    auto const& at = plan.measures.at(1).part_at.at("status").at(0).at(0);
    CHECK(at.method == "legend");
    CHECK(at.place == Place{1, {200, 340, 300, 360}});
    for (auto const& measure : plan.measures) CHECK(measure.fields.empty());
    CHECK(plan.diagnostics.empty());
    CHECK(plan.sections.empty());
}

TEST_CASE("an open box is not ticked, and a cross beside ticks is left as written", "[plan]") {
    Case boxes({{"Tiltak", "Utført"}, {"Bygge gangvei", "☑"}, {"Holde kurs", "☐"}});
    CHECK(statuses(boxes.plan()) == Texts{"Utført", "-"});
    Case crosses({{"Tiltak", "Utført"}, {"Bygge gangvei", "✓"}, {"Holde kurs", "✗"}});
    CHECK(statuses(crosses.plan()) == Texts{"✓", "✗"});
}

TEST_CASE("marks that exclude each other give no status", "[plan]") {
    Case ticks({{"Tiltak", "Gjennomført", "Pågår"}, {"Bygge gangvei", "X", "X"}, {"Holde kurs", "", "X"}});
    auto const plan = ticks.plan();
    CHECK(statuses(plan) == Texts{"-", "Pågår"});
    CHECK(reports(plan, "marks-disagree") == 1);
    CHECK(plan.measures.at(0).fields ==
          std::map<std::string, std::string>{{"Gjennomført", "X"}, {"Pågår", "X"}});
}

TEST_CASE("a single column of colours below 'Gjennomført' needs a legend", "[plan]") {
    auto plan = three_rows("Gjennomført").paint(1, 2, green).paint(2, 2, red).plan();
    CHECK(statuses(plan) == Texts{"-", "-", "-"});
    CHECK(reports(plan, "mark-without-legend") == 2);
}

TEST_CASE("crosses below years are when the measure is done", "[plan]") {
    Case years({{"Tiltak", "Ansvar", "2025", "2026", "2027"}, {"Bygge gangvei", "Teknisk", "x", "x", ""},
        {"Holde kurs", "Helse", "", "", "X"}, {"Rydde skilt", "Teknisk", "", "", ""}});
    auto const plan = years.plan();
    CHECK(deadlines(plan) == Texts{"2025, 2026", "2027", "-"});
    auto const& at = plan.measures.at(0).part_at.at("deadline").at(0);
    REQUIRE(at.size() == 1);
    CHECK(at[0].method == "legend");
    CHECK(at[0].place == Place{1, {200, 320, 400, 340}});
    CHECK(plan.diagnostics.empty());
}

TEST_CASE("colours below years are when the measure is done, unless whole columns are shaded", "[plan]") {
    std::vector<std::vector<std::string>> const rows{{"Tiltak", "Ansvar", "2025", "2026", "2027"},
        {"Bygge gangvei", "Teknisk", "", "", ""}, {"Holde kurs", "Helse", "", "", ""}};
    auto bars = Case(rows).paint(1, 2, blue).paint(1, 3, blue).paint(2, 4, blue).plan();
    CHECK(deadlines(bars) == Texts{"2025, 2026", "2027"});
    auto shaded = Case(rows).paint(1, 2, blue).paint(2, 2, blue).plan();
    CHECK(deadlines(shaded) == Texts{"-", "-"});
}

TEST_CASE("years with amounts or a written deadline stay what they are", "[plan]") {
    Case amounts({{"Tiltak", "Ansvar", "2025", "2026"}, {"Bygge gangvei", "Teknisk", "x", "100 000"},
        {"Holde kurs", "Helse", "x", "20 000"}});
    auto const plan = amounts.plan();
    CHECK(deadlines(plan) == Texts{"-", "-"});
    CHECK(plan.measures.at(0).fields.at("2025") == "x");
    Case written({{"Tiltak", "Frist", "2025", "2026"}, {"Bygge gangvei", "1. mai", "x", ""},
        {"Holde kurs", "1. juni", "", "x"}});
    auto const kept = written.plan();
    CHECK(deadlines(kept) == Texts{"1. mai", "1. juni"});
    CHECK(kept.measures.at(0).fields.at("2025") == "x");
}
