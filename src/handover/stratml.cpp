#include "handover/stratml.h"

#include "handover/export_tables.h"
#include "handover/markup.h"

#include <algorithm>

namespace planleser {
namespace {

class XmlWriter {
public:
    void open(std::string const& name, std::string const& attributes = {}) {
        line("<" + name + (attributes.empty() ? "" : " " + attributes) + ">");
        m_open.push_back(name);
    }
    void close() {
        auto const name = m_open.back();
        m_open.pop_back();
        line("</" + name + ">");
    }
    void element(std::string const& name, std::string_view text) {
        line("<" + name + ">" + escaped_markup(text) + "</" + name + ">");
    }
    std::string take() { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + std::move(m_out); }

private:
    void line(std::string const& text) { m_out += std::string(2 * m_open.size(), ' ') + text + "\n"; }
    std::string m_out;
    std::vector<std::string> m_open;
};

// Identifiers are XML names (xs:ID): a letter first, and nothing that a name may not hold.
std::string identifier(std::string const& plan, std::string const& kind, std::string const& id) {
    std::string result = "_" + plan + "-" + kind + "-" + id;
    for (char& c : result) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.';
        if (!plain) c = '_';
    }
    return result;
}

// A file name as a relative URI.
std::string uri_of(std::string const& file) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri;
    for (char const c : file) {
        auto const byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            uri += c;
        else
            (uri += '%') += {digits[byte / 16], digits[byte % 16]};
    }
    return uri;
}

void write_objective(XmlWriter& out, std::string const& key, Measure const& measure) {
    out.open("Objective");
    out.element("Name", measure.text);
    std::string description;
    for (auto const& item : measure.items) description += (description.empty() ? "" : "\n") + item;
    out.element("Description", description);
    out.element("Identifier", identifier(key, "measure", measure.id));
    out.element("SequenceIndicator", measure.number.value_or(""));
    for (auto const* names : {&measure.responsible, &measure.partners})
        for (auto const& name : *names) {
            out.open("Stakeholder");
            out.element("Name", name);
            out.element("Description", "");
            out.close();
        }
    std::string other;
    for (auto const& target : measure.targets) other += (other.empty() ? "" : "\n") + target.text;
    out.element("OtherInformation", other);
    out.close();
}

template <class Belongs>
void write_goal(XmlWriter& out, Plan const& plan, std::string const& key, Area const& area, Belongs belongs) {
    out.open("Goal");
    out.element("Name", area.title);
    out.element("Description", area.introduction);
    out.element("Identifier", identifier(key, "area", area.id));
    out.element("SequenceIndicator", area.number.value_or(""));
    std::string goals;
    for (auto const& goal : plan.goals)
        if (belongs(goal.area)) goals += (goals.empty() ? "" : "\n") + goal.text;
    out.element("OtherInformation", goals);
    for (auto const& measure : plan.measures)
        if (belongs(measure.area)) write_objective(out, key, measure);
    out.close();
}

} // namespace

std::string write_stratml(Plan const& plan) {
    auto const key = plan_key(plan);
    XmlWriter out;
    out.open("StrategicPlan", "xmlns=\"urn:ISO:std:iso:17469:tech:xsd:stratml_core\"");
    out.element("Name", plan.document.title.value_or(plan.source.file));
    out.element("Description", "");
    out.element("OtherInformation",
        plan.document.adopted_by ? "Vedtatt av " + *plan.document.adopted_by : std::string());
    out.open("StrategicPlanCore");
    out.open("Organization");
    out.element("Name", plan.document.organisation.value_or(""));
    out.element("Identifier", identifier(key, "organisation", "1"));
    out.close();
    auto const vision = std::find_if(
        plan.goals.begin(), plan.goals.end(), [](Goal const& goal) { return goal.level == "vision"; });
    out.open("Vision");
    out.element("Description", vision == plan.goals.end() ? std::string() : vision->text);
    out.element("Identifier", identifier(key, "vision", "1"));
    out.close();
    out.open("Mission");
    out.element("Description", "");
    out.element("Identifier", identifier(key, "mission", "1"));
    out.close();
    auto const is_known = [&](std::optional<std::string> const& id) {
        return id && std::any_of(plan.areas.begin(), plan.areas.end(),
                         [&](Area const& area) { return area.id == *id; });
    };
    for (auto const& area : plan.areas)
        write_goal(
            out, plan, key, area, [&](std::optional<std::string> const& id) { return id && *id == area.id; });
    // The structure asks for a goal, even of a plan in which none was found.
    if (plan.areas.empty() || std::any_of(plan.measures.begin(), plan.measures.end(),
                                  [&](Measure const& m) { return !is_known(m.area); })) {
        Area none;
        none.id = "none";
        write_goal(out, plan, key, none, [&](std::optional<std::string> const& id) { return !is_known(id); });
    }
    out.close();
    out.open("AdministrativeInformation");
    if (plan.document.period) {
        out.element("StartDate", std::to_string((*plan.document.period)[0]) + "-01-01");
        out.element("EndDate", std::to_string((*plan.document.period)[1]) + "-12-31");
    }
    if (plan.document.adopted_date) out.element("PublicationDate", *plan.document.adopted_date);
    out.element("Source", uri_of(plan.source.file));
    out.close();
    out.close();
    return out.take();
}

} // namespace planleser
