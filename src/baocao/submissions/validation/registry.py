"""Which code evaluates which rule. Plain data; the rules' words and limits are in data/rules."""

from __future__ import annotations

from baocao.submissions.validation import (
    completeness,
    denominators,
    duplicates,
    progress,
    reading,
    time,
    totals,
    values,
)
from baocao.submissions.validation.rule import Check

VALUE = ("name", "area", "found", "as_of")  # what every breach at a value's cell says
OTHER = (*VALUE, "other", "other_cell")
BEFORE = (*VALUE, "before", "before_cell")
SUM = (*VALUE, "sum", "part_cells")
LIMIT = ("percent",)

CHECKS: dict[str, Check] = {
    "negative_count": Check(values.negative_count, VALUE),
    "fractional_count": Check(values.fractional_count, VALUE),
    "rate_below_zero": Check(values.rate_below_zero, VALUE),
    "rate_above_limit": Check(values.rate_above_limit, VALUE, LIMIT),
    "only_a_bound": Check(values.only_a_bound, VALUE),
    "share_above_limit": Check(
        values.share_above_limit, (*VALUE, "share", "base", "base_cell"), LIMIT
    ),
    "rate_against_counts": Check(
        values.rate_against_counts,
        (*VALUE, "computed", "counts", "count_cells"),
        ("rounding_units",),
    ),
    "unknown_combination": Check(values.unknown_combination, VALUE),
    "duplicate_different": Check(duplicates.duplicate_different, OTHER),
    "duplicate_identical": Check(duplicates.duplicate_identical, OTHER),
    "differs_within_day": Check(duplicates.differs_within_day, (*OTHER, "hour", "other_hour")),
    "districts_against_province": Check(totals.districts_against_province, SUM),
    "options_against_total": Check(totals.options_against_total, SUM),
    "elements_against_total": Check(totals.elements_against_total, SUM),
    "part_above_whole": Check(totals.part_above_whole, (*OTHER, "other_name")),
    "options_in_order": Check(totals.options_in_order, (*OTHER, "other_name")),
    "as_of_after_cutoff": Check(time.as_of_after_cutoff, (*VALUE, "cutoff")),
    "as_of_before_window": Check(time.as_of_before_window, (*VALUE, "start")),
    "cumulative_falls": Check(time.cumulative_falls, (*BEFORE, "before_day")),
    "change_beyond": Check(time.change_beyond, (*BEFORE, "now"), ("times", "minimum")),
    "denominator_changed": Check(
        denominators.denominator_changed, (*BEFORE, "before_day", "change"), LIMIT
    ),
    "denominator_differs": Check(
        denominators.denominator_differs, (*OTHER, "provider", "other_provider"), LIMIT
    ),
    "groups_above_whole": Check(
        denominators.groups_above_whole, (*OTHER, "sum", "part_cells", "other_name")
    ),
    "missing_unit": Check(completeness.missing_unit, ("area", "found")),
    "too_few_units": Check(
        completeness.too_few_units, ("found", "received", "expected_units"), LIMIT
    ),
    "file_resent": Check(completeness.file_resent, ("area", "found", "other_file")),
    "values_resent": Check(
        completeness.values_resent, ("area", "found", "other_file"), ("minimum",)
    ),
    "unknown_plan": Check(progress.unknown_plan, ("found", "nearest")),
    "unknown_item": Check(progress.unknown_item, ("found", "plan", "nearest")),
    "item_stated_twice": Check(progress.item_stated_twice, ("found", "other_cell")),
    "hidden_row": Check(reading.remarked, ("found", "row")),
    "hidden_column": Check(reading.remarked, ("found", "column")),
    "hidden_sheet": Check(reading.remarked, ("found",)),
    "formula_not_computed": Check(reading.remarked, ("found",)),
    "cell_error": Check(reading.remarked, ("found",)),
    "unmapped_column": Check(reading.remarked, ("found",)),
    "unmapped_sheet": Check(reading.remarked, ("found",)),
    "mapping_unused": Check(reading.remarked, ("found",)),
    "row_without_area": Check(reading.remarked, ("found",)),
    "missing_mark": Check(reading.remarked, ("found", "header")),
    "area_without_row": Check(reading.remarked, ("found",)),
    "rate_of_parts": Check(reading.remarked, ("found",)),
    "fraction_column": Check(reading.remarked, ("found", "header")),
    "thousands_suspect": Check(reading.remarked, ("found", "header", "other_cell")),
    "total_against_rows": Check(reading.remarked, ("found", "header", "sum", "part_cells")),
}
