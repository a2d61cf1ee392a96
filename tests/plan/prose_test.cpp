// Plans without tables: what headings, labels, lists and the words behind measures say.
#include "plan/norwegian_plan.h"

using namespace planleser;

namespace {

using Texts = std::vector<std::string>;

std::vector<Block> items(SmallTree& small, Texts const& texts) {
    std::vector<Block> blocks;
    for (auto const& text : texts) blocks.emplace_back(small.item(text));
    return blocks;
}

Paragraph led_by_bold(SmallTree& small, std::string const& text, std::size_t bold) {
    auto paragraph = small.paragraph(text);
    paragraph.styles = {{0, bold, {10, true, false, false, {}}}, {bold, text.size(), {}}};
    return paragraph;
}

Plan plan_with(std::vector<Block> blocks, SmallTree& small, std::string const& title = "Kulturplan 2026") {
    auto plan = small.section(title, 1);
    plan.sections.push_back(small.section("Møteplasser", 2, std::move(blocks)));
    small.tree.root.sections.push_back(std::move(plan));
    return plan_of(small);
}

Texts texts_of(std::vector<Measure> const& measures) {
    Texts texts;
    for (auto const& measure : measures) texts.push_back(measure.text);
    return texts;
}

} // namespace

TEST_CASE("headings with lists behind an empty 'Tiltak' are areas, and their lists measures", "[plan]") {
    SmallTree small;
    auto notes = small.section("Innspill til program 2027", 1);
    notes.sections.push_back(small.section("Forslag til tiltak", 2));
    notes.sections.push_back(
        small.section("Gruppe 1: Klima", 2, items(small, {"Felles rådgiver", "Øve sammen"})));
    notes.sections.push_back(small.section("Beredskap", 2, items(small, {"Felles plan"})));
    notes.sections.push_back(small.section("Veien videre", 2, {small.paragraph("Styret behandler saken.")}));
    notes.sections.push_back(small.section("Til stede", 2, items(small, {"Kari Moen", "Ola Lien"})));
    small.tree.root.sections.push_back(std::move(notes));
    auto const plan = plan_of(small);
    CHECK(texts_of(plan.measures) == Texts{"Felles rådgiver", "Øve sammen", "Felles plan"});
    REQUIRE(plan.areas.size() == 2);
    CHECK(plan.areas[0].title == "Klima");
    CHECK(plan.areas[1].title == "Beredskap");
}

TEST_CASE("lists that say what they hold are no measures below 'Tiltak'", "[plan]") {
    SmallTree small;
    auto plan = small.section("Kulturplan 2026", 1);
    auto measures = small.section("Tiltak", 2);
    measures.sections.push_back(small.section("Scener", 3, items(small, {"Bygge scene", "Leie ut lys"})));
    auto indicators = small.section("Bibliotek", 3, {small.paragraph("Indikatorer")});
    for (auto& item : items(small, {"Antall utlån", "Antall besøk"})) indicators.blocks.push_back(item);
    measures.sections.push_back(std::move(indicators));
    plan.sections.push_back(std::move(measures));
    small.tree.root.sections.push_back(std::move(plan));
    CHECK(texts_of(plan_of(small).measures) == Texts{"Bygge scene", "Leie ut lys"});
}

TEST_CASE("how a goal is to be reached is a list of measures", "[plan]") {
    auto const lead = GENERATE("Slik vil vi nå målet", "Slik når vi måla", "For å nå målene skal kommunen",
        "Korleis skal vi nå måla?", "Kommunen vil");
    SmallTree small;
    auto plan = small.section("Strategi 2026-2030", 1);
    auto area = small.section("Strategisk område 1: Friluftsliv", 2,
        {led_by_bold(small, "Mål 70 prosent av barna går til skolen", 4)});
    area.sections.push_back(small.section(lead, 3, items(small, {"Merke stier", "Rydde strender"})));
    plan.sections.push_back(std::move(area));
    small.tree.root.sections.push_back(std::move(plan));
    auto const read = plan_of(small);
    CHECK(texts_of(read.measures) == Texts{"Merke stier", "Rydde strender"});
    REQUIRE(read.areas.size() == 1);
    CHECK(read.areas[0].title == "Friluftsliv");
    REQUIRE(read.goals.size() == 1);
    CHECK(read.goals[0].text == "70 prosent av barna går til skolen");
    CHECK_FALSE(read.goals[0].number);
}

