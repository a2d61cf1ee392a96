#include "app/import_failure.h"

#include <nlohmann/json.hpp>

namespace planleser {

std::string to_json(ImportFailure const& failure) {
    nlohmann::json const json{
        {"kind", static_cast<int>(failure.kind)}, {"reason", failure.reason}, {"page", failure.page}};
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ImportFailure failure_from_json(std::string_view text) {
    auto const json = nlohmann::json::parse(text);
    return {static_cast<ImportErrorKind>(json.at("kind").get<int>()), json.at("reason"), json.at("page")};
}

char const* name_of(ImportErrorKind kind) {
    switch (kind) {
    case ImportErrorKind::Unreadable:
        return "unreadable";
    case ImportErrorKind::BadRules:
        return "bad-rules";
    case ImportErrorKind::BadPlan:
        return "bad-plan";
    case ImportErrorKind::Unwritable:
        return "unwritable";
    case ImportErrorKind::MissingPart:
        return "missing-part";
    case ImportErrorKind::LimitReached:
        return "limit-reached";
    }
    return "unreadable";
}

} // namespace planleser
