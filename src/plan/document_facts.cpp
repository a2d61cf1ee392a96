#include "plan/document_facts.h"

#include "plan/cover_lines.h"
#include "plan/each_text.h"
#include "plan/plan_owner.h"
#include "text/code_points.h"
#include "text/date.h"
#include "text/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace planleser {

namespace {

CalendarWords calendar_of(RuleSet const& rules) {
    CalendarWords words;
    for (auto const& [word, month] : rules.values("month"))
        words.months.push_back({word, static_cast<int>(month)});
    words.until = rules.words("until");
    return words;
}

bool is_capital_letters(std::string_view text) {
    return fold(text) != text && text.size() > 3;
}

class FactReader {
public:
    explicit FactReader(PlanReading& reading)
        : m_reading(reading), m_facts(reading.plan.document), m_calendar(calendar_of(reading.rules)) {
        for (auto& line : find_cover_lines(reading.tree)) add_cover_line(std::move(line));
    }

    void read() {
        read_title();
        read_kind();
        read_years();
        read_adoption();
        PlanOwner(m_reading, m_cover).read();
        read_language();
        read_basis();
    }

private:
    RuleSet const& rules() const { return m_reading.rules; }

    // Lines of a cover in one print read as one heading; the one that says who adopted the plan stands alone,
    // and so does the owner's name.
    void add_cover_line(CoverLine line) {
        auto const parts = printed_lines(line.text, m_reading.tree.glyphs);
        auto const names_plan = [&](SourcedText const& part) {
            return find_fact(rules(), Meaning::Title, part.text).has_value();
        };
        bool const names = std::ranges::any_of(parts, names_plan);
        bool const falls_apart = parts.size() > 1 && std::ranges::any_of(parts, [&](SourcedText const& part) {
            auto const hit = find_fact(rules(), Meaning::Adoption, part.text);
            auto const owner = find_fact(rules(), Meaning::Organisation, part.text);
            bool const names_owner =
                owner && owner->whole.size() == part.size() && names && !names_plan(part);
            return names_owner || (hit && hit->whole.begin == 0);
        });
        if (!falls_apart) return m_cover.lines.push_back(std::move(line));
        for (auto const& part : parts) m_cover.lines.push_back({part, line.size, line.page});
    }

    // 'Denne planen viser hva vi vil gjøre de neste årene.' names no plan.
    static bool is_sentence(std::string_view text) {
        constexpr std::size_t longest_title = 80; // bytes, of one that ends in a full stop
        return text.size() > longest_title && text.ends_with('.');
    }

    // The largest print that names a plan; where none does, the largest print of the first page.
    std::size_t title_line() const {
        auto best = m_cover.lines.size();
        bool best_names = false;
        for (std::size_t i = 0; i < m_cover.lines.size(); ++i) {
            auto const& line = m_cover.lines[i];
            bool const names = !is_sentence(line.text.text) &&
                               find_fact(rules(), Meaning::Title, line.text.text).has_value() &&
                               !find_fact(rules(), Meaning::Adoption, line.text.text);
            auto const head = rules().find_term(line.text.text, TermPlace::Heading);
            if (head && head->rule->means == Meaning::NoMeasures && !(names && line.page == 1)) continue;
            bool const better = best == m_cover.lines.size() || (names && !best_names) ||
                                (names == best_names && line.page == m_cover.lines[best].page &&
                                    line.size > m_cover.lines[best].size + 0.5);
            if (better && (names || line.page == 1)) best = i, best_names = names;
        }
        return best;
    }

    void read_title() {
        auto const line = title_line();
        if (line == m_cover.lines.size()) return;
        auto title = m_cover.lines[line].text;
        m_cover.title_line = line;
        // 'HANDLINGSPLAN' alone is a title's first line: what it is for, and the year, follow.
        for (auto next = line + 1; next < m_cover.lines.size() && next <= line + 3 && needs_more(title.text);
             ++next) {
            auto const& more = m_cover.lines[next];
            if (more.page != m_cover.lines[line].page || more.text.size() > 60 ||
                find_fact(rules(), Meaning::Adoption, more.text.text))
                break;
            bool const year = !find_dates(more.text.text, m_calendar).empty();
            if (more.size + 0.5 < 0.6 * m_cover.lines[line].size && !year) break;
            title.append(" ", no_glyph);
            title.append(more.text);
            m_cover.last_title_line = next;
        }
        m_cover.last_title_line = std::max(m_cover.last_title_line, line);
        add_year_line(title);
        title = without_organisation(title);
        m_cover.title = title;
        m_facts.title = title.text;
        m_facts.at["title"] = m_reading.take(title, rule_name(Meaning::Title, title.text, "document.title"));
    }