TEST_CASE("a vision as short as a heading stands below 'Visjon'", "[plan]") {
    SmallTree small;
    auto plan = small.section("Strategi 2026-2030", 1);
    plan.sections.push_back(small.section("Vår visjon", 2));
    plan.sections.push_back(small.section("En by uten søppel", 2));
    plan.sections.push_back(
        small.section("Slik gjør vi det", 2, items(small, {"Koste gater", "Tømme søpla"})));
    small.tree.root.sections.push_back(std::move(plan));
    auto const goals = plan_of(small).goals;
    REQUIRE(goals.size() == 1);
    CHECK(goals[0].level == "vision");
    CHECK(goals[0].text == "En by uten søppel");
}

TEST_CASE("a goal with a number ends the measure above it", "[plan]") {
    SmallTree small;
    auto const plan =
        plan_with({small.paragraph("Delmål 1.1: Flere møtes"), small.paragraph("Tiltak 1.1.1: Åpne kafé"),
                      small.paragraph("Frist: 2026"), small.paragraph("Resultatmål 1: Hundre gjester"),
                      small.paragraph("Mål: Flere gjester"), small.paragraph("Delmål 1.2: Færre er ensomme"),
                      small.paragraph("Tiltak 1.2.1: Besøke eldre")},
            small);
    REQUIRE(plan.goals.size() == 2);
    CHECK(plan.goals[1].text == "Færre er ensomme");
    CHECK(texts_of(plan.measures) == Texts{"Åpne kafé", "Besøke eldre"});
    CHECK(plan.measures[0].targets.size() == 1);
}

TEST_CASE("a time takes no list item behind it", "[plan]") {
    SmallTree small;
    auto const plan = plan_with(
        {small.paragraph("Tiltak 1: Åpne kafé"), small.paragraph("Frist: 2026"), small.item("Oppfølging")},
        small);
    REQUIRE(plan.measures.size() == 1);
    CHECK(plan.measures[0].deadline == "2026");
}

TEST_CASE("what a label says may stand in the paragraph below it", "[plan]") {
    SmallTree small;
    auto const plan = plan_with({small.paragraph("Tiltak 1: Åpne kafé"), small.paragraph("Ansvarlig:"),
                                    small.paragraph("Kulturkontoret"), small.paragraph("Kafeen blir fin.")},
        small);
    REQUIRE(plan.measures.size() == 1);
    CHECK(plan.measures[0].responsible == Texts{"Kulturkontoret"});
}

TEST_CASE("a labelled line in print like a heading's belongs to the measure above it", "[plan]") {
    SmallTree small;
    auto plan = small.section("Kulturplan 2026", 1);
    auto measure = small.section("Tiltak 1: Åpne kafé", 2, {small.paragraph("Frist: 2026")});
    measure.sections.push_back(
        small.section("FNs bærekraftsmål: 7", 3, {small.paragraph("Kostnad: 20 000 kr")}));
    plan.sections.push_back(std::move(measure));
    small.tree.root.sections.push_back(std::move(plan));
    auto const read = plan_of(small);
    REQUIRE(read.measures.size() == 1);
    CHECK(read.measures[0].sdgs == std::vector<int>{7});
    CHECK(read.measures[0].cost == "20 000 kr");
    CHECK(std::ranges::none_of(
        read.diagnostics, [](Diagnostic const& note) { return note.code == "kept-as-text"; }));
}

