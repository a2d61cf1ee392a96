// Plan JSONs: whatever the bytes, they are refused with a reason, or read, written, read back the same, and
// taken by all that uses plans.
#include "base/import_error.h"
#include "compare/compare_plans.h"
#include "compare/comparison_json.h"
#include "compare/terms.h"
#include "handover/export_tables.h"
#include "handover/html_report.h"
#include "handover/json_lines.h"
#include "handover/stratml.h"
#include "plan/plan_json.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace planleser;
    try {
        auto const plan = plan_from_json({reinterpret_cast<char const*>(data), size});
        auto const text = plan_to_json(plan);
        if (plan_to_json(plan_from_json(text)) != text) std::abort();
        Plan const both[] = {plan, plan};
        export_tables(both);
        write_json_lines(both);
        write_stratml(plan);
        auto const comparison = compare_plans(both, CompareWords(), {});
        comparison_to_json(comparison);
        auto const order = plans_in_order(both);
        write_report(comparison, order, {});
    } catch (ImportError const& error) {
        if (error.what()[0] == '\0') std::abort();
    }
    return 0;
}