    // A title without a year, and right below it the year alone.
    void add_year_line(SourcedText& title) {
        auto const next = m_cover.last_title_line + 1;
        if (next >= m_cover.lines.size() ||
            m_cover.lines[next].page != m_cover.lines[m_cover.title_line].page ||
            !find_dates(title.text, m_calendar).empty())
            return;
        auto const& line = m_cover.lines[next].text;
        auto const dates = find_dates(line.text, m_calendar);
        bool const alone =
            dates.size() == 1 && dates.front().at.size() == line.size() &&
            (dates.front().kind == DateKind::Year || dates.front().kind == DateKind::YearRange);
        if (!alone) return;
        title.append(" ", no_glyph);
        title.append(line);
        m_cover.last_title_line = next;
    }

    bool needs_more(std::string const& title) const {
        auto const hit = find_fact(rules(), Meaning::Title, title);
        bool const bare = hit && hit->whole.size() + 2 >= title.size();
        bool const opens = hit && hit->whole.end == title.size() && is_capital_letters(title);
        return bare || (opens && find_dates(title, m_calendar).empty());
    }

    std::string rule_name(Meaning meaning, std::string_view text, char const* otherwise) const {
        auto const hit = find_fact(rules(), meaning, text);
        return hit ? hit->rule->name : otherwise;
    }

    void read_kind() {
        constexpr std::size_t longest_name = 100; // of a document, bytes
        // 'Samfunnsdel 2026–2038', and below it 'med handlingsdel': a line that begins small goes on with the
        // title.
        auto title = m_cover.title;
        if (auto const next = m_cover.last_title_line + 1; next < m_cover.lines.size() && !title.empty()) {
            auto const& line = m_cover.lines[next].text;
            if (line.size() <= longest_name && is_lower(code_point_at(line.text, 0).value)) {
                title.append(" ", no_glyph);
                title.append(line);
            }
        }
        std::vector<SourcedText const*> texts{&title};
        for (auto const& line : m_cover.lines) texts.push_back(&line.text);
        for (auto const* text : texts)
            for (auto const& hit : in_order_of_rules(rules().find_all(RuleKind::Fact, text->text))) {
                auto const kind = kind_of(hit.rule->means);
                if (kind.empty()) continue;
                // 'Innbyggerne har kommet med innspill': a sentence that tells of notes.
                if (kind == "input_notes" && text != &title && text->size() > longest_name) continue;
                m_facts.kind = kind;
                m_facts.at["kind"] = m_reading.places(*text, hit.rule->name, hit.rule->confidence);
                return;
            }
        if (auto const fixed = rules().document_fact("kind")) m_facts.kind = *fixed;
    }

    // The first rule of the file decides, wherever in the title its word stands.
    std::vector<RuleHit> in_order_of_rules(std::vector<RuleHit> hits) const {
        auto const& all = rules().files();
        auto const place = [&](RuleHit const& hit) {
            std::size_t order = 0;
            for (auto const& file : all)
                for (auto const& rule : file.rules) {
                    if (&rule == hit.rule) return order;
                    ++order;
                }
            return order;
        };
        std::ranges::stable_sort(hits, {}, place);
        return hits;
    }

    static std::string_view kind_of(Meaning meaning) {
        switch (meaning) {
        case Meaning::ActionProgramme:
            return "action_programme";
        case Meaning::StrategyPaper:
            return "strategy";
        case Meaning::InputNotes:
            return "input_notes";
        default:
            return {};
        }
    }