TEST_CASE("UN goals below a list are those of each measure", "[plan]") {
    auto const line = GENERATE(
        "Bidrar til SDG 11 og 12.", "FNs berekraftsmål: 11 og 12", "Bidrar til bærekraftsmål nr. 11 og 12");
    SmallTree small;
    auto const plan = plan_with(
        {small.paragraph("Tiltak:"), small.item("Åpne kafé"), small.item("Bytte lys"), small.paragraph(line)},
        small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[0].sdgs == std::vector<int>{11, 12});
    CHECK(plan.measures[1].sdgs == std::vector<int>{11, 12});
}

TEST_CASE("the next goal of the plan below a list is no UN goal of its measures", "[plan]") {
    SmallTree small;
    auto const plan = plan_with(
        {small.paragraph("Tiltak:"), small.item("Åpne kafé"), small.paragraph("Delmål 2: Færre er ensomme"),
            small.paragraph("Tiltak:"), small.item("Besøke eldre")},
        small);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[0].sdgs.empty());
    CHECK(plan.goals.size() == 1);
}

TEST_CASE("labelled lines behind each item are that item's", "[plan]") {
    auto const lead = GENERATE("Tiltak:", "Kommunen skal:");
    SmallTree small;
    auto const plan =
        plan_with({small.paragraph(lead), small.item("Åpne kafé"),
                      small.paragraph("Ansvarlig: Kulturkontoret"), small.paragraph("Frist: 2026"),
                      small.item("Bytte lys"), small.paragraph("Ansvarlig: Teknisk drift"),
                      small.item("Besøke eldre"), small.item("Male huset"), small.paragraph("Frist: 2028")},
            small);
    REQUIRE(plan.measures.size() == 4);
    CHECK(plan.measures[0].responsible == Texts{"Kulturkontoret"});
    CHECK(plan.measures[0].deadline == "2026");
    CHECK(plan.measures[1].responsible == Texts{"Teknisk drift"});
    CHECK_FALSE(plan.measures[1].deadline);
    CHECK_FALSE(plan.measures[2].deadline);
    CHECK(plan.measures[3].deadline == "2028");
}

TEST_CASE("a measure has one deadline, and a second is told of", "[plan]") {
    SmallTree small;
    auto const plan = plan_with({small.paragraph("Tiltak 1: Åpne kafé"), small.paragraph("Frist: 2026"),
                                    small.paragraph("Frist: 2028")},
        small);
    REQUIRE(plan.measures.size() == 1);
    CHECK(plan.measures[0].deadline == "2026");
    REQUIRE(plan.diagnostics.size() == 1);
    CHECK(plan.diagnostics[0].code == "measure.told-twice");
    CHECK(plan.diagnostics[0].message == "\"Frist: 2028\" was not taken: \"Åpne kafé\" has that already");
}

TEST_CASE("a measure's labels may all stand behind its description", "[plan]") {
    auto const read = [](std::string const& text) {
        SmallTree small;
        auto plan = small.section("Kulturplan 2026", 1);
        plan.sections.push_back(small.section("Vinterby", 2, {small.paragraph(text)}));
        small.tree.root.sections.push_back(std::move(plan));
        return plan_of(small).measures;
    };
    auto const measures = read("Lys og ild. Ansvar: Kulturkontoret Frist: Hver vinter");
    REQUIRE(measures.size() == 1);
    CHECK(measures[0].text == "Vinterby");
    CHECK(measures[0].deadline == "Hver vinter");
    CHECK(read("Byen har lys og ild, og dette er et felles Ansvar: alle må bidra.").empty());
}

TEST_CASE("a chapter of 'Økonomi' that lists measures is an area", "[plan]") {
    SmallTree small;
    auto plan = small.section("Virksomhetsplan 2026", 1);
    auto area = small.section("Økonomi", 2);
    area.sections.push_back(
        small.section("Slik når vi målet", 3, items(small, {"Selge kaker", "Søke om støtte"})));
    plan.sections.push_back(std::move(area));
    plan.sections.push_back(small.section("Organisering", 2, items(small, {"Styret", "Musikkutvalget"})));
    small.tree.root.sections.push_back(std::move(plan));
    auto const read = plan_of(small);
    CHECK(texts_of(read.measures) == Texts{"Selge kaker", "Søke om støtte"});
    REQUIRE(read.areas.size() == 1);
    CHECK(read.areas[0].title == "Økonomi");
}

