#include "app/import_failure.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <new>

namespace planleser {

namespace {

std::string to_json(ImportFailure const& failure) {
    nlohmann::json const json{
        {"kind", static_cast<int>(failure.kind)}, {"reason", failure.reason}, {"page", failure.page}};
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ImportFailure failure_from_json(std::string_view text) {
    auto const json = nlohmann::json::parse(text);
    return {static_cast<ImportErrorKind>(json.at("kind").get<int>()), json.at("reason"), json.at("page")};
}

} // namespace

void do_guarded(MessageWriter& messages, std::function<void()> const& work) {
    auto const fail = [&messages](ImportFailure const& failure) {
        messages.send(MessageKind::Failure, to_json(failure));
    };
    drop_privileges();
    try {
        work();
    } catch (ImportError const& error) {
        fail({error.kind(), error.what(), error.at().page});
    } catch (std::bad_alloc const&) {
        std::abort(); // as Poppler does: the document is read again without the page that was too much
    } catch (std::exception const& error) {
        messages.send(MessageKind::Fault, error.what());
    }
}

ImportFailure failure_of(WorkerEnd const& end, WorkerLimits const& limits) {
    if (end.way == WorkerEnd::Way::Failed) return failure_from_json(end.last_word);
    bool const is_fault = end.way == WorkerEnd::Way::Died && !end.last_word.empty();
    return {is_fault ? ImportErrorKind::Unreadable : ImportErrorKind::LimitReached, reason_of(end, limits)};
}

char const* name_of(ImportErrorKind kind) {
    switch (kind) {
    case ImportErrorKind::Unreadable:
        return "unreadable";
    case ImportErrorKind::BadRules:
        return "bad-rules";
    case ImportErrorKind::BadPlan:
        return "bad-plan";
    case ImportErrorKind::BadCorrections:
        return "bad-corrections";
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
