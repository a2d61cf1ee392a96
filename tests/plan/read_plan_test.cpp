#include "plan/norwegian_plan.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace planleser;

namespace {

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a row of a table is a measure, and its columns are what their headings say", "[plan]") {
    SmallTree small;
    auto section = small.section("Trygge veier", 1);
    section.blocks.emplace_back(
        small.table({{"Nr.", "Tiltak", "Ansvarleg", "Samarbeidspartnarar", "Frist", "Merknad om vinter"},
            {"1", "Bygge gangvei", "Helse og mestring, NAV", "KS, NHO og LO", "2026", "Brøyting"},
            {"", "", "", "Politiet", "", ""}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 1);
    auto const& measure = plan.measures[0];
    CHECK(measure.number == "1");
    CHECK(measure.text == "Bygge gangvei");
    CHECK(measure.responsible == Texts{"Helse og mestring", "NAV"});
    CHECK(measure.partners == Texts{"KS", "NHO", "LO", "Politiet"});
    CHECK(measure.deadline == "2026");
    CHECK(measure.fields.at("Merknad om vinter") == "Brøyting");
    REQUIRE(plan.areas.size() == 1);
    CHECK(measure.area == plan.areas[0].id);
    CHECK(plan.areas[0].kind == "focus_area");
    REQUIRE(plan.diagnostics.size() == 1);
    CHECK(plan.diagnostics[0].code == "unknown-column");
}

TEST_CASE("a label in a cell says of what kind the targets below it are", "[plan]") {
    SmallTree small;
    auto section = small.section("Næring", 1);
    section.blocks.emplace_back(small.table({{"Tiltak", "Resultat- og effektmål"},
        {"Samle bedriftene", "Resultatmål:\nMinst 3 møter\nEffektmål:\nFlere arbeidsplasser"}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 1);
    auto const& targets = plan.measures[0].targets;
    REQUIRE(targets.size() == 2);
    CHECK(targets[0].kind == "result");
    CHECK(targets[0].text == "Minst 3 møter");
    CHECK(targets[1].kind == "effect");
}

TEST_CASE("a headed measure takes the labelled lines below it", "[plan]") {
    SmallTree small;
    auto area = small.section("Satsingsområde 1: Transport", 1, {small.paragraph("Om veier.")});
    auto measure = small.section("Tiltak 1.2 Bygge ladere ved rådhuset", 2);
    measure.blocks.emplace_back(small.paragraph("Det bygges fire ladepunkt."));
    measure.blocks.emplace_back(small.paragraph("Ansvar: Teknisk Frist: 2024 Kostnad: 1,5 mill. kr"));
    area.sections.push_back(std::move(measure));
    small.tree.root.sections.push_back(std::move(area));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 1);
    CHECK(plan.measures[0].number == "1.2");
    CHECK(plan.measures[0].text == "Bygge ladere ved rådhuset");
    CHECK(plan.measures[0].responsible == Texts{"Teknisk"});
    CHECK(plan.measures[0].deadline == "2024");
    CHECK(plan.measures[0].cost == "1,5 mill. kr");
    REQUIRE(plan.areas.size() == 1);
    CHECK(plan.areas[0].title == "Transport");
    CHECK(plan.measures[0].area == "1");
}

TEST_CASE("a line that leads a list says what the list is", "[plan]") {
    SmallTree small;
    auto section = small.section("Om planen", 1);
    section.blocks.emplace_back(small.paragraph("Planen har følgende hovedmål:"));
    section.blocks.emplace_back(small.item("Alle skal ha et sted å bo"));
    section.blocks.emplace_back(small.item("Flere skal arbeide"));
    section.blocks.emplace_back(small.paragraph("Dette er bakgrunnen."));
    section.blocks.emplace_back(small.item("Et punkt uten betydning"));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.goals.size() == 2);
    CHECK(plan.goals[0].level == "main_goal");
    CHECK(plan.goals[1].text == "Flere skal arbeide");
    CHECK(plan.measures.empty());
}

TEST_CASE("headings below one that holds areas are areas of its kind", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(
        small.section("Handlingsplan 2025", 1, {small.paragraph("Fjordvik kommune")}));
    auto holder = small.section("Tverrgående temaer", 1, {small.paragraph("De gjelder alle.")});
    holder.sections.push_back(small.section("Ombruk", 2, {small.paragraph("Om ombruk.")}));
    holder.sections.push_back(small.section("Digitalisering", 2, {small.paragraph("Om det digitale.")}));
    small.tree.root.sections.push_back(std::move(holder));
    auto const plan = plan_of(small);
    REQUIRE(plan.areas.size() == 2);
    CHECK(plan.areas[0].kind == "cross_cutting");
    CHECK(plan.areas[1].title == "Digitalisering");
}

TEST_CASE("text that no rule knows becomes a section, word for word", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section(
        "Historien", 1, {small.paragraph("Det var en gang."), small.item("ett"), small.item("to")}));
    auto const plan = plan_of(small);
    REQUIRE(plan.sections.size() == 1);
    CHECK(plan.sections[0].title == "Historien");
    CHECK(plan.sections[0].text == "Det var en gang.\nett\nto");
}

TEST_CASE("the same document gives the same ids, and no two measures share one", "[plan]") {
    auto const ids = [] {
        SmallTree small;
        auto section = small.section("Næring", 1);
        section.blocks.emplace_back(
            small.table({{"Tiltak", "Ansvar"}, {"Møte", "A"}, {"Møte", "B"}, {"Reise", "C"}}));
        small.tree.root.sections.push_back(std::move(section));
        std::vector<std::string> all;
        for (auto const& measure : plan_of(small).measures) all.push_back(measure.id);
        return all;
    };
    auto const first = ids();
    REQUIRE(first.size() == 3);
    CHECK(first == ids());
    CHECK(first[0] != first[1]);
    CHECK(first[1] != first[2]);
}

TEST_CASE("a new family of plans is a rule file, and nothing else", "[plan]") {
    std::ifstream file(PLANLESER_SOURCE_DIR "/rules/norsk.toml", std::ios::binary);
    std::string const norsk{std::istreambuf_iterator<char>(file), {}};
    auto const library = RuleLibrary::from_texts({{"norsk", norsk}, {"fjordvik", R"(
inherits = "norsk"
[for]
organisation = 'fjordvik kommune'
priority = 10
[[term]]
id = "fjordvik.measure"
means = "measure"
match = 'grep'
yes = "Grep"
[[term]]
id = "fjordvik.responsible"
means = "responsible"
match = 'kaptein(ar)?'
yes = ["Kaptein", "Kapteinar"]
)"}});
    DocumentFeatures features;
    features.organisation = "Fjordvik kommune";
    auto const choice = library.choose(features);
    REQUIRE(choice.rules->name() == "fjordvik");

    SmallTree small;
    small.tree.root.sections.push_back(
        small.section("Handlingsplan 2025", 1, {small.paragraph("Fjordvik kommune")}));
    small.tree.root.sections.push_back(
        small.section("Klima", 1, {small.table({{"Grep", "Kaptein"}, {"Plante tre", "Gartnaren"}})}));
    Diagnostics diagnostics;
    auto const plan = read_plan(small.finish(), {}, *choice.rules, diagnostics);
    REQUIRE(plan.measures.size() == 1);
    CHECK(plan.measures[0].text == "Plante tre");
    CHECK(plan.measures[0].responsible == Texts{"Gartnaren"});
    CHECK(plan.measures[0].at.at(0).rule == "fjordvik/fjordvik.measure");
}

TEST_CASE("below a heading that holds measures a paragraph that says one is one", "[plan]") {
    SmallTree small;
    auto area = small.section("Satsingsområde 1: Samferdsel", 1);
    area.sections.push_back(small.section("Tiltak", 2,
        {small.paragraph("Tiltakene står i prioritert rekkefølge."),
            small.paragraph("Rådet skal arbeide for halvtimesavganger på toget."),
            small.paragraph("Utarbeide en felles plan for fylkesveiene.")}));
    small.tree.root.sections.push_back(std::move(area));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[0].text == "Rådet skal arbeide for halvtimesavganger på toget.");
    CHECK(plan.measures[1].text == "Utarbeide en felles plan for fylkesveiene.");
    REQUIRE(plan.sections.size() == 1);
    CHECK(plan.sections[0].text == "Tiltakene står i prioritert rekkefølge.");
}

TEST_CASE("what notes ask of others is a priority of its chapter", "[plan]") {
    auto const lists = [](SmallTree& small, std::string const& title) {
        auto letter = small.section(title, 1, {small.paragraph("Dato: 3. mars 2026")});
        auto chapter = small.section("Jernbane", 2,
            {small.paragraph("Tilbudet er for dårlig. Dalrådet mener at planen må:"),
                small.item("prioritere kryssingsspor"), small.item("sikre drift hele vinteren")});
        chapter.heading.number = "2";
        letter.sections.push_back(std::move(chapter));
        small.tree.root.sections.push_back(std::move(letter));
        return plan_of(small);
    };
    SmallTree notes, programme;
    auto const plan = lists(notes, "Innspill til transportplanen fra Dalrådet");
    REQUIRE(plan.goals.size() == 2);
    CHECK(plan.goals[1].text == "sikre drift hele vinteren");
    CHECK(plan.goals[1].level == "priority");
    REQUIRE(plan.areas.size() == 1);
    CHECK(plan.areas[0].title == "Jernbane");
    CHECK(plan.goals[1].area == plan.areas[0].id);
    CHECK(plan.document.year == 2026);
    CHECK_FALSE(plan.document.period);
    CHECK(lists(programme, "Handlingsprogram for Dalrådet").goals.empty());
}

TEST_CASE("those responsible are two where both names are of somebody", "[plan]") {
    SmallTree small;
    auto section = small.section("Trygge veier", 1);
    section.blocks.emplace_back(
        small.table({{"Tiltak", "Ansvarlig"}, {"Bygge gangvei", "Kommunen og fylkeskommunen"},
            {"Male gangfelt", "Kultur og idrett"}, {"Telle biler", "NAV og skolene"}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 3);
    CHECK(plan.measures[0].responsible == Texts{"Kommunen", "fylkeskommunen"});
    CHECK(plan.measures[1].responsible == Texts{"Kultur og idrett"});
    CHECK(plan.measures[2].responsible == Texts{"NAV", "skolene"});
}

TEST_CASE("the owner of a plan is found in its title when nothing else says it, and is no area", "[plan]") {
    SmallTree small;
    auto title = small.section("Aktivitetsplan for Fjord-Nytt 15H1", 1,
        {small.paragraph("Dette er avisens aktivitetsplan for utgaven høsten 2015.")});
    small.tree.root.sections.push_back(std::move(title));
    auto const plan = plan_of(small);
    CHECK(plan.document.organisation == "Fjord-Nytt");
    CHECK(plan.document.year == 2015);

    SmallTree owned;
    auto cover = owned.section("Kompetanseplan 2026", 1);
    auto name = owned.section("Nordelva kommune", 2);
    name.blocks.emplace_back(owned.table({{"Tiltak", "Ansvarlig"}, {"Rekruttere lærlinger", "HR"}}));
    cover.sections.push_back(std::move(name));
    owned.tree.root.sections.push_back(std::move(cover));
    auto const below = plan_of(owned);
    CHECK(below.document.organisation == "Nordelva kommune");
    CHECK(below.measures.size() == 1);
    CHECK(below.areas.empty());
}

TEST_CASE(
    "a programme without lists and tables says its measures in sentences, and doubtfully so", "[plan]") {
    SmallTree small;
    auto const title = small.section("Handlingsprogram 2026", 1, {small.paragraph("Nordre Fjell regionråd")});
    small.tree.root.sections.push_back(title);
    small.tree.root.sections.push_back(small.section("Satsingsområde 1: Natur", 1,
        {small.paragraph("Regionen har mye natur."),
            small.paragraph("Rådet skal samle kommunene om et klimaregnskap.")}));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 1);
    CHECK(plan.measures[0].text == "Rådet skal samle kommunene om et klimaregnskap.");
    CHECK(plan.measures[0].at.at(0).confidence < 0.6);
    // What else leads the area's section is its introduction.
    REQUIRE(plan.areas.size() == 1);
    CHECK(plan.areas[0].introduction == "Regionen har mye natur.");
}

TEST_CASE("what is listed below an indicator's label is no measure", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Virksomhetsplan 2026", 1));
    for (std::string const goal : {"Delmål 1.1: Færre ulykker", "Delmål 1.2: Bedre varsling"})
        small.tree.root.sections.push_back(small.section(goal, 1,
            {small.paragraph("Styringsparametre:"), small.item("Antall ulykker"),
                small.item("Andel merkede stier"), small.paragraph("Aktiviteter:"),
                small.item("Merke stier på nytt")}));
    auto const plan = plan_of(small);
    CHECK(plan.areas.empty());
    CHECK(plan.goals.size() == 2);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[0].text == "Merke stier på nytt");
}

TEST_CASE("a goal's heading below the preface holds measures all the same", "[plan]") {
    SmallTree small;
    auto preface = small.section("Innledning", 1, {small.paragraph("Naturen er grunnlaget for alt liv.")});
    preface.sections.push_back(small.section("Mål 1: Vi skal ha rent vann i vassdragene", 2,
        {small.paragraph("Slik gjør vi det:"), small.item("Kartlegge private avløp"),
            small.item("Gi tilskudd til kantsoner")}));
    small.tree.root.sections.push_back(std::move(preface));
    auto const plan = plan_of(small);
    CHECK(plan.goals.size() == 1);
    CHECK(plan.measures.size() == 2);
}

TEST_CASE("the columns of a goal table that are no goals stay as text, row by row", "[plan]") {
    SmallTree small;
    auto section = small.section("Mål for nabolagene", 1);
    section.blocks.emplace_back(small.table({{"Mål", "Indikator", "Måltall 2029"},
        {"Alle skal ha kort vei til natur", "Andel med kort vei", "85 %"},
        {"Færre eldre er ensomme", "Andel ensomme", "10 %"}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    CHECK(plan.goals.size() == 2);
    for (auto const& left : plan.sections) UNSCOPED_INFO(left.title + ": " + left.text);
    REQUIRE(plan.sections.size() == 1);
    CHECK(plan.sections[0].text == "Indikator\nMåltall 2029\nAndel med kort vei\n85 %\nAndel ensomme\n10 %");
}

TEST_CASE("a list that nothing leads is no list of measures beside those that something leads", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(
        small.section("Mobilitetsplan 2026", 1, {small.paragraph("Breiset kommune")}));
    small.tree.root.sections.push_back(small.section(
        "De som skrev", 1, {small.item("Kari Nordmann, leder"), small.item("Ola Hansen, plan")}));
    small.tree.root.sections.push_back(small.section("Sykkel", 1,
        {small.paragraph("Kommunen vil:"), small.item("bygge sykkelvei"), small.item("sette opp stativ")}));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.areas.size() == 1);
}

TEST_CASE("a goal right above a table is a goal, though it looks like the table's caption", "[plan]") {
    SmallTree small;
    auto section = small.section("Satsingsområde 1: Vann", 1);
    auto table = small.table({{"Tiltak", "Ansvar"}, {"Kartlegge avløp", "Teknisk"}});
    table.caption = small.text("Mål: Renere vassdrag");
    section.blocks.emplace_back(std::move(table));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.goals.size() == 1);
    CHECK(plan.goals[0].text == "Renere vassdrag");
    CHECK(plan.goals[0].level == "sub_goal");
}

TEST_CASE("a card without a row for the measure has it in its first row or in the heading above", "[plan]") {
    SmallTree small;
    auto banner = small.table({{"Tiltak 1: Lage ladeplan", ""}, {"Ansvarlig", "Samferdsel"},
        {"Samarbeidspartnere", "Enova"}, {"Frist", "2027"}});
    banner.cells[0].column_end = 1;
    banner.cells.erase(banner.cells.begin() + 1);
    auto const numbered = small.table({{"T2", "Restaurere bekker"}, {"Ansvarlig", "Plan og miljø"},
        {"Indikator", "Fisk i bekkene"}, {"Frist", "2028"}});
    auto section = small.section("Tiltak", 1);
    section.blocks.emplace_back(std::move(banner));
    section.blocks.emplace_back(numbered);
    section.sections.push_back(small.section("Tiltak 3: Rense overvann", 2,
        {small.table({{"Ansvarlig", "Teknisk"}, {"Status", "I gang"}, {"Frist", "2026"}})}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 3);
    CHECK(plan.measures[0].number == "1");
    CHECK(plan.measures[0].text == "Lage ladeplan");
    CHECK(plan.measures[0].partners == Texts{"Enova"});
    CHECK(plan.measures[1].number == "T2");
    CHECK(plan.measures[1].text == "Restaurere bekker");
    CHECK(plan.measures[1].responsible == Texts{"Plan og miljø"});
    CHECK(plan.measures[2].number == "3");
    CHECK(plan.measures[2].status == "I gang");
    CHECK(plan.measures[2].deadline == "2026");
}

TEST_CASE("two words for an organisation with a name between are one name", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Årsplan 2025", 1,
        {small.paragraph("Åsregionen samarbeidsråd"), small.paragraph("Styret er på fem.")}));
    CHECK(plan_of(small).document.organisation == "Åsregionen samarbeidsråd");
}

TEST_CASE("what a table lists is its column of texts, though no rule knows the heading", "[plan]") {
    SmallTree small;
    auto section = small.section("Utebygging", 1);
    section.blocks.emplace_back(small.table({{"Pri", "Gjenstand", "Sted", "Ansvar", "Ferdigdato"},
        {"A", "Ny benk ved dammen", "Nord", "Teknisk", "2026"},
        {"B", "Ballbinge ved skolen", "Sør", "Teknisk", "våren 2027"}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[0].text == "Ny benk ved dammen");
    CHECK(plan.measures[0].deadline == "2026");
    CHECK(plan.measures[1].deadline == "våren 2027");
    CHECK(plan.measures[1].fields.at("Sted") == "Sør");
}

TEST_CASE("places and dates alone are no measures", "[plan]") {
    SmallTree small;
    auto section = small.section("Signatur", 1);
    section.blocks.emplace_back(small.table({{"Sted", "Dato"}, {"Oslo", "02.08.2023"}}));
    small.tree.root.sections.push_back(std::move(section));
    CHECK(plan_of(small).measures.empty());
}

TEST_CASE("who adopted the plan may stand behind the owner's name", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Klimaplan 2026", 1,
        {small.paragraph("Fjordvik kommune · vedtatt av kommunestyret 19.06.2025"),
            small.paragraph("Innsatsområdet er lite."), small.paragraph("Arbeidet har begynt.")}));
    auto const facts = plan_of(small).document;
    CHECK(facts.organisation == "Fjordvik kommune");
    CHECK(facts.adopted_date == "2025-06-19");
}

TEST_CASE("who decides in an organisation is no part of its name", "[plan]") {
    for (auto const* line : {"Styret i Åsdal regionråd", "Årsmøtet i Åsdal regionråd"}) {
        SmallTree small;
        small.tree.root.sections.push_back(small.section(
            "Innspill til planen", 1, {small.paragraph(line), small.paragraph("Vi mener noe.")}));
        CHECK(plan_of(small).document.organisation == "Åsdal regionråd");
    }
}

TEST_CASE("a card that lists measures gives each of them what its other rows say", "[plan]") {
    SmallTree small;
    auto section = small.section("Fritid", 1);
    section.blocks.emplace_back(
        small.table({{"Mål", "Alle skal ha en møteplass"}, {"Tiltak", "Søke om midler\nÅpne biblioteket"},
            {"Ansvarlige", "Kulturgruppa"}, {"Når", "Hele året"}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[1].text == "Åpne biblioteket");
    CHECK(plan.measures[1].responsible == Texts{"Kulturgruppa"});
    CHECK(plan.measures[1].deadline == "Hele året");
    REQUIRE(plan.goals.size() == 1);
    CHECK(plan.goals[0].text == "Alle skal ha en møteplass");
}

TEST_CASE("a letter may number an area", "[plan]") {
    SmallTree small;
    auto section = small.section("Handlingsplan", 1);
    section.blocks.emplace_back(small.table({{"Satsingsområde", "Tiltak", "Frist"},
        {"A. Kompetanse", "Kurse alle lærlinger", "2026-\n2027"}, {"B. Reiseliv", "Skilte stien", "2026"}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.areas.size() == 2);
    CHECK(plan.areas[0].number == "A");
    CHECK(plan.areas[0].title == "Kompetanse");
    CHECK(plan.measures[0].deadline == "2026-2027");
}

TEST_CASE("the owner's name begins with a capital, behind what the plan calls itself", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Strategisk næringsplan for Fjellvik kommune 2026–2029",
        1, {small.paragraph("Laget sammen med næringsrådet i bygda."), small.paragraph("Planen er kort.")}));
    CHECK(plan_of(small).document.organisation == "Fjellvik kommune");
}

TEST_CASE("a goal said before its section's list belongs to the area that the list makes", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(
        small.section("Klimaplan 2026", 1, {small.paragraph("Fjordvik kommune")}));
    for (auto const* name : {"Transport", "Bygg"})
        small.tree.root.sections.push_back(small.section(name, 1,
            {small.paragraph("Mål: Utslippene skal ned med " + std::string(name)),
                small.item("Kjøpe noe grønt til " + std::string(name)), small.item("Selge noe brunt")}));
    auto const plan = plan_of(small);
    REQUIRE(plan.areas.size() == 2);
    REQUIRE(plan.goals.size() == 2);
    CHECK(plan.goals[1].area == plan.areas[1].id);
}

TEST_CASE("one column may say who and when", "[plan]") {
    SmallTree small;
    auto section = small.section("Helse", 1);
    section.blocks.emplace_back(small.table({{"Tiltak", "Ansvar / frist", "Hvem og når"},
        {"Ansette ergoterapeut", "Helse og omsorg / høsten 2026", ""}, {"Kurse alle", "Skolene (årlig)", ""},
        {"Åpne salen", "2027, Kultur", ""}, {"Male benkene", "Teknisk etat", ""}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 4);
    CHECK(plan.measures[0].responsible == Texts{"Helse og omsorg"});
    CHECK(plan.measures[0].deadline == "høsten 2026");
    CHECK(plan.measures[1].responsible == Texts{"Skolene"});
    CHECK(plan.measures[1].deadline == "årlig");
    CHECK(plan.measures[2].responsible == Texts{"Kultur"});
    CHECK(plan.measures[2].deadline == "2027");
    CHECK(plan.measures[3].responsible == Texts{"Teknisk etat"});
    CHECK_FALSE(plan.measures[3].deadline);
}

TEST_CASE("a column's heading joins who and when by a sign or by a word of the rules", "[plan]") {
    for (auto const* heading :
        {"Ansvar / frist", "Hvem og når", "Hvem samt når", "Ansvar, frist", "Ansvar & frist"}) {
        INFO(heading);
        SmallTree small;
        auto section = small.section("Helse", 1);
        section.blocks.emplace_back(small.table({{"Tiltak", heading},
            {"Ansette ergoterapeut", "Helse og omsorg / høsten 2026"}, {"Kurse alle", "Skolene (årlig)"}}));
        small.tree.root.sections.push_back(std::move(section));
        auto const plan = plan_of(small);
        REQUIRE(plan.measures.size() == 2);
        CHECK(plan.measures[0].responsible == Texts{"Helse og omsorg"});
        CHECK(plan.measures[0].deadline == "høsten 2026");
        CHECK(plan.measures[1].deadline == "årlig");
    }
}

TEST_CASE("marks below years say when, figures do not", "[plan]") {
    SmallTree small;
    auto marked = small.section("Bygg", 1), costed = small.section("Vei", 1);
    marked.blocks.emplace_back(small.table({{"Tiltak", "Ansvar", "2026", "2027", "2028"},
        {"Male skolen", "Eiendom", "x", "", ""}, {"Skifte vinduer", "Eiendom", "", "X", "•"}}));
    costed.blocks.emplace_back(small.table({{"Tiltak", "Ansvar", "2026", "2027"},
        {"Asfaltere Kirkeveien", "Teknisk", "500", ""}, {"Bygge bru", "Teknisk", "", "900"}}));
    small.tree.root.sections.push_back(std::move(marked));
    small.tree.root.sections.push_back(std::move(costed));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 4);
    CHECK(plan.measures[0].deadline == "2026");
    CHECK(plan.measures[1].deadline == "2027, 2028");
    CHECK_FALSE(plan.measures[2].deadline);
    CHECK(plan.measures[2].fields.at("2026") == "500");
}

TEST_CASE("numbered sentences of an action programme are its measures", "[plan]") {
    auto const plan_with = [](std::vector<std::string> const& sentences) {
        SmallTree small;
        small.tree.root.sections.push_back(
            small.section("Arbeidsprogram 2026", 1, {small.paragraph("Elevorganisasjonen i Søndre Fjord")}));
        for (std::size_t chapter = 1; chapter <= 2; ++chapter) {
            auto section = small.section("Skolemiljø " + std::string(chapter, 'x'), 1);
            section.heading.number = std::to_string(chapter);
            for (std::size_t i = 0; i < sentences.size(); ++i)
                section.blocks.emplace_back(small.paragraph(
                    section.heading.number + "." + std::to_string(i + 1) + " " + sentences[i]));
            section.blocks.emplace_back(small.item("Det gjelder alle."));
            small.tree.root.sections.push_back(std::move(section));
        }
        return plan_of(small);
    };
    auto const plan = plan_with(
        {"Elevene skal kreve gratis frukt.", "Organisasjonen skal holde kurs.", "Vi må bli flere."});
    CHECK(plan.document.organisation == "Elevorganisasjonen i Søndre Fjord");
    REQUIRE(plan.measures.size() == 6);
    CHECK(plan.measures[4].number == "2.2");
    CHECK(plan.measures[4].area == plan.areas[1].id);
    CHECK(plan.measures[5].items == Texts{"Det gjelder alle."});
    CHECK(plan_with({"Elevene er mange.", "Skolen ble bygd i 1912.", "Slik er det blitt."}).measures.empty());
}

TEST_CASE("a bracket behind each measure says who and when", "[plan]") {
    auto const plan_with = [](Texts const& items) {
        SmallTree small;
        small.tree.root.sections.push_back(
            small.section("Demensplan 2026", 1, {small.paragraph("Granås kommune")}));
        auto section = small.section("Mestring", 1, {small.paragraph("Kommunen skal:")});
        for (auto const& item : items) section.blocks.emplace_back(small.item(item));
        small.tree.root.sections.push_back(std::move(section));
        return plan_of(small);
    };
    auto const plan = plan_with({"opprette dagtilbud (Hjemmetjenesten, 2026)", "holde kurs (NAV, årlig).",
        "tilby plass (høsten 2027)", "lage brosjyre"});
    REQUIRE(plan.measures.size() == 4);
    CHECK(plan.measures[0].text == "opprette dagtilbud");
    CHECK(plan.measures[0].responsible == Texts{"Hjemmetjenesten"});
    CHECK(plan.measures[0].deadline == "2026");
    CHECK(plan.measures[1].deadline == "årlig");
    CHECK(plan.measures[2].responsible.empty());
    CHECK(plan.measures[2].deadline == "høsten 2027");
    CHECK(plan.measures[3].text == "lage brosjyre");

    auto const other = plan_with({"bygge hall (Moen, 2026)", "holde kurs for ledere", "lage en brosjyre"});
    REQUIRE(other.measures.size() == 3);
    CHECK(other.measures[0].text == "bygge hall (Moen, 2026)");
    CHECK_FALSE(other.measures[0].deadline);
}

TEST_CASE("details on one line may be parted by strokes", "[plan]") {
    for (std::string const stroke : {" | ", " – ", "; ", " · "}) {
        SmallTree small;
        auto plan = small.section("Bibliotek", 1);
        plan.sections.push_back(small.section("Leseløft for gutter", 2,
            {small.paragraph(
                "Ansvar: Biblioteksjefen" + stroke + "Frist: 2027" + stroke + "Kostnad: 30 000 kr")}));
        small.tree.root.sections.push_back(std::move(plan));
        auto const measures = plan_of(small).measures;
        REQUIRE(measures.size() == 1);
        CHECK(measures[0].responsible == Texts{"Biblioteksjefen"});
        CHECK(measures[0].deadline == "2027");
        CHECK(measures[0].cost == "30 000 kr");
    }
}

TEST_CASE("a rank that counts the rows is their number", "[plan]") {
    SmallTree small;
    auto section = small.section("Anlegg", 1);
    section.blocks.emplace_back(small.table({{"Pri", "Anlegg", "Søker", "Byggestart"},
        {"1", "Ballbinge ved skolen", "Tangen vel", "2026"}, {"2", "Sykkelpark", "Tangen vel", "2027"}}));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[1].number == "2");
    CHECK(plan.measures[1].responsible == Texts{"Tangen vel"});
}

TEST_CASE("what figures count is nobody's name", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Periodisert budsjett 2027", 1,
        {small.paragraph("Elveteatret AS – vedtatt av styret 9. desember 2026"),
            small.paragraph("Beløp i tusen kroner")}));
    CHECK(plan_of(small).document.organisation == "Elveteatret AS");
}

TEST_CASE("what may be a deadline is one where it says when", "[plan]") {
    SmallTree small;
    auto plan = small.section("Bibliotek", 1);
    plan.sections.push_back(small.section(
        "Leseløft", 2, {small.paragraph("Ansvar: NAV"), small.paragraph("Gjennomføring: 2026–2027")}));
    plan.sections.push_back(small.section("Skrivekurs", 2,
        {small.paragraph("Ansvar: NAV"), small.paragraph("Gjennomføring: Kurset leies inn fra Sør")}));
    small.tree.root.sections.push_back(std::move(plan));
    auto const measures = plan_of(small).measures;
    REQUIRE(measures.size() == 2);
    CHECK(measures[0].deadline == "2026–2027");
    CHECK_FALSE(measures[1].deadline);
    CHECK(measures[1].fields.at("Gjennomføring") == "Kurset leies inn fra Sør");
}

TEST_CASE("a column that is one part of a cost is not the cost", "[plan]") {
    SmallTree small;
    auto section = small.section("Bygg", 1);
    auto table =
        small.table({{"Tiltak", "Ansvar", "Kostnad (1 000 kr)", ""}, {"", "", "Drift", "Investering"},
            {"Montere heis", "Eiendom", "40", "2 500"}, {"Merke trapper", "Eiendom", "25", ""}});
    for (auto& cell : table.cells) {
        cell.header = cell.row < 2;
        if (cell.row == 0 && cell.column < 2) cell.row_end = 1;
        if (cell.row == 0 && cell.column == 2) cell.column_end = 3;
    }
    std::erase_if(table.cells, [](TableCell const& cell) {
        return (cell.row == 0 && cell.column == 3) || (cell.row == 1 && cell.column < 2);
    });
    section.blocks.emplace_back(std::move(table));
    small.tree.root.sections.push_back(std::move(section));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    CHECK_FALSE(plan.measures[0].cost);
    CHECK(plan.measures[0].fields.at("Kostnad (1 000 kr) Drift") == "40");
    CHECK(plan.measures[0].fields.at("Kostnad (1 000 kr) Investering") == "2 500");
}

TEST_CASE("labelled lines below a list of measures belong to each of them", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(
        small.section("Handlingsplan 2026", 1, {small.paragraph("Tverrelva IL")}));
    for (std::string const name : {"Åpen idrett", "Trygg idrett"})
        small.tree.root.sections.push_back(small.section(name, 2,
            {small.paragraph("Hovedmål: Alle skal kunne delta i " + name), small.paragraph("Tiltak:"),
                small.item("Låne ut utstyr"), small.item("Holde kurs hver vår"),
                small.paragraph("Ansvarlig: Styret i " + name), small.paragraph("Frist: 2026")}));
    auto const plan = plan_of(small);
    CHECK(plan.document.organisation == "Tverrelva IL");
    REQUIRE(plan.areas.size() == 2);
    REQUIRE(plan.measures.size() == 4);
    CHECK(plan.measures[1].responsible == Texts{"Styret i Åpen idrett"});
    CHECK(plan.measures[2].responsible == Texts{"Styret i Trygg idrett"});
    CHECK(plan.measures[3].deadline == "2026");
    CHECK(plan.measures[3].area == plan.areas[1].id);
    CHECK(plan.goals.size() == 2);
}

TEST_CASE("two tables read as one are two where the heads come again over labels", "[plan]") {
    SmallTree small;
    auto measures = small.section("Tiltak", 1), budgets = small.section("Økonomiplan 2027–2028", 1);
    measures.blocks.emplace_back(small.table(
        {{"Tiltak", "Ansvar", "Tiltak", "Ansvar"}, {"Male skolen", "Eiendom", "Asfaltere veien", "Teknisk"},
            {"Bytte tak", "Eiendom", "Bygge bru", "Teknisk"}, {"Grave grøft", "Teknisk", "", ""}}));
    budgets.blocks.emplace_back(small.table(
        {{"", "2027", "2028", "", "2027", "2028"}, {"Skule", "31 500", "32 100", "Ny brannbil", "4 200", ""},
            {"Helse", "44 800", "46 200", "Skulebuss", "", "1 800"},
            {"Sum drift", "76 300", "78 300", "Sum investering", "4 200", "1 800"}}));
    small.tree.root.sections.push_back(std::move(measures));
    small.tree.root.sections.push_back(std::move(budgets));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 5);
    CHECK(plan.measures[3].text == "Asfaltere veien");
    CHECK(plan.measures[3].responsible == Texts{"Teknisk"});
    REQUIRE(plan.budgets.size() == 2);
    CHECK(plan.budgets[0].columns.size() == 2);
    CHECK(plan.budgets[1].rows.front().label == "Ny brannbil");
}

TEST_CASE("an adoption behind the owner's name and a comma is the plan's", "[plan]") {
    for (auto const& [line, own] :
        {std::pair("Granvang kommune, vedtatt i kommunestyret 11. juni 2026", true),
            std::pair("Den gamle planen, vedtatt i kommunestyret 11. juni 2016", false)}) {
        SmallTree small;
        small.tree.root.sections.push_back(small.section("Skogstrategi 2026", 1, {small.paragraph(line)}));
        CHECK(plan_of(small).document.adopted_date.has_value() == own);
    }
}

TEST_CASE("headings that say when are deadlines, and one item is a list among lists", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Årshjul 2027", 1, {small.paragraph("Solsida vel")}));
    small.tree.root.sections.push_back(
        small.section("1. kvartal", 2, {small.item("Rydde stranda"), small.item("Velge leder")}));
    small.tree.root.sections.push_back(
        small.section("Høsten", 2, {small.item("Holde dugnad"), small.item("Male huset")}));
    small.tree.root.sections.push_back(small.section("Desember", 2, {small.item("Tenne juletreet")}));
    auto const plan = plan_of(small);
    CHECK(plan.areas.empty());
    REQUIRE(plan.measures.size() == 5);
    CHECK(plan.measures[1].deadline == "1. kvartal");
    CHECK(plan.measures[3].deadline == "Høsten");
    CHECK(plan.measures[4].text == "Tenne juletreet");
    CHECK(plan.measures[4].deadline == "Desember");
}

TEST_CASE("items that say 'Tiltak:' are the measures, not their heading", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(
        small.section("Handlingsplan 2026", 1, {small.paragraph("Tangvik kommune")}));
    for (std::string const name : {"Forebygging", "Avdekking"})
        small.tree.root.sections.push_back(small.section(name, 1,
            {small.item("Tiltak: Holde kurs om " + name + ". Ansvar: NAV. Frist: 2026"),
                small.item("Tiltak: Lage brosjyre. Ansvar: Skolene. Frist: 2027")}));
    auto const plan = plan_of(small);
    REQUIRE(plan.areas.size() == 2);
    REQUIRE(plan.measures.size() == 4);
    CHECK(plan.measures[3].area == plan.areas[1].id);
    CHECK(plan.measures[3].deadline == "2027");
}

TEST_CASE("numbered lines below 'Tiltak:' are measures, though the last looks like a heading", "[plan]") {
    SmallTree small;
    auto goal = small.section("Delmål 1.1: Flere søkere", 2,
        {small.paragraph("Tiltak:"), small.paragraph("1.1.1 Lage film om kommunen")});
    auto last = small.section("Tilby plass til lærlinger", 3);
    last.heading.number = "1.1.2";
    goal.sections.push_back(std::move(last));
    small.tree.root.sections.push_back(std::move(goal));
    auto const plan = plan_of(small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[0].number == "1.1.1");
    CHECK(plan.measures[1].number == "1.1.2");
    CHECK(plan.measures[1].text == "Tilby plass til lærlinger");
}

TEST_CASE("a word in bold that leads its line needs no colon to be a label", "[plan]") {
    SmallTree small;
    auto const line = [&](std::string const& text, std::size_t bold) {
        auto paragraph = small.paragraph(text);
        paragraph.styles = {{0, bold, {10, true, false, false, {}}}, {bold, text.size(), {}}};
        return paragraph;
    };
    auto plan = small.section("Bibliotek", 1);
    plan.sections.push_back(small.section("Tiltak 1: Lesesirkel", 2,
        {line("Ansvar Biblioteket", 6), line("Tid 2026", 3), line("Samarbeid Frivilligsentralen", 9)}));
    plan.sections.push_back(small.section("Tiltak 2: Bokbuss", 2, {small.paragraph("Ansvar Biblioteket")}));
    small.tree.root.sections.push_back(std::move(plan));
    auto const measures = plan_of(small).measures;
    REQUIRE(measures.size() == 2);
    CHECK(measures[0].responsible == Texts{"Biblioteket"});
    CHECK(measures[0].deadline == "2026");
    CHECK(measures[0].partners == Texts{"Frivilligsentralen"});
    CHECK(measures[1].responsible.empty());
}

TEST_CASE("who a letter is to is not who writes it", "[plan]") {
    auto const owner_of = [](std::string const& title, std::string const& line) {
        SmallTree small;
        small.tree.root.sections.push_back(small.section(
            title, 1, {small.paragraph(line), small.paragraph("Vi mener at Elveutvalget må lytte.")}));
        return plan_of(small).document.organisation;
    };
    CHECK(owner_of("Innspill til Elveutvalget fra Norges Fiskere", "Til Elveutvalget") == "Norges Fiskere");
    CHECK(owner_of("Innspill fra Norges Fiskere til Elveutvalget", "Elva er lang") == "Norges Fiskere");
    CHECK_FALSE(owner_of("Innspill til Elveutvalget", "Elveutvalget"));
    CHECK(owner_of("Innspill til Elveutvalget", "Dalen kommune") == "Dalen kommune");
}
