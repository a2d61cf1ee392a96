#include "handover/html_report.h"

#include "compare/comparison_json.h"
#include "handover/markup.h"
#include "handover/report_assets.h"
#include "plan/json_writer.h"
#include "plan/plan_json.h"

#include <algorithm>

namespace planleser {
namespace {

// JSON inside a script element: no text of a plan can end the element.
std::string for_script(std::string const& json) {
    std::string result;
    result.reserve(json.size());
    for (char const c : json) {
        if (c == '<')
            result += "\\u003c";
        else
            result += c;
    }
    return result;
}

std::string status_json(ReportExtras const& extras) {
    JsonWriter out;
    out.begin_object();
    for (auto const& [measure, status] : extras.status) {
        out.key(measure);
        out.begin_object(JsonShape::OneLine);
        out.key("colour"), out.text(status.colour);
        out.key("status"), out.text(status.status);
        out.key("comment"), out.text(status.comment);
        out.end_object();
    }
    out.end_object();
    return out.take();
}

std::string pictures_json(ReportExtras const& extras) {
    JsonWriter out;
    out.begin_object();
    for (auto const& [place, picture] : extras.pictures) {
        out.key(std::to_string(place.first) + ":" + std::to_string(place.second));
        out.begin_object(JsonShape::OneLine);
        out.key("uri"), out.text(picture.data_uri);
        out.key("size");
        out.begin_list();
        out.rounded(picture.width), out.rounded(picture.height);
        out.end_list();
        out.end_object();
    }
    out.end_object();
    return out.take();
}

std::string data_json(
    Comparison const& comparison, std::span<Plan const* const> plans, ReportExtras const& extras) {
    std::string data = "{\"plans\":[";
    for (auto const* plan : plans) data += (plan == plans.front() ? "" : ",") + plan_to_json(*plan);
    return data + "],\"comparison\":" + comparison_to_json(comparison) +
           ",\"status\":" + status_json(extras) + ",\"pictures\":" + pictures_json(extras) + "}";
}

std::string title_of(Comparison const& comparison) {
    // One organisation by name and years, as a reader speaks of it.
    auto const& plans = comparison.plans;
    bool const one_maker = std::ranges::all_of(plans, [&](PlanHead const& plan) {
        return plan.year && !plan.organisation.empty() && plan.organisation == plans.front().organisation;
    });
    std::string title;
    if (one_maker && plans.size() > 1) {
        for (auto const& plan : plans)
            title += (title.empty() ? plan.organisation + " " : ", ") + std::to_string(*plan.year);
        return title;
    }
    for (auto const& plan : plans) {
        auto const name = plan.title.empty() ? plan.file : plan.title;
        title += (title.empty() ? "" : " – ") + name;
    }
    return title;
}

} // namespace

std::string write_report(
    Comparison const& comparison, std::span<Plan const* const> plans, ReportExtras const& extras) {
    std::map<std::string_view, std::string> const parts = {{"title", escaped_markup(title_of(comparison))},
        {"style", std::string(report_assets::style)}, {"script", std::string(report_assets::script)},
        {"chart", std::string(report_assets::chart)},
        {"data", for_script(data_json(comparison, plans, extras))}};
    std::string_view rest = report_assets::page;
    std::string out;
    for (auto open = rest.find("{{"); open != std::string_view::npos; open = rest.find("{{")) {
        auto const close = rest.find("}}", open);
        out += rest.substr(0, open);
        out += parts.at(rest.substr(open + 2, close - open - 2));
        rest.remove_prefix(close + 2);
    }
    return out += rest;
}

} // namespace planleser