TEST_CASE("outer items of a few words are the themes of the measures below them", "[plan]") {
    auto const [title, measures] = GENERATE(table<std::string, Texts>({
        {"Innspill til program 2027", {"Felles kampanje for tog", "Dele på jordmorvakt"}},
        {"Næringsutvikling i Dal", {}},
    }));
    SmallTree small;
    auto notes = small.section(title, 1);
    notes.sections.push_back(small.section("Forslag", 2));
    notes.sections.push_back(small.section("Gruppe A", 2,
        {small.item("Samferdsel:"), small.item("Felles kampanje for tog", 1), small.item("Helse"),
            small.item("Dele på jordmorvakt", 1)}));
    small.tree.root.sections.push_back(std::move(notes));
    auto const plan = plan_of(small);
    CHECK(texts_of(plan.measures) == measures);
    CHECK(plan.areas.size() == measures.size());
    if (!measures.empty()) CHECK(plan.areas[0].title == "Samferdsel");
}

TEST_CASE("list items with labelled lines behind each are measures, and not the heading above", "[plan]") {
    SmallTree small;
    auto item = [&](std::string const& marker, std::string const& text) {
        auto result = small.item(text);
        result.marker = marker;
        return result;
    };
    auto const plan = plan_with(
        {item("a)", "Bygge fortau"), small.paragraph("Ansvar: Teknisk etat"), small.paragraph("Frist: 2027"),
            item("b)", "Senke farten"), small.paragraph("Ansvar: Politiet"), small.paragraph("Frist: 2026")},
        small);
    REQUIRE(texts_of(plan.measures) == Texts{"Bygge fortau", "Senke farten"});
    CHECK(plan.measures[0].number == "a");
    CHECK(plan.measures[0].deadline == "2027");
    CHECK(plan.measures[1].responsible == Texts{"Politiet"});
    REQUIRE(plan.areas.size() == 1);
    CHECK(plan.areas[0].title == "Møteplasser");

    SmallTree one;
    auto const headed = plan_with({one.item("Kaffe og kaker"), one.paragraph("Ansvar: Laget")}, one);
    CHECK(texts_of(headed.measures) == Texts{"Møteplasser"});
}

TEST_CASE("questions in lines of their own are labels", "[plan]") {
    SmallTree small;
    auto const plan =
        plan_with({small.paragraph("Kva skal vi gjere?"), small.paragraph("Opne kafé"),
                      small.paragraph("Kvifor?"), small.paragraph("Bygda manglar ein."),
                      small.paragraph("Kven gjer det?"), small.paragraph("Laget"), small.paragraph("Når?"),
                      small.paragraph("2027"), small.paragraph("Kva kostar det?"),
                      small.paragraph("180 000 kr"), small.paragraph("Kafeen blir fin.")},
            small);
    REQUIRE(texts_of(plan.measures) == Texts{"Opne kafé"});
    CHECK(plan.measures[0].responsible == Texts{"Laget"});
    CHECK(plan.measures[0].deadline == "2027");
    CHECK(plan.measures[0].cost == "180 000 kr");
    CHECK(plan.measures[0].fields.at("Kvifor?") == "Bygda manglar ein.");
    REQUIRE(plan.areas.size() == 1);
    CHECK(plan.areas[0].title == "Møteplasser");
}

TEST_CASE("the years of two lists of measures are their deadlines, the plan's own are not", "[plan]") {
    using Times = std::vector<std::optional<std::string>>;
    auto const [first, second, times] = GENERATE(table<std::string, std::string, Times>({
        {"Tiltak 2026:", "Tiltak i 2027–2028:", {{"2026"}, {"2027–2028"}}},
        {"Tiltak 2026:", "Tiltak 2026:", {std::nullopt, std::nullopt}},
        {"Tiltak 2026-2029:", "Tiltak 2026:", {std::nullopt, std::nullopt}},
    }));
    SmallTree small;
    auto const plan = plan_with(
        {small.paragraph(first), small.item("Bytte lys"), small.paragraph(second), small.item("Åpne kafé")},
        small, "Kulturplan 2026-2029");
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.measures[0].deadline == times[0]);
    CHECK(plan.measures[1].deadline == times[1]);
}

