// Small plans to compare, and one made at random.
#pragma once

#include "plan/plan.h"

#include <random>
#include <string>
#include <vector>

namespace planleser {

inline Measure measure_of(std::string id, std::string area, std::string text) {
    Measure measure;
    measure.id = std::move(id);
    measure.area = std::move(area);
    measure.text = std::move(text);
    return measure;
}

inline Area area_of(std::string id, std::string number, std::string title) {
    Area area;
    area.id = std::move(id);
    area.number = std::move(number);
    area.title = std::move(title);
    area.kind = "focus_area";
    return area;
}

inline Plan plan_of(int year, std::vector<Measure> measures) {
    Plan plan;
    plan.source.file = std::to_string(year) + ".pdf";
    plan.document.year = year;
    plan.document.title = "Plan " + std::to_string(year);
    plan.document.organisation = "Fjordrådet";
    plan.document.kind = "action_programme";
    plan.areas = {area_of("a", "1", "Sjø og vann"), area_of("b", "2", "Vei og bane")};
    plan.measures = std::move(measures);
    return plan;
}

// `count` measures in two areas, some of them with the same text as another.
inline Plan random_plan(int year, std::size_t count, unsigned seed) {
    static constexpr char const* words[] = {"tilsyn", "avløp", "ladepunkt", "ferje", "tunnel", "skole",
        "turløype", "kystled", "sykkelvei", "bassengbad", "biogass", "havneplan", "fiskemottak",
        "tangsamling", "rasvarsling", "nødstrøm", "frivillighet", "leirskole", "jobbmesse", "husflid",
        "bredbånd", "snøbrøyting", "dyrevern", "kulturminne", "vannprøve", "badeplass"};
    std::mt19937 random(seed);
    Plan plan = plan_of(year, {});
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = "Gjennomføre";
        for (int n = 0; n < 5; ++n) text += " " + std::string(words[random() % 26]);
        if (i % 11 == 3) text = plan.measures[i - 1].text;
        Measure measure = measure_of(std::to_string(year) + "-" + std::to_string(i), i % 2 ? "a" : "b", text);
        measure.number = std::to_string(i + 1);
        measure.targets = {{"result", "Minst " + std::to_string(i + 2) + " " + words[random() % 26], {}, {}}};
        measure.partners = {words[random() % 26]};
        plan.measures.push_back(std::move(measure));
    }
    return plan;
}

} // namespace planleser
