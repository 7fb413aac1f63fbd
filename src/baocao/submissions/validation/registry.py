"""Which code evaluates which rule. Plain data; the rules' words and limits are in data/rules."""

from __future__ import annotations

from baocao.submissions.validation import (
    completeness,
    denominators,
    duplicates,
    lacking,
    progress,
    reading,
    time,
    totals,
    unused,
    values,
)
from baocao.submissions.validation.rule import DataCheck, check

VALUE = ("name", "area", "found", "as_of")  # what every breach at a value's cell says
OTHER = (*VALUE, "other", "other_cell")
BEFORE = (*VALUE, "before", "before_cell")
SUM = (*VALUE, "sum", "part_cells")
LIMIT = ("percent",)

CHECKS: dict[str, DataCheck] = {
    "negative_count": check(values.negative_count, VALUE),
    "fractional_count": check(values.fractional_count, VALUE),
    "rate_below_zero": check(values.rate_below_zero, VALUE),
    "rate_above_limit": check(values.rate_above_limit, VALUE, LIMIT),
    "only_a_bound": check(values.only_a_bound, VALUE),
    "share_above_limit": check(
        values.share_above_limit, (*VALUE, "share", "base", "base_cell"), LIMIT
    ),
    "rate_against_counts": check(
        values.rate_against_counts,
        (*VALUE, "computed", "counts", "count_cells"),
        ("rounding_units",),
    ),
    "unknown_combination": check(values.unknown_combination, VALUE),
    "duplicate_different": check(duplicates.duplicate_different, OTHER),
    "duplicate_identical": check(duplicates.duplicate_identical, OTHER),
    "differs_within_day": check(duplicates.differs_within_day, (*OTHER, "hour", "other_hour")),
    "districts_against_province": check(totals.districts_against_province, SUM),
    "options_against_total": check(totals.options_against_total, SUM),
    "elements_against_total": check(totals.elements_against_total, SUM),
    "part_above_whole": check(totals.part_above_whole, (*OTHER, "other_name")),
    "options_in_order": check(totals.options_in_order, (*OTHER, "other_name")),
    "as_of_after_cutoff": check(time.as_of_after_cutoff, (*VALUE, "cutoff")),
    "as_of_before_window": check(time.as_of_before_window, (*VALUE, "start")),
    "cumulative_falls": check(time.cumulative_falls, (*BEFORE, "before_day")),
    "change_beyond": check(time.change_beyond, (*BEFORE, "now"), ("times", "minimum")),
    "denominator_changed": check(
        denominators.denominator_changed, (*BEFORE, "before_day", "change"), LIMIT
    ),
    "denominator_differs": check(
        denominators.denominator_differs, (*OTHER, "provider", "other_provider"), LIMIT
    ),
    "groups_above_whole": check(
        denominators.groups_above_whole, (*OTHER, "sum", "part_cells", "other_name")
    ),
    "observation_not_used": check(unused.observation_not_used, (*VALUE, "reason")),
    "observation_without_result": check(
        unused.observation_without_result, (*VALUE, "indicator", "lacking")
    ),
    "blank_had_value": check(
        lacking.blank_had_value, ("name", "area", "found", "before", "before_day", "before_cell")
    ),
    "done_without_proof": check(lacking.done_without_proof, ("found", "plan", "lacking")),
    "target_not_assessable": check(
        lacking.target_not_assessable, ("name", "area", "found", "targets")
    ),
    "people_above_population": check(denominators.people_above_population, (*OTHER, "other_name")),
    "missing_unit": check(completeness.missing_unit, ("found", "areas")),
    "too_few_units": check(
        completeness.too_few_units, ("found", "received", "expected_units"), LIMIT
    ),
    "nothing_read": check(completeness.nothing_read, ("area", "found")),
    "file_resent": check(completeness.file_resent, ("area", "found", "other_file")),
    "values_resent": check(
        completeness.values_resent, ("area", "found", "other_file"), ("minimum",)
    ),
    "unknown_plan": check(progress.unknown_plan, ("found", "nearest")),
    "unknown_item": check(progress.unknown_item, ("found", "plan", "nearest")),
    "item_stated_twice": check(progress.item_stated_twice, ("found", "other_cell")),
    "item_stated_otherwise": check(progress.item_stated_otherwise, ("found", "other_cell")),
    "hidden_row": check(reading.remarked, ("found", "row")),
    "hidden_column": check(reading.remarked, ("found", "column")),
    "hidden_sheet": check(reading.remarked, ("found",)),
    "formula_not_computed": check(reading.remarked, ("found",)),
    "raised_mark": check(reading.remarked, ("found", "mark")),
    "cell_error": check(reading.remarked, ("found",)),
    "unmapped_column": check(reading.remarked, ("found",)),
    "extra_sheet": check(reading.remarked, ("found", "count", "range")),
    "unmapped_sheet": check(reading.remarked, ("found",)),
    "mapping_unused": check(reading.remarked, ("found",)),
    "row_without_area": check(reading.remarked, ("found",)),
    "missing_mark": check(reading.remarked, ("found", "header")),
    "area_without_row": check(reading.remarked, ("found",)),
    "rate_of_parts": check(reading.remarked, ("found",)),
    "fraction_cell": check(reading.remarked, ("found", "header")),
    "unit_of_table": check(reading.remarked, ("found",)),
    "fraction_column": check(reading.remarked, ("found", "header")),
    "thousands_unclear": check(reading.remarked, ("found", "header")),
    "thousands_suspect": check(reading.remarked, ("found", "header", "other_cell")),
    "total_against_rows": check(reading.remarked, ("found", "header", "sum", "part_cells")),
    "row_without_label": check(reading.remarked, ("found",)),
    "header_unclear": check(reading.remarked, ("found", "wide")),
    "cell_not_read": check(reading.remarked, ("found", "range", "count", "hidden")),
    "sheet_set_aside": check(reading.remarked, ("found", "reason")),
    "title_day_differs": check(reading.remarked, ("found", "as_of")),
    "cell_looks_otherwise": check(reading.remarked, ("found", "look")),
    "label_struck": check(reading.remarked, ("found",)),
    "formula_not_current": check(reading.remarked, ("found", "computed")),
    "number_in_comment": check(reading.remarked, ("found",)),
    "number_in_text_box": check(reading.remarked, ("found",)),
    "value_merged": check(reading.remarked, ("found", "range")),
    "value_missing": check(reading.remarked, ("found", "header", "range")),
    "total_against_columns": check(reading.remarked, ("found", "header", "sum", "part_cells")),
}