TEST_CASE("a chapter whose goals hold lists of measures is their area", "[plan]") {
    SmallTree small;
    auto plan = small.section("Kulturstrategi 2026-2033", 1, {small.paragraph("Fjordvik kommune")});
    auto area = small.section("Kulturarv", 2);
    area.sections.push_back(small.section("Mål 2: Kulturarven er kjent og i bruk", 3,
        {small.paragraph("Strategi 2.1: Digitalisere samlingene"), small.paragraph("Tiltak:"),
            small.item("Skanne avisene")}));
    plan.sections.push_back(std::move(area));
    small.tree.root.sections.push_back(std::move(plan));
    auto const read = plan_of(small);
    REQUIRE(read.areas.size() == 1);
    CHECK(read.areas[0].title == "Kulturarv");
    REQUIRE(read.goals.size() == 2);
    CHECK(read.goals[0].level == "sub_goal");
    CHECK(read.goals[0].area == read.areas[0].id);
    CHECK(read.measures.at(0).area == read.areas[0].id);
}

TEST_CASE("words that both forms of Norwegian share tell none of them", "[plan]") {
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Plan 2026", 1,
        {small.paragraph("Gjennomføre arbeidet hvert år, og gi alle nye elever opplæring.")}));
    CHECK(plan_of(small).document.language == "nb");
}

TEST_CASE("words in bold that begin a paragraph are the heading of the list below", "[plan]") {
    auto const lead = GENERATE("Styret vil prioritere dette:", "Her er det mye å gjøre.");
    SmallTree small;
    auto plan = small.section("Handlingsplan 2026", 1);
    std::vector<Block> blocks{led_by_bold(small, std::string("Lek. ") + lead, 4)};
    for (auto& item : items(small, {"Bytte sand", "Male gjerdet", "Lage huske"})) blocks.push_back(item);
    blocks.emplace_back(led_by_bold(small, std::string("Trafikk. ") + lead, 8));
    for (auto& item : items(small, {"Sette opp speil", "Bygge fartshump"})) blocks.push_back(item);
    plan.blocks = std::move(blocks);
    small.tree.root.sections.push_back(std::move(plan));
    auto const read = plan_of(small);
    REQUIRE(read.measures.size() == 5);
    REQUIRE(read.areas.size() == 2);
    CHECK(read.areas[0].title == "Lek");
    CHECK(read.areas[1].title == "Trafikk");
    CHECK(read.measures[0].area == read.areas[0].id);
    CHECK(read.measures[4].area == read.areas[1].id);
}

TEST_CASE("a dash behind each measure says who", "[plan]") {
    auto const plan_of_items = [](Texts const& texts) {
        SmallTree small;
        std::vector<Block> blocks{small.paragraph("Laget skal:")};
        for (auto& item : items(small, texts)) blocks.push_back(item);
        return plan_with(std::move(blocks), small);
    };
    auto const named = plan_of_items({"Male gjerdet – leder (2026)", "Bytte sanden – dugnadskomiteen (2026)",
        "Søke om penger – kasserer, leder (2026–2027)"});
    REQUIRE(named.measures.size() == 3);
    CHECK(named.measures[0].text == "Male gjerdet");
    CHECK(named.measures[0].responsible == Texts{"leder"});
    CHECK(named.measures[0].deadline == "2026");
    CHECK(named.measures[2].responsible == Texts{"kasserer", "leder"});
    CHECK(named.measures[2].deadline == "2026–2027");

    auto const explained = plan_of_items({"Male gjerdet ved veien – det flasser nå",
        "Bytte sanden i kassen – av hensyn til barna", "Søke om penger til huske – en stor utgift"});
    REQUIRE(explained.measures.size() == 3);
    CHECK(explained.measures[0].text == "Male gjerdet ved veien – det flasser nå");
    CHECK(explained.measures[0].responsible.empty());
}

