#include "handover/workbook.h"

#include "base/import_error.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace planleser {
namespace {

// What Excel takes in one cell; a longer text is cut, its whole stands in every other format.
constexpr std::size_t longest_text = 32'000;

struct Heading {
    char const* text;
    double width; // in characters
};

std::string shortened(std::string text) {
    if (text.size() <= longest_text) return text;
    auto end = longest_text;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text + " …";
}

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) all += (all.empty() ? "" : "\n") + text;
    return all;
}

double as_double(Decimal value) {
    double result = static_cast<double>(value.units());
    for (int i = 0; i < value.places(); ++i) result /= 10;
    return result;
}

class Sheet {
public:
    Sheet(lxw_workbook* workbook, char const* name, std::vector<Heading> const& headings, lxw_format* bold,
        lxw_format* wrap)
        : m_sheet(workbook_add_worksheet(workbook, name)), m_wrap(wrap),
          m_columns(static_cast<lxw_col_t>(headings.size())) {
        for (lxw_col_t i = 0; i < m_columns; ++i) {
            worksheet_set_column(m_sheet, i, i, headings[i].width, nullptr);
            worksheet_write_string(m_sheet, 0, i, headings[i].text, bold);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
    }
    void text(std::string const& value) {
        if (!value.empty())
            worksheet_write_string(m_sheet, m_row, m_column, shortened(value).c_str(), m_wrap);
        ++m_column;
    }
    void text(std::optional<std::string> const& value) { text(value.value_or("")); }
    void number(double value, lxw_format* format = nullptr) {
        worksheet_write_number(m_sheet, m_row, m_column++, value, format);
    }
    void year(std::optional<int> value) {
        if (value)
            number(*value);
        else
            ++m_column;
    }
    void blank() { ++m_column; }
    void page(Plan const& plan, int page) {
        if (page > 0) {
            auto const target = "external:" + plan.source.file + "#page=" + std::to_string(page);
            auto const shown = std::to_string(page);
            if (worksheet_write_url_opt(m_sheet, m_row, m_column, target.c_str(), nullptr, shown.c_str(),
                    nullptr) != LXW_NO_ERROR)
                worksheet_write_number(m_sheet, m_row, m_column, page, nullptr);
        }
        ++m_column;
    }
    void page(Plan const& plan, Ats const& at) { page(plan, at.empty() ? 0 : at.front().place.page); }
    void end_row() { ++m_row, m_column = 0; }
    void finish() {
        worksheet_autofilter(
            m_sheet, 0, 0, std::max<lxw_row_t>(m_row, 2) - 1, static_cast<lxw_col_t>(m_columns - 1));
    }

private:
    lxw_worksheet* m_sheet;
    lxw_format* m_wrap;
    lxw_col_t m_columns;
    lxw_row_t m_row = 1;
    lxw_col_t m_column = 0;
};

std::string area_of(Plan const& plan, std::optional<std::string> const& id) {
    for (auto const& area : plan.areas)
        if (id && area.id == *id) return (area.number ? *area.number + " " : "") + area.title;
    return {};
}

std::string in_bokmaal(std::string const& kind) {
    static constexpr std::array<std::pair<char const*, char const*>, 24> words = {
        {{"result", "resultatmål"}, {"effect", "effektmål"}, {"indicator", "indikator"},
            {"unspecified", "mål"}, {"vision", "visjon"}, {"main_goal", "hovedmål"}, {"sub_goal", "delmål"},
            {"strategy", "strategi"}, {"challenge", "utfordring"}, {"priority", "prioritering"},
            {"budget", "budsjett"}, {"revised_budget", "revidert budsjett"}, {"actual", "regnskap"},
            {"forecast", "prognose"}, {"proposal", "forslag"}, {"change", "endring"}, {"amount", "beløp"},
            {"count", "antall"}, {"comment", "kommentar"}, {"note", "merknad"}, {"warning", "advarsel"},
            {"error", "feil"}, {"partner", "partner"}, {"responsible", "ansvarlig"}}};
    auto const* word =
        std::find_if(words.begin(), words.end(), [&](auto const& pair) { return kind == pair.first; });
    return word == words.end() ? kind : word->second;
}

void fill_measures(Sheet& sheet, Plan const& plan) {
    for (auto const& measure : plan.measures) {
        sheet.year(plan.document.year);
        sheet.text(plan.document.organisation);
        sheet.text(area_of(plan, measure.area));
        sheet.text(measure.number);
        sheet.text(measure.text);
        sheet.text(joined(measure.items));
        sheet.text(joined(measure.responsible));
        sheet.text(joined(measure.partners));
        sheet.text(measure.deadline);
        sheet.text(measure.cost);
        sheet.text(measure.status);
        std::string goals;
        for (int const goal : measure.sdgs) goals += (goals.empty() ? "" : ", ") + std::to_string(goal);
        sheet.text(goals);
        sheet.page(plan, measure.at);
        sheet.text(measure.id);
        sheet.end_row();
    }
}

void fill_targets(Sheet& sheet, Plan const& plan) {
    for (auto const& goal : plan.goals) {
        sheet.year(plan.document.year), sheet.text(plan.document.organisation),
            sheet.text(area_of(plan, goal.area)), sheet.blank();
        sheet.text(in_bokmaal(goal.level)), sheet.text(goal.text), sheet.page(plan, goal.at),
            sheet.text(goal.id), sheet.end_row();
    }
    for (auto const& measure : plan.measures)
        for (auto const& target : measure.targets) {
            sheet.year(plan.document.year), sheet.text(plan.document.organisation),
                sheet.text(area_of(plan, measure.area));
            sheet.text(measure.text), sheet.text(in_bokmaal(target.kind)), sheet.text(target.text);
            sheet.page(plan, target.at), sheet.text(measure.id), sheet.end_row();
        }
}

void fill_partners(Sheet& sheet, Plan const& plan) {
    for (auto const& measure : plan.measures)
        for (auto const& [part, names] :
            {std::pair{"partner", &measure.partners}, std::pair{"responsible", &measure.responsible}})
            for (auto const& name : *names) {
                sheet.year(plan.document.year), sheet.text(plan.document.organisation), sheet.text(name);
                sheet.text(in_bokmaal(part)), sheet.text(measure.text), sheet.page(plan, measure.at),
                    sheet.text(measure.id);
                sheet.end_row();
            }
}

void fill_budget(Sheet& sheet, Plan const& plan, lxw_format* amount) {
    for (auto const& budget : plan.budgets)
        for (auto const& row : budget.rows)
            for (std::size_t i = 0; i < std::min(row.values.size(), budget.columns.size()); ++i) {
                auto const* value = std::get_if<Decimal>(&row.values[i]);
                auto const* comment = std::get_if<std::string>(&row.values[i]);
                if (!value && !comment) continue;
                auto const& column = budget.columns[i];
                sheet.year(plan.document.year), sheet.text(plan.document.organisation),
                    sheet.text(budget.title), sheet.text(row.group);
                sheet.text(row.label), sheet.text(column.label), sheet.year(column.year),
                    sheet.text(in_bokmaal(column.kind));
                auto const kroner =
                    value && column.kind != "count" ? value->times(Decimal(budget.scale)) : std::nullopt;
                kroner ? sheet.number(as_double(*kroner), amount) : sheet.blank();
                value && !kroner ? sheet.number(as_double(*value), amount) : sheet.blank();
                sheet.text(comment ? *comment : std::string());
                sheet.text(i < row.written.size() ? row.written[i] : std::string());
                sheet.page(plan, row.at), sheet.end_row();
            }
}

void fill_findings(Sheet& sheet, Plan const& plan) {
    for (auto const& finding : plan.diagnostics) {
        sheet.year(plan.document.year), sheet.text(plan.source.file),
            sheet.text(in_bokmaal(name_of(finding.severity)));
        sheet.text(finding.code), sheet.text(finding.message),
            sheet.page(plan, finding.at.empty() ? 0 : finding.at.front().page);
        sheet.end_row();
    }
}

} // namespace

