#include "plan/norwegian_plan.h"

using namespace planleser;

namespace {

using Texts = std::vector<std::string>;

// The cell at the place covers the columns up to the last one named, whose own cells are empty.
void span(Table& table, int row, int last_column) {
    for (auto& cell : table.cells)
        if (cell.row == row && cell.column == 0) cell.column_end = last_column;
    std::erase_if(table.cells, [&](TableCell const& cell) {
        return cell.row == row && cell.column > 0 && cell.column <= last_column;
    });
}

} // namespace

TEST_CASE("text over narrow columns and the measures' own, right above a measure, is an area", "[plan]") {
    SmallTree small;
    auto table = small.table({{"Prioritet", "Tiltak", "Ansvar", "Frist"}, {"Sentrum", "", "", ""},
        {"Høy", "Holde sommertorg", "Torgsjefen", "2026"}, {"Havn", "", "", ""},
        {"Lav", "Male bryggene", "Havnevesenet", "2027"}});
    span(table, 1, 1);
    span(table, 3, 1);
    auto section = small.section("Handlingsplan 2026", 1);
    section.blocks.emplace_back(std::move(table));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    REQUIRE(plan.areas.size() == 2);
    CHECK(plan.areas[0].title == "Sentrum");
    CHECK(plan.measures[1].area == plan.areas[1].id);
    CHECK(plan.measures[1].text == "Male bryggene");
}

TEST_CASE("a field that holds one value takes it from one column", "[plan]") {
    struct Row {
        Texts headings, cells;
        std::optional<std::string> deadline, cost;
        std::map<std::string, std::string> fields;
    };
    for (auto const& row : std::vector<Row>{
             {{"Oppstart", "Ferdig"}, {"2026", "2028"}, "2028", {}, {{"Oppstart", "2026"}}},
             {{"Kostnad", "Finansiering"}, {"4,2 mill. kr", "Kommunen"}, {}, "4,2 mill. kr",
                 {{"Finansiering", "Kommunen"}}},
             {{"Finansiering", "Kostnad"}, {"Kommunen", "600 000 kr"}, {}, "600 000 kr",
                 {{"Finansiering", "Kommunen"}}},
             {{"Frist", "Finansiering"}, {"2026", "Innanfor ramma"}, "2026", "Innanfor ramma", {}},
             {{"Frist", "Når"}, {"2026", ""}, "2026", {}, {}},
         }) {
        INFO(row.headings[0] << " | " << row.headings[1]);
        SmallTree small;
        auto section = small.section("Tiltak", 1);
        section.blocks.emplace_back(small.table({{"Tiltak", "Ansvar", row.headings[0], row.headings[1]},
            {"Bygge gangvei", "Teknisk etat", row.cells[0], row.cells[1]}}));
        small.tree.root.sections.push_back(std::move(section));
        auto const plan = plan_of(small);
        REQUIRE(plan.measures.size() == 1);
        CHECK(plan.measures[0].deadline == row.deadline);
        CHECK(plan.measures[0].cost == row.cost);
        CHECK(plan.measures[0].fields == row.fields);
    }
}

TEST_CASE("the line that says who adopted the plan is no area of the table below it", "[plan]") {
    SmallTree small;
    auto plan_section = small.section("Kompetanseprogram 2026–2028", 1);
    auto section = small.section("Vedteke av fylkestinget 10. juni 2026 i sak 44/26", 2);
    section.blocks.emplace_back(
        small.table({{"Tiltak", "Ansvarleg"}, {"Opne studiesenter", "Kompetanseseksjonen"}}));
    plan_section.sections.push_back(std::move(section));
    small.tree.root.sections.push_back(std::move(plan_section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 1);
    CHECK(plan.areas.empty());
    CHECK_FALSE(plan.measures[0].area);
}

TEST_CASE("headings of a table that nobody found are reported", "[plan]") {
    struct Row {
        Texts texts;
        bool reported;
    };
    for (auto const& row :
        std::vector<Row>{
            {{"Tiltak", "Ansvar", "Frist", "Bygge gangvei ved skolen"}, true},
            {{"Prioritet", "Tiltak", "Område", "Ansvarlig", "Når"}, true},
            {{"Planen gjelder i fire år.", "Nr Tiltak Ansvarlig Frist Kostnad",
                 "1 Bygge gangvei Teknisk 2026 400 000"},
                true},
            {{"Tiltak og ansvar står i vedlegget, med frist og kostnad"}, false},
            {{"Tiltak", "Kommunen skal bygge gangvei", "Ansvar", "Kommunen bygger den selv", "Frist"}, false},
        }) {
        INFO(row.texts.front());
        SmallTree small;
        auto title = small.section("Handlingsplan 2026", 1, {small.paragraph("Tangen kommune")});
        auto section = small.section("Veier", 2);
        for (auto const& text : row.texts) section.blocks.emplace_back(small.paragraph(text));
        title.sections.push_back(std::move(section));
        small.tree.root.sections.push_back(std::move(title));
        auto const plan = plan_of(small);
        auto const reported =
            std::ranges::count(plan.diagnostics, std::string("table-not-read"), &Diagnostic::code);
        CHECK(reported == (row.reported ? 1 : 0));
    }
}
