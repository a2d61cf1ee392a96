#include "corrections/apply_corrections.h"

#include "corrections/find_items.h"
#include "corrections/insert_values.h"
#include "corrections/text_likeness.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace planleser {

namespace {

constexpr std::string_view applied = "applied", agrees = "agrees", gone = "gone", overruled = "overruled",
                           unfit = "unfit";
constexpr int deepest = 3;

// Areas come before what stands in them, Things before their parts.
int depth_of(CorrectionAnchor const& about) {
    if (about.kind == "document" || about.kind == "area")
        return shape_of(about.kind, about.field) == ItemShape::Thing ? 0 : deepest;
    if (shape_of(about.kind, about.field) != ItemShape::Thing) return deepest;
    return about.kind == "target" || about.kind == "row" || about.kind == "column" ? 2 : 1;
}

class Application {
public:
    Application(Plan& plan, CorrectionsFile const& file, CorrectionContext const& context)
        : m_plan(plan), m_context(context),
          m_same_document(!file.sha256.empty() && file.sha256 == context.document_sha256),
          m_entries(file.entries), m_corrector(plan, context.rules),
          m_finder(std::make_unique<ItemFinder>(plan)) {
        sort_corrections(m_entries);
        m_records.resize(m_entries.size());
        for (std::size_t i = 0; i < m_entries.size(); ++i) describe(i);
    }

    CorrectionEffects run() {
        keep_known();
        overrule_earlier();
        for (int depth = 0; depth <= deepest; ++depth) decide(depth);
        for (int depth = 0; depth <= deepest; ++depth) put_in(depth);
        look_again();
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (is_open(i)) end(i, gone, "nothing like it is left");
        m_corrector.finish();
        settle_inserted(m_plan);
        m_plan.corrections = std::move(m_records);
        return std::move(m_effects);
    }

private:
    void describe(std::size_t i) {
        auto const& entry = m_entries[i];
        auto const& about = entry.about;
        m_records[i] = {"", std::string(name_of(entry.action)), about.kind, about.field, about.quote,
            about.in, entry.old_value, entry.new_value, entry.who, entry.when, entry.why, {}, ""};
    }
    bool is_open(std::size_t i) const { return m_records[i].outcome.empty(); }
    void end(std::size_t i, std::string_view outcome, std::string reason = {}, Place const& at = {}) {
        m_records[i].outcome = outcome;
        m_records[i].reason = std::move(reason);
        m_records[i].at = at;
    }
    void end_set(std::size_t i, std::string fault, bool agreed, Place const& at) {
        if (!fault.empty())
            end(i, unfit, std::move(fault), at);
        else
            end(i, agreed ? agrees : applied, {}, at);
    }

    // Of that depth; -1: of any.
    bool is_any_open(int depth = -1) const {
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (is_open(i) && (depth < 0 || depth_of(m_entries[i].about) == depth)) return true;
        return false;
    }

    static auto identity_of(AppliedCorrection const& record) {
        return std::tie(record.action, record.kind, record.field, record.quote, record.in, record.old_value,
            record.new_value, record.who, record.when);
    }
    // What the plan has taken in already.
    void keep_known() {
        for (auto const& known : m_plan.corrections) {
            if (known.outcome == gone) continue;
            for (auto& record : m_records)
                if (record.outcome.empty() && identity_of(record) == identity_of(known)) {
                    record = known;
                    break;
                }
        }
    }

    void overrule_earlier() {
        std::map<std::string, std::size_t> latest;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            auto const [found, added] = latest.try_emplace(subject_of(m_entries[i]), i);
            if (added) continue;
            auto const winner = m_entries[i].when >= m_entries[found->second].when ? i : found->second;
            auto const loser = winner == i ? found->second : i;
            found->second = winner;
            overrule(loser, winner);
        }
    }
    void overrule(std::size_t loser, std::size_t winner) {
        if (!is_open(loser)) return;
        bool const same = agree(m_entries[loser], m_entries[winner]);
        end(loser, overruled,
            fmt::format("{} of {} {}", name_of(m_entries[winner].action),
                m_entries[winner].when.empty() ? "another entry" : m_entries[winner].when,
                same ? "says the same" : "counts"));
    }

    PlanItem const& item(int number) const { return m_finder->items()[static_cast<std::size_t>(number)]; }
    Place place_of(int number) const {
        auto const places = m_finder->places_of(number);
        return places.empty() ? Place{} : places.front();
    }

