"""Which code evaluates which rule; the rules' words and limits are in data/rules.

Rules on what reading a workbook brought to light (hidden rows, unknown headers) have one code.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.submissions.validation import (
    completeness,
    denominators,
    lacking,
    progress,
    time,
    totals,
    unused,
    values,
)
from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.rule import DataBreach, DataCheck, DataRule, check

VALUE = ("name", "area", "found", "as_of")  # what every breach at a value's cell says
OTHER = (*VALUE, "other", "other_cell")
BEFORE = (*VALUE, "before", "before_cell")
SUM = (*VALUE, "sum", "part_cells")
LIMIT = ("percent",)

_REMARKED: dict[str, tuple[str, ...]] = {
    "hidden_sheet": (),
    "formula_not_computed": (),
    "cell_error": (),
    "unmapped_column": (),
    "unmapped_sheet": (),
    "mapping_unused": (),
    "row_without_area": (),
    "area_without_row": (),
    "rate_of_parts": (),
    "unit_of_table": (),
    "row_without_label": (),
    "label_struck": (),
    "number_in_comment": (),
    "number_in_text_box": (),
    "picture_not_read": (),
    "number_in_words": ("count", "range"),
    "hidden_row": ("row",),
    "hidden_column": ("column",),
    "raised_mark": ("mark",),
    "extra_sheet": ("count", "range"),
    "missing_mark": ("header",),
    "fraction_cell": ("header",),
    "fraction_column": ("header",),
    "thousands_unclear": ("header",),
    "thousands_suspect": ("header", "other_cell"),
    "total_against_rows": ("header", "sum", "part_cells"),
    "header_unclear": ("wide",),
    "cell_not_read": ("range", "count", "hidden"),
    "sheet_set_aside": ("reason",),
    "title_day_differs": ("as_of",),
    "words_change_meaning": ("where",),
    "cell_looks_otherwise": ("look",),
    "formula_not_current": ("computed",),
    "value_merged": ("range",),
    "value_missing": ("header", "range"),
    "total_against_columns": ("header", "sum", "part_cells"),
}
"""What readers remark, with the words that each remark has beside what was found."""


def remarked(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Every remark that a reader made under the rule's id."""
    for submission in evidence.submissions:
        for remark in submission.remarks:
            if remark.rule == rule.id:
                yield DataBreach(remark.source, remark.area or submission.unit, dict(remark.words))


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
    "unit_outside_group": check(values.unit_outside_group, VALUE),
    "duplicate_different": check(values.duplicate_different, OTHER),
    "duplicate_identical": check(values.duplicate_identical, OTHER),
    "differs_within_day": check(values.differs_within_day, (*OTHER, "hour", "other_hour")),
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
    "element_not_used": check(unused.element_not_used, VALUE),
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
    **{id_: check(remarked, ("found", *words)) for id_, words in _REMARKED.items()},
}
