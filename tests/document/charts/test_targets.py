"""The chart of targets by status."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from baocao.document.charts.targets import describe_targets, target_chart
from baocao.results.model import TargetStatus
from tests.document.charts import sample
from tests.document.charts.spec import rows


def test_bars_are_the_numbers_of_targets() -> None:
    """Every status that occurs has a bar as long as its number of targets."""
    data, words = sample.full_report(), sample.words()
    drawn = {row["name"]: row["value"] for row in rows(target_chart(data, words), "targets")}
    counted = Counter(judged.status for judged in data.targets)
    assert drawn == {words.target_status(status): n for status, n in counted.items()}
    assert sum(drawn.values()) == len(data.targets)


def test_numbers_beside_the_bars_are_in_the_description() -> None:
    """Chart and description print the same numbers under the same words."""
    data, words = sample.full_report(), sample.words()
    text = describe_targets(data, words)
    for row in rows(target_chart(data, words), "targets"):
        assert f"{row['name']}: {row['text']}" in text


def test_targets_of_which_nobody_knows_how_they_stand_give_no_chart() -> None:
    """A bar of "chưa có số liệu" alone says less than a sentence."""
    full = sample.full_report()
    unknown = [replace(judged, status=TargetStatus.NOT_REPORTED) for judged in full.targets]
    data = sample.report(targets=tuple(unknown))
    assert target_chart(data, sample.words()) is None
    assert describe_targets(data, sample.words()) == ""


def test_no_targets_give_no_chart() -> None:
    """A plan without targets has no chart and no description."""
    assert target_chart(sample.report(), sample.words()) is None
    assert describe_targets(sample.report(), sample.words()) == ""