    // Finds the values of all decisions of that depth, and changes them.
    void decide(int depth) {
        std::vector<std::pair<std::size_t, FoundItem>> located;
        std::map<int, std::size_t> latest; // by item: the entry that counts
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            auto const& entry = m_entries[i];
            if (!is_open(i) || depth_of(entry.about) != depth) continue;
            bool const is_field = shape_of(entry.about.kind, entry.about.field) == ItemShape::Field;
            if (entry.action == CorrectionAction::Add && !is_field) continue;
            auto const found = m_finder->find(entry);
            if (found.item >= 0) {
                located.emplace_back(i, found);
                auto& counts = latest.try_emplace(found.item, i).first->second;
                if (entry.when >= m_entries[counts].when) counts = i;
            } else if (found.owner >= 0 && entry.action == CorrectionAction::Reject) {
                end(i, agrees, "the program no longer reads it", place_of(found.owner));
            }
        }
        for (auto const& [i, found] : located) {
            if (latest.at(found.item) == i)
                decide(i, found);
            else
                overrule(i, latest.at(found.item));
        }
    }

    void decide(std::size_t i, FoundItem const& found) {
        auto const& entry = m_entries[i];
        auto const& target = item(found.item);
        auto const at = place_of(found.item);
        if (entry.action == CorrectionAction::Reject) return reject(i, found.item);
        auto const value = wanted_value(entry).value_or("");
        if (target.shape == ItemShape::Thing) {
            call(found.item, value);
            call(found.item, entry.about.quote);
        }
        bool const accepted = entry.action == CorrectionAction::Accept;
        auto fault = m_corrector.set(target, value, entry.about.place, found.is_new ? "" : "person");
        end_set(i, std::move(fault), found.is_new && !accepted, at.page > 0 ? at : entry.about.place);
    }

    void reject(std::size_t i, int number) {
        auto const& target = item(number);
        auto const at = place_of(number);
        if (target.shape == ItemShape::Field) {
            if (target.value.empty()) return end(i, agrees, {}, at);
            release(number);
            return end_set(i, m_corrector.set(target, "", {}, ""), false, at);
        }
        release(number);
        m_corrector.take_out(target);
        end(i, applied, {}, at);
    }
    void release(int number) {
        auto const& target = item(number);
        if (target.shape != ItemShape::Field || target.kind == "measure")
            for (auto const& place : m_finder->places_of(number)) m_effects.released.push_back(place);
        if (target.shape == ItemShape::Thing && target.kind != "area")
            for (auto const part : m_finder->parts_of(number)) release(static_cast<int>(part));
    }

    // Where words that are to be put in stand. Nothing: nowhere any more.
    std::optional<FoundQuote> place_of_words(Correction const& entry, int owner) const {
        auto const& about = entry.about;
        bool const has_words = !comparable_text(about.quote).empty();
        if (!m_context.quotes || !has_words) {
            if (about.place.page > std::max(m_plan.source.pages, 1)) return std::nullopt;
            return FoundQuote{{}, about.place.page > 0 ? std::vector{about.place} : std::vector<Place>()};
        }
        auto near = about.place;
        if (!m_same_document && owner >= 0)
            if (auto const at = place_of(owner); at.page > 0) near = at;
        return m_context.quotes->find(about.quote, near);
    }

    // Puts in what is missing, and what a person has vouched for and the program no longer reads.
    void put_in(int depth) {
        if (!is_any_open(depth)) return;
        refresh(); // what stands in what was just put in
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            auto const& entry = m_entries[i];
            if (!is_open(i) || depth_of(entry.about) != depth) continue;
            if (entry.action == CorrectionAction::Reject) {
                settle_reject(i);
                continue;
            }
            if (shape_of(entry.about.kind, entry.about.field) == ItemShape::Field) continue;
            put_in(i);
        }
    }

    // Of a rejected Thing that the program does not read: right if its words are still there.
    void settle_reject(std::size_t i) {
        auto const& about = m_entries[i].about;
        if (m_context.quotes == nullptr) return;
        if (auto const words = m_context.quotes->find(about.quote, about.place))
            end(i, agrees, "the program no longer reads it",
                words->places.empty() ? Place{} : words->places.front());
    }

    void refresh() {
        if (!m_stale) return;
        m_stale = false;
        m_finder = std::make_unique<ItemFinder>(m_plan);
        std::map<std::pair<std::string_view, std::pair<std::uint32_t, std::uint32_t>>, int> things;
        auto const& items = m_finder->items();
        for (std::size_t i = 0; i < items.size() && !m_names.empty(); ++i)
            if (items[i].shape == ItemShape::Thing)
                things[{items[i].kind, {items[i].address.thing, items[i].address.part}}] =
                    static_cast<int>(i);
        for (auto const& name : m_names)
            m_finder->add_name(things.at({name.kind, {name.address.thing, name.address.part}}), name.words);
    }
    void call(int thing, std::string const& words) {
        m_finder->add_name(thing, words);
        m_names.push_back({item(thing).kind, item(thing).address, words});
    }

    void put_in(std::size_t i) {
        auto const& entry = m_entries[i];
        auto const& about = entry.about;
        auto const found = m_finder->find(entry);
        bool const adds = entry.action == CorrectionAction::Add;
        if (adds && found.item >= 0 && is_that(entry, found)) {
            auto const at = place_of(found.item);
            return end_set(
                i, m_corrector.set(item(found.item), item(found.item).value, about.place, ""), true, at);
        }
        bool const needs_owner = about.kind == "target" || about.kind == "row" ||
                                 shape_of(about.kind, about.field) == ItemShape::Element;
        auto const owner = needs_owner ? found.owner : area_of(entry);
        if (needs_owner && owner < 0) return end(i, gone, "what it stands in is no longer there");
        auto const words = place_of_words(entry, owner);
        if (!words) return end(i, gone, "its words stand nowhere in the document");
        auto const at = words->places.empty() ? Place{} : words->places.front();
        if (!adds && is_read_otherwise(owner, at, about.field))
            return end(i, gone, "the program reads its words otherwise", at);
        NewValue const added{about.kind, about.field, wanted_value(entry).value_or(""), at};
        auto fault = insert_value(m_plan, added, owner >= 0 ? &item(owner) : nullptr, m_context.rules);
        m_stale = m_stale || fault.empty();
        m_has_put_in = m_has_put_in || fault.empty();
        if (fault.empty())
            m_effects.taken.insert(m_effects.taken.end(), words->glyphs.begin(), words->glyphs.end());
        end_set(i, std::move(fault), false, at);
    }

    int area_of(Correction const& entry) const {
        if (entry.about.in.empty() || entry.about.kind == "area") return -1;
        Correction area;
        area.about.kind = "area";
        area.about.field = "title";
        area.about.quote = entry.about.in.back();
        return m_finder->find(area).item;
    }

    // Whether an added value is there already: the same words, and for a Thing that may stand twice in a plan
    // also the same owner.
    bool is_that(Correction const& entry, FoundItem const& found) const {
        auto const& there = item(found.item);
        if (comparable_text(there.value) != comparable_text(entry.new_value.value_or(""))) return false;
        if (there.owner < 0 || entry.about.in.empty()) return true;
        return there.shape == ItemShape::Element ||
               comparable_text(item(there.owner).quote) == comparable_text(entry.about.in.back());
    }

    // Whether something of that owner and field stands where the words stand.
    bool is_read_otherwise(int owner, Place const& at, std::string_view field) const {
        if (at.page <= 0) return false;
        auto const overlaps = [&](Place const& place) {
            return place.page == at.page && !intersection(place.box, at.box).is_empty();
        };
        return std::ranges::any_of(m_finder->parts_of(owner), [&](std::uint32_t part) {
            auto const number = static_cast<int>(part);
            return item(number).field == field && std::ranges::any_of(m_finder->places_of(number), overlaps);
        });
    }

    // Decisions about parts of what was put in.
    void look_again() {
        if (!m_has_put_in || !is_any_open()) return;
        refresh();
        for (int depth = 0; depth <= deepest; ++depth) decide(depth);
    }

    Plan& m_plan;
    CorrectionContext const& m_context;
    bool m_same_document;
    std::vector<Correction> m_entries;
    std::vector<AppliedCorrection> m_records; // one an entry
    PlanCorrector m_corrector;
    std::unique_ptr<ItemFinder> m_finder;
    bool m_stale = false; // things were put in since m_finder looked
    bool m_has_put_in = false;
    struct Name {
        std::string_view kind;
        ItemAddress address;
        std::string words;
    };
    std::vector<Name> m_names; // of Things: what they are called besides
    CorrectionEffects m_effects;
};

} // namespace

CorrectionEffects apply_corrections(
    Plan& plan, CorrectionsFile const& file, CorrectionContext const& context) {
    return Application(plan, file, context).run();
}

void report_corrections(Plan const& plan, Diagnostics& diagnostics) {
    for (auto const& correction : plan.corrections) {
        if (correction.outcome == applied) continue;
        auto const& value = correction.new_value ? *correction.new_value : correction.old_value.value_or("");
        auto const message = fmt::format("{} {} {} \"{}\"{}", correction.action, correction.kind,
            correction.field, value, correction.reason.empty() ? "" : ": " + correction.reason);
        std::vector<Place> at;
        if (correction.at.page > 0) at.push_back(correction.at);
        auto const code = "correction." + correction.outcome;
        bool const serious = correction.outcome == gone || correction.outcome == unfit;
        diagnostics.add(serious ? Severity::Warning : Severity::Note, code, message, std::move(at));
    }
}

} // namespace planleser
