#include "plan/measure_parts.h"

#include "plan/column_contents.h"
#include "plan/labelled_text.h"
#include "plan/list_parts.h"
#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

std::string_view target_kind_of(Meaning meaning) {
    switch (meaning) {
    case Meaning::ResultTarget:
        return "result";
    case Meaning::EffectTarget:
        return "effect";
    case Meaning::Indicator:
        return "indicator";
    default:
        return "unspecified";
    }
}

bool is_target(Meaning meaning) {
    return meaning == Meaning::Target || meaning == Meaning::ResultTarget ||
           meaning == Meaning::EffectTarget || meaning == Meaning::Indicator || meaning == Meaning::Aim;
}

bool is_nothing(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == '-' || c == ' ' || c == '.'; }) ||
           text == "–" || text == "—";
}

// Labels inside a cell count where they name the same sort of thing as the cell, or where the cell may hold
// any.
bool may_change(Meaning cell, Meaning label) {
    if (is_target(cell))
        return is_target(label) || label == Meaning::Partners || label == Meaning::Responsible;
    if (cell == Meaning::Partners || cell == Meaning::Responsible)
        return label == Meaning::Partners || label == Meaning::Responsible;
    return cell == Meaning::Measure &&
           (label == Meaning::Responsible || label == Meaning::Deadline || label == Meaning::Cost ||
               label == Meaning::Status || label == Meaning::Partners || is_target(label) ||
               label == Meaning::Sdgs);
}

// In a measure's own words 'mål' may be one of them; who and when are said with a colon for a reason.
bool counts(Meaning cell, LabelledPart const& part, bool at_beginning) {
    if (!part.rule || !may_change(cell, part.rule->means)) return false;
    return cell != Meaning::Measure || at_beginning || !is_target(part.rule->means);
}

// Puts a stretch back together with the label that turned out to be none.
void append_unlabelled(std::vector<Piece>& own, LabelledPart const& part, bool begins_piece) {
    auto pieces = part.pieces;
    if (part.rule) {
        Piece first{part.label, {}, 0};
        if (!pieces.empty()) {
            first.text.append(" ", no_glyph);
            first.text.append(pieces.front().text);
            pieces.erase(pieces.begin());
        }
        pieces.insert(pieces.begin(), std::move(first));
    }
    if (!begins_piece && !own.empty() && !pieces.empty()) {
        own.back().text.append(" ", no_glyph);
        own.back().text.append(pieces.front().text);
        pieces.erase(pieces.begin());
    }
    own.insert(own.end(), std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()));
}

// In a list of targets, what follows a colon belongs to it: a paragraph, or a list with marks of its own.
std::vector<Piece> with_continuations(std::span<Piece const> pieces, Meaning meaning) {
    std::vector<Piece> result;
    for (auto const& piece : pieces) {
        bool const goes_on = is_target(meaning) && !result.empty() && !result.back().text.empty() &&
                             result.back().text.text.back() == ':' && result.back().text.size() > 60 &&
                             (!piece.is_item() || piece.marker != result.back().marker);
        if (!goes_on) {
            result.push_back(piece);
            continue;
        }
        result.back().text.append(" ", no_glyph);
        result.back().text.append(piece.text);
    }
    return result;
}

} // namespace

namespace {

// '2026-' at the end of a line, and '2027' on the next.
bool is_broken_range(std::string_view before, std::string_view behind) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::string_view const dash : {"-", "–"})
        if (before.ends_with(dash) && before.size() > dash.size() &&
            is_digit(before[before.size() - dash.size() - 1]) && !behind.empty() && is_digit(behind.front()))
            return true;
    return false;
}

} // namespace

SourcedText joined(std::span<Piece const> pieces) {
    SourcedText all;
    for (auto const& piece : pieces) {
        if (!all.empty() && !piece.text.empty() && !is_broken_range(all.text, piece.text.text))
            all.append(" ", no_glyph);
        all.append(piece.text);
    }
    return all;
}

Meaning MeasureWriter::add(Meaning meaning, std::span<Piece const> given, std::string_view rule,
    double confidence, std::string const& label) {
    auto const pieces = with_continuations(given, meaning);
    std::vector<Piece> own;
    auto current = meaning;
    std::string current_rule(rule);
    auto const settle = [&] {
        add_plain(current, own, current_rule, confidence, label);
        own.clear();
    };
    for (auto const& piece : pieces) {
        bool at_beginning = true;
        for (auto const& part :
            split_at_labels(std::span(&piece, 1), LabelSearch::Anywhere, m_reading.rules)) {
            if (counts(meaning, part, at_beginning)) {
                settle();
                current = part.rule->means;
                current_rule = part.rule->name;
                m_reading.ledger.mark(part.label, GlyphUse::Field);
                own.insert(own.end(), part.pieces.begin(), part.pieces.end());
            } else {
                append_unlabelled(own, part, at_beginning);
            }
            at_beginning = false;
        }
    }
    settle();
    return current;
}

