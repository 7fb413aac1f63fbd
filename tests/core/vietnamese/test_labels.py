"""Words that numbers stand behind in names, and where they stand so."""

from __future__ import annotations

import pytest

from baocao.core.vietnamese.labels import is_labelled, labels_in


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("mũi 3", {"mũi"}),
        ("Cấp độ 1", {"độ"}),
        ("18+, lần 2", {"lần"}),
        ("Tỷ lệ khám lần 10 cho trẻ", set()),
        ("trẻ từ 5 đến dưới 12 tuổi", set()),
        ("người từ 18 tuổi trở lên", set()),
        ("5-11", set()),
        ("nhóm 18+", set()),
        ("đạt 95%", set()),
        ("kỳ 2022", set()),
        ("nông thôn", set()),
    ],
)
def test_labels_of_a_name(name: str, labels: set[str]) -> None:
    assert labels_in([name]) == labels


def test_a_number_behind_a_label() -> None:
    labels = labels_in(["mũi 3"])
    assert is_labelled("tiêm mũi 3", len("tiêm mũi "), labels)
    assert is_labelled("Mũi\u00a03", len("Mũi "), labels)
    assert not is_labelled("tiêm 3", len("tiêm "), labels)
    assert not is_labelled("3 mũi", 0, labels)