    bool take_years(SourcedText const& text) {
        auto const dates = find_dates(text.text, m_calendar);
        auto const range = std::ranges::find(dates, DateKind::YearRange, &DateMention::kind);
        if (range != dates.end()) {
            m_facts.period = {*range->year, range->last_year};
            m_facts.year = *range->year == range->last_year ? range->year : std::nullopt;
        } else {
            auto const year = std::ranges::find(dates, DateKind::Year, &DateMention::kind);
            if (year == dates.end() || !year->year) return false;
            m_facts.year = year->year;
            m_facts.period = {*year->year, *year->year};
        }
        auto const at = m_reading.places(text, "document.years");
        m_facts.at["period"] = at;
        if (m_facts.year) m_facts.at["year"] = at;
        return true;
    }

    void read_years() {
        if (take_years(m_cover.title)) {
            if (!m_facts.year)
                read_first_year();
            else if (auto const* line = period_line())
                take_years(*line);
            return;
        }
        for (std::size_t i = 0; i < m_cover.lines.size(); ++i) {
            auto const& line = m_cover.lines[i];
            bool const about_plan =
                i <= m_cover.last_title_line + 2 || find_fact(rules(), Meaning::Title, line.text.text);
            bool const says_period = find_fact(rules(), Meaning::Period, line.text.text).has_value();
            bool const short_enough = line.text.size() <= 60 || says_period;
            if (!short_enough || !(about_plan || says_period) ||
                find_fact(rules(), Meaning::Adoption, line.text.text) ||
                find_fact(rules(), Meaning::Dated, line.text.text))
                continue;
            if (take_years(line.text)) return;
        }
        if (m_facts.kind == "input_notes") read_year_of_letter();
    }

    // 'Handlingsplan mot 2030', and right below it '2026–2030' alone: a goal's year, and the plan's.
    SourcedText const* period_line() const {
        auto const next = m_cover.last_title_line + 1;
        if (next >= m_cover.lines.size()) return nullptr;
        auto const& line = m_cover.lines[next].text;
        auto const dates = find_dates(line.text, m_calendar);
        bool const alone = dates.size() == 1 && dates.front().kind == DateKind::YearRange &&
                           dates.front().at.size() == line.size();
        return alone ? &line : nullptr;
    }

    // Notes and hearing statements are dated as letters are.
    void read_year_of_letter() {
        auto const& lines = m_cover.lines;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            // 'Dato:' and the day may stand in columns of their own.
            auto text = lines[i].text;
            if (i + 1 < lines.size() && text.text.ends_with(':')) {
                text.append(" ", no_glyph);
                text.append(lines[i + 1].text);
            }
            auto const hit = find_fact(rules(), Meaning::Dated, text.text);
            auto const date = hit ? hit->capture("date") : std::nullopt;
            if (!date) continue;
            for (auto const& mention : find_dates(date->of(text.text), m_calendar))
                if (mention.year) m_facts.year = mention.year;
            if (!m_facts.year) continue;
            m_facts.at["year"] = m_reading.places(text, hit->rule->name, hit->rule->confidence);
            return;
        }
    }

    // 'Økonomiplan 2025–2028', and below it 'Budsjett 2025': the year that it decides on.
    void read_first_year() {
        for (std::size_t i = m_cover.title_line; i < m_cover.lines.size() && i <= m_cover.last_title_line + 2;
             ++i) {
            auto const& line = m_cover.lines[i].text;
            auto const dates = find_dates(line.text, m_calendar);
            bool const names_one = dates.size() == 1 && dates.front().kind == DateKind::Year &&
                                   m_facts.period && dates.front().year == (*m_facts.period)[0];
            if (!names_one || line.size() > 60 || !find_fact(rules(), Meaning::Title, line.text)) continue;
            m_facts.year = dates.front().year;
            m_facts.at["year"] = m_reading.take(line, "document.years");
            return;
        }
    }

    void read_adoption() {
        for (auto const& line : m_cover.lines) {
            auto const hit = find_fact(rules(), Meaning::Adoption, line.text.text);
            // A line of the cover that begins with it speaks of this plan; inside a sentence it is often
            // another.
            if (!hit || hit->whole.begin > 40) continue;
            if (line.text.text.find(',') < hit->whole.begin && !names_owner_before(line.text, *hit)) continue;
            if (auto const date = hit->capture("date")) take_adoption_date(line.text, *date, hit->rule->name);
            if (auto const by = hit->capture("by")) {
                auto const text = line.text.part(by->begin, by->size());
                m_facts.adopted_by = text.text;
                m_facts.at["adopted_by"] = m_reading.take(text, hit->rule->name);
            }
            m_reading.ledger.mark(line.text, GlyphUse::Field);
            return;
        }
    }