TEST_CASE("brackets behind measures say who where the rules know most of the names", "[plan]") {
    auto const responsible_of = [](Texts const& texts) {
        SmallTree small;
        std::vector<Block> blocks{small.paragraph("Tiltak:")};
        for (auto& item : items(small, texts)) blocks.push_back(item);
        Texts all;
        for (auto const& measure : plan_with(std::move(blocks), small).measures)
            all.insert(all.end(), measure.responsible.begin(), measure.responsible.end());
        return all;
    };
    CHECK(responsible_of({"Kartlegge avløp (kommunene)", "Lage kart (NVE)",
              "Gi tilskudd (Statsforvalteren)"}) == Texts{"kommunene", "NVE", "Statsforvalteren"});
    CHECK(responsible_of({"Kartlegge avløp (spredt)", "Lage kart (digitalt)", "Gi tilskudd (små)"}).empty());
}

TEST_CASE("years in lines of their own above lists are deadlines", "[plan]") {
    SmallTree small;
    std::vector<Block> blocks{small.paragraph("2026"), small.item("Bygge gapahuk"), small.item("Rydde stier"),
        small.paragraph("2027"), small.item("Arrangere turdag")};
    small.tree.root.sections.push_back(small.section("Handlingsplan 2026-2028", 1, std::move(blocks)));
    auto const measures = plan_of(small).measures;
    REQUIRE(measures.size() == 3);
    CHECK(measures[0].deadline == "2026");
    CHECK(measures[1].deadline == "2026");
    CHECK(measures[2].deadline == "2027");
}

TEST_CASE("the next area below a measure is no part of it", "[plan]") {
    SmallTree small;
    auto plan = small.section("Kulturplan 2026", 1);
    for (std::string const area : {"Scener", "Bibliotek"}) {
        auto section = small.section("Tema: " + area, 2);
        section.sections.push_back(small.section("Tiltak 1: Bytte lys", 3, {small.paragraph("Frist: 2026")}));
        plan.sections.push_back(std::move(section));
    }
    small.tree.root.sections.push_back(std::move(plan));
    auto const read = plan_of(small);
    REQUIRE(read.areas.size() == 2);
    CHECK(read.areas[1].title == "Bibliotek");
    CHECK(read.measures.at(1).area == read.areas[1].id);
}

TEST_CASE("labels in a column without colons count where several sections have them", "[plan]") {
    auto const read = [](Texts const& names) {
        SmallTree small;
        auto plan = small.section("Tiltaksplan 2026", 1);
        for (auto const& name : names) {
            // 'Kostnad drift' is a term, too, but only 'Kostnad' comes again.
            auto const cost = name == "Bokbuss" ? "Kostnad drift av bussen" : "Kostnad 20 000 kr";
            auto lines = small.paragraph("Alle får være med. Ansvarlig Styret i laget");
            lines.line_begins = {0, lines.text.text.find("Ansvarlig")};
            plan.sections.push_back(
                small.section(name, 2, {lines, small.paragraph("Når Våren 2026"), small.paragraph(cost)}));
        }
        small.tree.root.sections.push_back(std::move(plan));
        return plan_of(small);
    };
    auto const plan = read({"Felles katalog", "Lydbøker", "Bokbuss"});
    REQUIRE(texts_of(plan.measures) == Texts{"Felles katalog", "Lydbøker", "Bokbuss"});
    CHECK(plan.measures[1].responsible == Texts{"Styret i laget"});
    CHECK(plan.measures[1].deadline == "Våren 2026");
    CHECK(plan.measures[1].cost == "20 000 kr");
    CHECK(plan.measures[2].cost == "drift av bussen");
    CHECK(read({"Felles katalog"}).measures.empty());

    // The bold word before the first of them stays bold.
    SmallTree small;
    auto bold = small.section("Tiltaksplan 2026", 1);
    for (std::string const name : {"Tiltak 1: Bokbuss", "Tiltak 2: Kodeklubb", "Tiltak 3: Lesesirkel"}) {
        auto lines = led_by_bold(small, "Mål Alle skal lese Ansvar Styret i laget", 4);
        lines.line_begins = {0, lines.text.text.find("Ansvar")};
        bold.sections.push_back(small.section(name, 2, {lines, small.paragraph("Tid 2026")}));
    }
    small.tree.root.sections.push_back(std::move(bold));
    auto const measures = plan_of(small).measures;
    REQUIRE(measures.size() == 3);
    REQUIRE(measures[2].targets.size() == 1);
    CHECK(measures[2].targets[0].text == "Alle skal lese");
    CHECK(measures[2].responsible == Texts{"Styret i laget"});
}