void write_workbook(std::filesystem::path const& file, std::span<Plan const> plans) {
    lxw_workbook* workbook = workbook_new(file.c_str());
    if (!workbook) throw ImportError(ImportErrorKind::Unwritable, "the workbook cannot be begun");
    auto* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    auto* wrap = workbook_add_format(workbook);
    format_set_text_wrap(wrap);
    format_set_align(wrap, LXW_ALIGN_VERTICAL_TOP);
    auto* amount = workbook_add_format(workbook);
    format_set_num_format(amount, "#,##0.##;-#,##0.##;0");

    Sheet measures(workbook, "Tiltak",
        {{"År", 6}, {"Organisasjon", 24}, {"Område", 28}, {"Nr.", 8}, {"Tiltak", 60}, {"Punkter", 40},
            {"Ansvarlig", 24}, {"Partnere", 28}, {"Frist", 14}, {"Kostnad", 14}, {"Status", 14},
            {"FNs mål", 10}, {"Side", 6}, {"Id", 14}},
        bold, wrap);
    Sheet targets(workbook, "Mål",
        {{"År", 6}, {"Organisasjon", 24}, {"Område", 28}, {"Tiltak", 50}, {"Slag", 14}, {"Mål", 70},
            {"Side", 6}, {"Id", 14}},
        bold, wrap);
    Sheet partners(workbook, "Partnere",
        {{"År", 6}, {"Organisasjon", 24}, {"Navn", 36}, {"Rolle", 12}, {"Tiltak", 60}, {"Side", 6},
            {"Id", 14}},
        bold, wrap);
    Sheet budget(workbook, "Budsjett",
        {{"År", 6}, {"Organisasjon", 24}, {"Tabell", 24}, {"Gruppe", 20}, {"Post", 40}, {"Kolonne", 24},
            {"Gjelder år", 10}, {"Slag", 16}, {"Kroner", 16}, {"Antall", 12}, {"Kommentar", 40},
            {"Som skrevet", 14}, {"Side", 6}},
        bold, wrap);
    Sheet findings(workbook, "Merknader",
        {{"År", 6}, {"Fil", 28}, {"Alvor", 10}, {"Kode", 28}, {"Merknad", 90}, {"Side", 6}}, bold, wrap);
    for (auto const& plan : plans) {
        fill_measures(measures, plan);
        fill_targets(targets, plan);
        fill_partners(partners, plan);
        fill_budget(budget, plan, amount);
        fill_findings(findings, plan);
    }
    for (auto* sheet : {&measures, &targets, &partners, &budget, &findings}) sheet->finish();
    if (auto const error = workbook_close(workbook); error != LXW_NO_ERROR)
        throw ImportError(ImportErrorKind::Unwritable,
            std::string("the workbook cannot be written: ") + lxw_strerror(error));
}

} // namespace planleser
