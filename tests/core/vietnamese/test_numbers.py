"""Numbers are written as Vietnamese documents do, read back the same, and never flattered."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Quantity, Unit
from baocao.core.vietnamese.numbers import (
    decimals_of,
    format_number,
    format_value,
    is_seen,
    parse_number,
)

percentages = st.decimals(0, 250, places=6)
counts = st.integers(-(10**12), 10**12)


def printed(value: Decimal, decimals: int, boundaries: Sequence[Decimal] = ()) -> str:
    """A value that nothing bounds but `boundaries`, with all its decimals."""
    return format_value(Quantity(value), Unit.UNITS, decimals, boundaries, decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1234567, None, "1.234.567"),
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("83.150"), None, "83,150"),
        (Decimal("83.15"), 1, "83,2"),
        (Decimal("83.15"), 3, "83,150"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("-1234.5"), None, "-1.234,5"),
        (Decimal("-0.04"), 1, "0,0"),
        (2, 2, "2,00"),
    ],
)
def test_numbers_take_thousands_dots_and_a_decimal_comma(
    value: Decimal | int, decimals: int | None, text: str
) -> None:
    """A number is grouped by dots; decimals are rounded half up only where asked."""
    assert format_number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "boundaries", "text"),
    [
        ("99.996", 2, ["100"], "99,99"),
        ("100.004", 2, ["100"], "100,01"),
        ("99.96", 1, ["100"], "99,9"),
        ("99.94", 1, ["100"], "99,9"),
        ("94.996", 2, ["95"], "94,99"),
        ("95", 2, ["95"], "95"),
        ("-0.001", 2, ["0"], "-0,01"),
        ("0.001", 2, ["0"], "0,01"),
        ("83.145", 2, ["80"], "83,15"),
        ("99.96", 0, [], "100"),
        ("94.97", 0, ["94.5", "95"], "94,9"),
        ("99.995", 2, ["99.995"], "99,995"),
    ],
)
def test_rounding_stops_short_of_a_boundary(
    value: str, decimals: int, boundaries: list[str], text: str
) -> None:
    """A value short of a boundary, or past it, is still so when printed."""
    assert printed(Decimal(value), decimals, [*map(Decimal, boundaries)]) == text


@given(percentages, st.integers(0, 3), st.lists(percentages, max_size=3))
def test_rounding_never_changes_a_verdict(
    value: Decimal, decimals: int, boundaries: list[Decimal]
) -> None:
    """Whatever the boundaries are, the rounded value compares with each as the value does."""
    rounded = parse_number(printed(value, decimals, boundaries)).value
    for limit in boundaries:
        assert (rounded < limit, rounded == limit) == (value < limit, value == limit)


@given(percentages, st.integers(0, 3))
def test_rounding_without_boundaries_is_half_up(value: Decimal, decimals: int) -> None:
    """With no boundary near, the rounded value is the nearest one, ties going up."""
    shifted = value * 10**decimals
    rounded = parse_number(printed(value, decimals)).value
    assert rounded * 10**decimals == int(shifted + Decimal("0.5"))


@pytest.mark.parametrize(
    ("value", "bound", "decimals", "text"),
    [
        ("83.15", Bound.EXACT, 2, "83,15%"),
        ("83.3", Bound.EXACT, 2, "83,3%"),
        ("99.96", Bound.EXACT, 1, "99,9%"),
        ("99.996", Bound.EXACT, 2, "99,99%"),
        ("100", Bound.EXACT, 2, "100%"),
        ("100.00000", Bound.EXACT, 2, "100%"),
        ("100.004", Bound.EXACT, 2, "100,01%"),
        ("0.001", Bound.EXACT, 2, "0,01%"),
        ("74", Bound.ABOVE, 2, "trên 74%"),
        ("74.5678", Bound.ABOVE, 2, "trên 74,56%"),
        ("74", Bound.AT_LEAST, 2, "từ 74% trở lên"),
        ("100", Bound.NEARLY, 2, "gần 100%"),
        ("99.996", Bound.NEARLY, 2, "gần 99,996%"),
        ("5", Bound.BELOW, 2, "dưới 5%"),
        ("4.991", Bound.AT_MOST, 2, "không quá 5%"),
        ("5", Bound.AT_MOST, 2, "không quá 5%"),
    ],
)
def test_percentages_keep_their_bound_and_their_side_of_100(
    value: str, bound: Bound, decimals: int, text: str
) -> None:
    """A bound is worded and rounded so that it stays true; 99,96% is never 100%."""
    assert format_value(Quantity(Decimal(value), bound), Unit.PERCENT, decimals) == text


@pytest.mark.parametrize(
    ("value", "least", "text"),
    [
        ("99.8967", 2, "99,90%"),
        ("99.9", 0, "99,9%"),  # published so
        ("95.5", 2, "95,50%"),  # computed beside 99,09%
        ("95.125", 2, "95,13%"),
        ("80", 2, "80%"),
        ("0", 2, "0%"),
        ("79.9999", 2, "80,00%"),
    ],
)
def test_rates_of_a_column_have_the_same_decimals(value: str, least: int, text: str) -> None:
    """A published rate keeps its own; what is whole has none."""
    assert format_value(Quantity(Decimal(value)), Unit.PERCENT, 2, (), least) == text


def test_counts_carry_no_unit_word() -> None:
    """A count is the bare number: the sentence around it names what is counted."""
    doses = Quantity(Decimal(8093900))
    assert format_value(doses, Unit("doses"), 0) == "8.093.900"
    assert format_value(Quantity(Decimal(500), Bound.ABOVE), Unit.CASES, 0) == "trên 500"


def test_a_value_never_prints_as_the_target_it_misses() -> None:
    """A target given as a boundary holds the printed value on its own side."""
    result = Quantity(Decimal("94.9962"))
    assert format_value(result, Unit.PERCENT, 2) == "95%"
    assert format_value(result, Unit.PERCENT, 2, [Decimal(95)]) == "94,99%"


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("8.093.900", "8093900", Bound.EXACT),
        ("221.133", "221133", Bound.EXACT),
        ("1 234", "1234", Bound.EXACT),
        ("1\u00a0234\u202f567", "1234567", Bound.EXACT),
        ("83,15%", "83.15", Bound.EXACT),
        ("83,15 %", "83.15", Bound.EXACT),
        ("0,123", "0.123", Bound.EXACT),
        ("1.234,5", "1234.5", Bound.EXACT),
        ("-2,5", "-2.5", Bound.EXACT),
        ("\u22122,5", "-2.5", Bound.EXACT),
        ("05", "5", Bound.EXACT),
        ("  12 ", "12", Bound.EXACT),
        ("trên 74%", "74", Bound.ABOVE),
        ("Tre\u0302n 74%", "74", Bound.ABOVE),
        ("hơn 1.200", "1200", Bound.ABOVE),
        (">98", "98", Bound.ABOVE),
        ("từ 74% trở lên", "74", Bound.AT_LEAST),
        ("≥ 95", "95", Bound.AT_LEAST),
        (">=95", "95", Bound.AT_LEAST),
        ("ít nhất 30%", "30", Bound.AT_LEAST),
        ("Gần 100%", "100", Bound.NEARLY),
        ("dưới 5%", "5", Bound.BELOW),
        ("< 5", "5", Bound.BELOW),
        ("không quá 5%", "5", Bound.AT_MOST),
        ("≤5", "5", Bound.AT_MOST),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: str, bound: Bound) -> None:
    """Grouping, percent sign and bound words are understood in every spelling."""
    assert parse_number(text) == Quantity(Decimal(value), bound)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ô trống"),
        ("\u00a0", "ô trống"),
        ("855.8", "không rõ dấu chấm"),
        ("98.09%", "không rõ dấu chấm"),
        ("83.150%", "không rõ dấu chấm"),
        ("0.123", "không rõ dấu chấm"),
        ("1.2345.678", "không rõ dấu chấm"),
        ("8,093,900", "không phải số"),
        ("1.234 567", "không phải số"),
        ("12 34", "không phải số"),
        ("70-80%", "không phải số"),
        ("khoảng 70", "không phải số"),
        ("chưa có", "không phải số"),
        ("trên", "không phải số"),
        ("trên dưới 70", "không phải số"),
        ("1e5", "không phải số"),
        ("٣", "không phải số"),
        ("12\n345", "nhiều dòng"),
        ("1234567890123456", "dài quá 15 chữ số"),
    ],
)
def test_what_is_ambiguous_is_refused(text: str, reason: str) -> None:
    """Nothing is guessed: what may be read two ways, or is no number, is refused with a reason."""
    with pytest.raises(ValueError, match=reason):
        parse_number(text)


def test_a_refusal_says_how_to_write_the_number() -> None:
    """Whichever of the two readings was meant."""
    unclear = (
        "không rõ dấu chấm trong “855.8” tách hàng nghìn hay phần thập phân; "
        "ghi dấu phẩy cho phần thập phân, dấu chấm trước từng nhóm ba chữ số"
    )
    for text, said in (
        ("855.8", unclear),
        ("ba", "“ba” không phải số; ghi dạng 1.234 hoặc 83,15%"),
    ):
        with pytest.raises(ValueError, match="“") as caught:
            parse_number(text)
        assert str(caught.value) == said


@pytest.mark.parametrize(
    ("value", "decimals"), [("83.10", 2), ("83", 0), ("8E+3", 0), ("NaN", 0), ("-0.125", 3)]
)
def test_decimals_are_those_that_a_value_is_stated_with(value: str, decimals: int) -> None:
    """Zeros at the end count: somebody wrote them."""
    assert decimals_of(Decimal(value)) == decimals


@given(counts)
def test_counts_survive_writing_and_reading(count: int) -> None:
    """Any whole number reads back as itself."""
    assert parse_number(format_number(count)) == Quantity(Decimal(count))


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(1, 4))
def test_decimals_survive_writing_and_reading(value: Decimal, decimals: int) -> None:
    """Any decimal number reads back as what was printed."""
    printed = format_number(value, decimals)
    assert abs(parse_number(printed).value - value) <= Decimal(5).scaleb(-decimals - 1)
    assert format_number(parse_number(printed).value, decimals) == printed


@given(percentages, st.sampled_from(Bound), st.integers(0, 3))
def test_percentages_survive_with_their_bound(value: Decimal, bound: Bound, decimals: int) -> None:
    """A printed percentage reads back with its bound and within one step of its value."""
    read = parse_number(format_value(Quantity(value, bound), Unit.PERCENT, decimals))
    assert read.bound is bound
    assert abs(read.value - value) < Decimal(1).scaleb(-decimals)


@given(percentages, st.integers(0, 3))
def test_a_printed_bound_is_true_of_its_source(value: Decimal, decimals: int) -> None:
    """Rounding only ever weakens a bound."""
    above = format_value(Quantity(value, Bound.ABOVE), Unit.PERCENT, decimals)
    below = format_value(Quantity(value, Bound.BELOW), Unit.PERCENT, decimals)
    assert parse_number(above).value <= value <= parse_number(below).value


@pytest.mark.parametrize(
    ("value", "decimals", "seen"),
    [
        ("0.0006", 2, False),
        ("0.004", 2, False),
        ("0.005", 2, True),
        ("0", 2, False),
        ("12.3", 0, True),
        ("-0.04", 1, False),
        ("-0.05", 1, True),
    ],
)
def test_a_value_is_seen_where_its_decimals_show_it(
    value: str, decimals: int, *, seen: bool
) -> None:
    assert is_seen(Decimal(value), decimals) is seen