    // 'Fjordvik kommune, vedtatt …'
    bool names_owner_before(SourcedText const& line, RuleHit const& adoption) const {
        auto before = trimmed(line.part(0, adoption.whole.begin));
        while (!before.empty() && (before.text.back() == ',' || before.text.back() == ' '))
            before = before.part(0, before.size() - 1);
        auto const owner = find_fact(rules(), Meaning::Organisation, before.text);
        return owner && owner->whole.size() == before.size();
    }

    std::optional<std::string> iso_date(std::string_view text) const {
        for (auto const& date : find_dates(text, m_calendar))
            if (date.kind == DateKind::Day && date.year) return date.iso();
        return std::nullopt;
    }

    void take_adoption_date(SourcedText const& line, ByteRange range, std::string const& rule) {
        auto const date = iso_date(range.of(line.text));
        if (!date) return;
        m_facts.adopted_date = date;
        m_facts.at["adopted_date"] = m_reading.take(line.part(range.begin, range.size()), rule);
    }

    // 'Budsjett 2014 - Fjordvik kommune': the plan's name on one side of a dash, its owner's on the other.
    SourcedText without_organisation(SourcedText const& title) {
        for (std::string_view const dash : {" - ", " – "}) {
            auto const at = title.text.find(dash);
            if (at == std::string::npos || title.text.find(dash, at + 1) != std::string::npos) continue;
            auto const before = trimmed(title.part(0, at)), after = trimmed(title.part(at + dash.size()));
            if (find_fact(rules(), Meaning::Title, before.text) &&
                !find_fact(rules(), Meaning::Title, after.text) &&
                PlanOwner(m_reading, m_cover).take(after, OwnerLine::Whole))
                return before;
        }
        return title;
    }

    // Of the words that only one of the two has; a long plan need not be read to its end.
    void read_language() {
        constexpr int enough = 500;
        std::unordered_set<std::string_view> const nynorsk(
            rules().words("nynorsk").begin(), rules().words("nynorsk").end());
        std::unordered_set<std::string_view> const bokmal(
            rules().words("bokmal").begin(), rules().words("bokmal").end());
        constexpr std::string_view ends_word = " .,:;()/!?";
        int of_nynorsk = 0, of_bokmal = 0;
        each_text(m_reading.tree.root, [&](SourcedText const& text) {
            if (of_nynorsk + of_bokmal >= enough) return;
            auto const folded = fold(text.text);
            std::string_view const view = folded;
            for (std::size_t begin = 0; begin < view.size();) {
                auto end = begin;
                while (end < view.size() && ends_word.find(view[end]) == std::string_view::npos) ++end;
                auto const word = view.substr(begin, end - begin);
                of_nynorsk += nynorsk.contains(word);
                of_bokmal += bokmal.contains(word);
                begin = end + 1;
            }
        });
        m_facts.language = of_nynorsk > of_bokmal ? "nn" : "nb";
    }

    void read_basis() {
        each_text(m_reading.tree.root, [&](SourcedText const& text) {
            if (text.size() < 30) return;
            for (auto const& hit : rules().find_all(RuleKind::Statement, Meaning::BasedOn, text.text)) {
                auto const title = hit.capture("title");
                if (!title) continue;
                BasedOn basis{std::string(title->of(text.text)), {}, {}};
                if (auto const date = hit.capture("date")) basis.adopted_date = iso_date(date->of(text.text));
                if (auto const by = hit.capture("by")) basis.adopted_by = std::string(by->of(text.text));
                auto const at = m_reading.take(text.part(title->begin, title->size()), hit.rule->name);
                auto& all = m_facts.at["based_on"];
                all.insert(all.end(), at.begin(), at.end());
                m_facts.based_on.push_back(std::move(basis));
            }
        });
    }

    PlanReading& m_reading;
    DocumentFacts& m_facts;
    CalendarWords m_calendar;
    Cover m_cover;
};

} // namespace

void read_document_facts(PlanReading& reading) {
    FactReader(reading).read();
}

} // namespace planleser