void MeasureWriter::add_plain(Meaning meaning, std::span<Piece const> pieces, std::string_view rule,
    double confidence, std::string const& label) {
    for (auto const& piece : pieces) m_reading.ledger.mark(piece.text, GlyphUse::Field);
    if (pieces.empty() || is_nothing(joined(pieces).text)) return;
    auto const& rules = m_reading.rules;
    constexpr double doubtful = 0.7;
    if (meaning == Meaning::Deadline && confidence < doubtful && !label.empty() &&
        !says_when(joined(pieces).text, rules))
        meaning = Meaning::Field;
    switch (meaning) {
    case Meaning::Number:
        return add_text(m_measure.number, "number", pieces, rule, confidence);
    case Meaning::Measure:
        return add_own_text(pieces, rule, confidence);
    case Meaning::Items: {
        std::vector<SourcedText> items;
        for (auto const& piece : pieces) items.push_back(piece.text);
        return add_list(m_measure.items, "items", items, rule, confidence);
    }
    case Meaning::Target:
    case Meaning::ResultTarget:
    case Meaning::EffectTarget:
    case Meaning::Indicator:
    case Meaning::Aim:
        return add_targets(target_kind_of(meaning), pieces, rule, confidence);
    case Meaning::Responsible:
        return add_list(m_measure.responsible, "responsible", split_list(pieces, ListSplit::AtCommas, rules),
            rule, confidence);
    case Meaning::Partners:
        return add_list(
            m_measure.partners, "partners", split_list(pieces, ListSplit::AtAnd, rules), rule, confidence);
    case Meaning::Roles:
        return add_list(
            m_measure.roles, "roles", split_list(pieces, ListSplit::AtCommasOnly, rules), rule, confidence);
    case Meaning::Sdgs:
        return add_sdgs(pieces, rule, confidence);
    case Meaning::Deadline:
        return add_text(m_measure.deadline, "deadline", pieces, rule, confidence);
    case Meaning::Cost:
        return add_text(m_measure.cost, "cost", pieces, rule, confidence);
    case Meaning::Status:
        return add_text(m_measure.status, "status", pieces, rule, confidence);
    default: {
        auto& field = m_measure.fields[label];
        if (!field.empty()) field += ' ';
        field += joined(pieces).text;
        m_reading.take(joined(pieces), rule, confidence);
    }
    }
}

void MeasureWriter::add_own_text(std::span<Piece const> pieces, std::string_view rule, double confidence) {
    std::vector<SourcedText> items;
    for (auto const& piece : pieces) {
        bool const is_text =
            m_measure.items.empty() && items.empty() && (!piece.is_item() || m_measure.text.empty());
        if (!is_text) {
            items.push_back(piece.text);
            continue;
        }
        if (!m_measure.text.empty()) m_measure.text += ' ';
        m_measure.text += piece.text.text;
        auto ats = m_reading.take(piece.text, rule, confidence);
        m_measure.at.insert(m_measure.at.end(), ats.begin(), ats.end());
    }
    add_list(m_measure.items, "items", items, rule, confidence);
}

void MeasureWriter::add_targets(
    std::string_view kind, std::span<Piece const> pieces, std::string_view rule, double confidence) {
    for (auto const& piece : pieces) {
        if (is_nothing(piece.text.text)) continue;
        Target target;
        target.kind = kind;
        target.text = piece.text.text;
        target.at = m_reading.take(piece.text, rule, confidence);
        m_measure.targets.push_back(std::move(target));
    }
}

void MeasureWriter::add_list(std::vector<std::string>& list, char const* name,
    std::vector<SourcedText> const& parts, std::string_view rule, double confidence) {
    for (auto const& part : parts) {
        list.push_back(part.text);
        keep_places(name, m_reading.take(part, rule, confidence));
    }
}

void MeasureWriter::add_sdgs(std::span<Piece const> pieces, std::string_view rule, double confidence) {
    for (auto const& piece : pieces) {
        for (int goal : find_sdgs(piece.text, SdgContext::Bare, m_reading.rules)) {
            if (std::ranges::find(m_measure.sdgs, goal) != m_measure.sdgs.end()) continue;
            auto const at = std::ranges::lower_bound(m_measure.sdgs, goal);
            m_measure.sdgs.insert(at, goal);
        }
        keep_places("sdgs", m_reading.take(piece.text, rule, confidence));
    }
}

void MeasureWriter::add_text(std::optional<std::string>& field, char const* name,
    std::span<Piece const> pieces, std::string_view rule, double confidence) {
    auto const text = joined(pieces);
    if (field && !field->empty())
        *field += ' ' + text.text;
    else
        field = text.text;
    keep_places(name, m_reading.take(text, rule, confidence));
}

void MeasureWriter::keep_places(char const* part, Ats ats) {
    m_measure.part_at[part].push_back(std::move(ats));
}

} // namespace planleser