TEST_CASE("lines of a few words above the lists of 'Tiltak' are areas", "[plan]") {
    auto const read = [](std::string const& first, std::string const& second) {
        SmallTree small;
        auto plan = small.section("Klimaplan 2026", 1);
        plan.sections.push_back(small.section("Tiltak", 2,
            {small.paragraph(first), small.item("Kjøpe elektriske biler"), small.item("Bygge ladestasjoner"),
                small.paragraph(second), small.item("Isolere taket")}));
        small.tree.root.sections.push_back(std::move(plan));
        return plan_of(small);
    };
    auto const plan = read("Transport", "Energi");
    CHECK(texts_of(plan.measures) == Texts{"Kjøpe elektriske biler", "Bygge ladestasjoner", "Isolere taket"});
    REQUIRE(plan.areas.size() == 2);
    CHECK(plan.areas[1].title == "Energi");
    CHECK(plan.measures[2].area == plan.areas[1].id);
    CHECK(read("Transport", "Dette er mye å gjøre for én kommune.").areas.empty());
}

TEST_CASE("a list below the title alone is one of measures where its items say what is done", "[plan]") {
    auto const read = [](Texts const& texts) {
        SmallTree small;
        small.tree.root.sections.push_back(small.section("Handlingsplan 2026", 1, items(small, texts)));
        return texts_of(plan_of(small).measures);
    };
    Texts const deeds{"Bygge gapahuk", "Rydde stier", "Arrangere turdag"};
    CHECK(read(deeds) == deeds);
    CHECK(read({"Kari Moen", "Ola Lien", "Per Dal"}).empty());
}

TEST_CASE("a sentence that tells of notes makes no notes of a plan", "[plan]") {
    auto const [title, kind] = GENERATE(table<std::string, std::string>({
        {"Kommuneplanens samfunnsdel 2026-2038", "strategy"},
        {"Mål for Fjordvik 2026-2038", "other"},
        {"Innspill til samfunnsdelen 2026", "input_notes"},
    }));
    SmallTree small;
    small.tree.root.sections.push_back(small.section(title, 1,
        {small.paragraph(
            "Kommunen har de siste årene arbeidd mye med dette, og innbyggerne har vært med på flere møter "
            "der de har kommet med innspill.")}));
    auto const read = plan_of(small).document.kind;
    CHECK(read == kind);
}

TEST_CASE("a line that goes on with the title says what the plan is", "[plan]") {
    auto const [line, kind] = GENERATE(table<std::string, std::string>({
        {"med handlingsdel 2026-2029", "action_programme"},
        {"Sammen med handlingsdel 2026-2029", "strategy"},
    }));
    SmallTree small;
    small.tree.root.sections.push_back(
        small.section("Kommuneplanens samfunnsdel 2026-2038", 1, {small.paragraph(line)}));
    CHECK(plan_of(small).document.kind == kind);
}

TEST_CASE("what is there for an organisation is no part of its name", "[plan]") {
    auto const [line, name] = GENERATE(table<std::string, std::string>({
        {"Tiltakskort for Røysund kommune", "Røysund kommune"},
        {"Direktoratet for Nordre Dal kommune", "Direktoratet for Nordre Dal kommune"},
    }));
    SmallTree small;
    small.tree.root.sections.push_back(small.section("Kulturplan 2026", 1, {small.paragraph(line)}));
    CHECK(plan_of(small).document.organisation == name);
}
