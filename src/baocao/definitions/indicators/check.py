"""What the records of a programme's indicators must agree on: themes, ids, names, categories;
an indicator also with the elements that it is computed from.

Each check yields `Problem`s with file, line and field; nothing is raised or read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.core.errors import Problem
from baocao.core.quantities import Unit
from baocao.core.vietnamese.names import fold
from baocao.definitions.indicators.model import Aggregation, DataElement, Indicator, Term
from baocao.definitions.indicators.naming import places_of
from baocao.definitions.indicators.sources import RecordPlace, Sources, check_options

RESERVED = "percentage_points"  # what shares differ by


def check_sources(sources: Sources) -> Iterator[Problem]:
    """Yield every contradiction within the files."""
    yield from _themes(sources)
    yield from _duplicates(sources)
    yield from _units(sources)
    yield from _aliases(sources)
    for place, element in sources.placed_elements():
        yield from _element(place, element, sources)
    for place, indicator in sources.placed_indicators():
        yield from check_indicator(place, indicator, sources)


def _themes(sources: Sources) -> Iterator[Problem]:
    known = [theme.id for theme in sources.themes[1].themes]
    for source, file in sources.files:
        if file.theme not in known:
            todo = f"chọn một trong: {', '.join(known)}"
            yield RecordPlace(source, ()).problem(f"không có nhóm “{file.theme}”", todo, "theme")


def _duplicates(sources: Sources) -> Iterator[Problem]:
    source, file = sources.categories
    categories = [
        (RecordPlace(source, ("categories", i)), c) for i, c in enumerate(file.categories)
    ]
    yield from _repeated((place, record.id) for place, record in categories)
    for place, category in categories:
        path = (*place.path, "options")
        options = [(RecordPlace(source, (*path, i)), one) for i, one in enumerate(category.options)]
        yield from _repeated((place, option.id) for place, option in options)
        yield from _repeated((place, code) for place, one in options for code in one.areas)
    source, themes = sources.themes
    places = (RecordPlace(source, ("themes", i)) for i in range(len(themes.themes)))
    yield from _repeated(zip(places, (theme.id for theme in themes.themes), strict=True))
    yield from _repeated((place, record.id) for place, record in sources.placed_elements())
    yield from _repeated((place, record.id) for place, record in sources.placed_indicators())


def _units(sources: Sources) -> Iterator[Problem]:
    """A programme names each unit once; every unit that is used exists."""
    if sources.own_units:
        source, file = sources.own_units
        places = [(RecordPlace(source, ("units", i)), u.id) for i, u in enumerate(file.units)]
        yield from _repeated(places)
        for place, unit in places:
            if unit == RESERVED:
                what = f"mã “{unit}” dành cho chênh lệch mà báo cáo tự tính"
                yield place.problem(what, "đặt mã khác, ví dụ points", "id")
    named = [(place, element.unit.value) for place, element in sources.placed_elements()]
    named += [(place, indicator.unit.value) for place, indicator in sources.placed_indicators()]
    for place, unit in named:
        if unit not in sources.units:
            listed = ", ".join(sources.units)
            todo = f"chọn trong: {listed}; hoặc thêm vào units.yaml của chương trình"
            yield place.problem(f"không có đơn vị tính “{unit}”", todo, "unit")


def _repeated(ids: Iterable[tuple[RecordPlace, str]]) -> Iterator[Problem]:
    seen: dict[str, RecordPlace] = {}
    for place, id_ in ids:
        if id_ in seen:
            first = seen[id_].source.where(*seen[id_].path)
            yield place.problem(f"mã “{id_}” đã dùng ở {first}", "đặt mã khác", "id")
        seen.setdefault(id_, place)


def _aliases(sources: Sources) -> Iterator[Problem]:
    """One column header must not lead to two elements."""
    owners: dict[str, str] = {}
    for place, element in sources.placed_elements():
        for name in (element.name, *element.aliases):
            owner = owners.setdefault(fold(name), element.id)
            if owner != element.id:
                what = f"tên “{name}” cũng là tên của số liệu “{owner}”"
                yield place.problem(what, "mỗi tên cột chỉ thuộc một số liệu", "aliases")


def _element(place: RecordPlace, element: DataElement, sources: Sources) -> Iterator[Problem]:
    for i, category in enumerate(element.categories):
        if category not in sources.options:
            yield place.unknown("cách phân tách", category, sources.options, "categories", i)
    yield from _sums(place, element, sources)
    for i, options in enumerate(element.combinations):
        if set(dict(options)) != set(element.categories):
            what = "tổ hợp phải có đủ các cách phân tách của số liệu"
            yield place.problem(what, f"ghi đủ: {', '.join(element.categories)}", "combinations", i)
        yield from check_options(place, options, sources, "combinations", i)
    if element.is_rate and (element.sums_over or element.aggregation is not Aggregation.STOCK):
        what = "tỷ lệ không cộng được qua nhóm hoặc qua thời gian"
        yield place.problem(what, "bỏ sums_over và ghi aggregation: stock", "is_rate")


def _sums(place: RecordPlace, element: DataElement, sources: Sources) -> Iterator[Problem]:
    """Totals are made over categories of the element whose options share nobody."""
    for i, category in enumerate(element.sums_over):
        if category not in element.categories:
            yield place.unknown("cách phân tách", category, element.categories, "sums_over", i)
        elif category in sources.overlapping:
            what = f"một người có thể thuộc nhiều nhóm của “{category}”: cộng lại là tính trùng"
            yield place.problem(what, "bỏ khỏi sums_over; tổng số do đơn vị ghi", "sums_over", i)


def check_indicator(
    place: RecordPlace, indicator: Indicator, sources: Sources
) -> Iterator[Problem]:
    """Yield every contradiction between an indicator and the elements that it names."""
    for part, terms in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
        for i, term in enumerate(terms):
            yield from _term(place, term, sources, part, i)
    for i, split in enumerate(indicator.splits):
        yield from check_options(place, split, sources, "splits", i)
    yield from _rate_element(place, indicator, sources)
    yield from _splits(place, indicator, sources)
    yield from _pattern(place, indicator)
    yield from _units_of(place, indicator, sources)
    yield from _time(place, indicator, sources)


def _term(place: RecordPlace, term: Term, sources: Sources, *path: str | int) -> Iterator[Problem]:
    element = sources.elements.get(term.element)
    if element is None:
        yield place.unknown("số liệu", term.element, sources.elements, *path, "element")
        return
    yield from check_options(place, term.options, sources, *path, "options")
    for category in set(dict(term.options)) & set(sources.options) - set(element.categories):
        what = f"số liệu “{element.id}” không phân tách theo “{category}”"
        yield place.problem(what, "bỏ lựa chọn này hoặc đổi số liệu", *path, "options", category)


def _rate_element(place: RecordPlace, indicator: Indicator, sources: Sources) -> Iterator[Problem]:
    if indicator.rate_element is None:
        return
    element = sources.elements.get(indicator.rate_element)
    if element is None:
        name = indicator.rate_element
        yield place.unknown("số liệu", name, sources.elements, "rate_element")
    elif not element.is_rate or element.unit != indicator.unit:
        what = f"“{element.id}” không phải tỷ lệ cùng đơn vị với chỉ số"
        yield place.problem(what, "chọn số liệu có is_rate: true và cùng unit", "rate_element")


def _splits(place: RecordPlace, indicator: Indicator, sources: Sources) -> Iterator[Problem]:
    """Every split must be carried by the numerator, and by the finished rate."""
    names = [term.element for term in indicator.numerator]
    carriers = [*names, *([indicator.rate_element] if indicator.rate_element else [])]
    for i, split in enumerate(indicator.splits):
        for name in carriers:
            element = sources.elements.get(name)
            for category, _ in split if element else ():
                if element and category not in element.categories:
                    what = f"số liệu “{name}” không phân tách theo “{category}”"
                    todo = "bỏ cách phân tách này hoặc thêm vào categories của số liệu"
                    yield place.problem(what, todo, "splits", i, category)


def _pattern(place: RecordPlace, indicator: Indicator) -> Iterator[Problem]:
    """A pattern has the places of one of the splits; others are named without one."""
    patterns = {"name_pattern": indicator.name_pattern, "label_pattern": indicator.label_pattern}
    for field, pattern in patterns.items():
        try:
            places = places_of(pattern)
        except ValueError:
            what = "dấu ngoặc nhọn không khép kín"
            yield place.problem(what, "ghi dạng {mã cách phân tách}", field)
            continue
        splits = [split for split in indicator.splits if split]
        if pattern and splits and places not in [set(dict(s)) for s in splits]:
            names = ", ".join(f"{{{category}}}" for category, _ in splits[0])
            what = f"{field} không khớp với cách phân tách nào ở splits"
            yield place.problem(what, f"{field} phải có đúng: {names}", field)


def _units_of(place: RecordPlace, indicator: Indicator, sources: Sources) -> Iterator[Problem]:
    if not indicator.denominator:
        yield from _count_unit(place, indicator, sources)
    elif unit := sources.units.get(indicator.unit.value):
        yield from _rate_unit(place, indicator, unit, sources)
    for part, terms in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
        if len(_found_units(terms, sources)) > 1:
            what = "cộng các số liệu khác đơn vị"
            yield place.problem(what, "chỉ cộng số liệu cùng đơn vị", part)


def _rate_unit(
    place: RecordPlace, indicator: Indicator, unit: Unit, sources: Sources
) -> Iterator[Problem]:
    if unit.per is None:
        rates = ", ".join(one.value for one in sources.units.values() if one.per)
        own = "per: 1000 nếu tính trên 1.000, per: 1 nếu là số bình quân (điểm, người/hộ)"
        todo = f"chọn một trong: {rates}; hoặc ghi ở units.yaml {own}"
        yield place.problem("chỉ số có mẫu số phải là tỷ lệ hoặc số lần", todo, "unit")
    elif indicator.multiplier != unit.per:
        what = f"hệ số nhân không hợp với đơn vị {unit.value}"
        yield place.problem(what, f"ghi {unit.per}", "multiplier")


def _count_unit(place: RecordPlace, indicator: Indicator, sources: Sources) -> Iterator[Problem]:
    units = _found_units(indicator.numerator, sources)
    if units and indicator.unit not in units:
        todo = f"ghi đơn vị của số liệu: {', '.join(sorted(unit.value for unit in units))}"
        yield place.problem("đơn vị của chỉ số khác đơn vị của số liệu", todo, "unit")
    if indicator.multiplier != 1:
        yield place.problem("chỉ số không có mẫu số thì không nhân", "ghi 1", "multiplier")


def _found_units(terms: Iterable[Term], sources: Sources) -> set[Unit]:
    return {element.unit for element in _found(terms, sources)}


def _found(terms: Iterable[Term], sources: Sources) -> list[DataElement]:
    names = (term.element for term in terms)
    return [sources.elements[name] for name in names if name in sources.elements]


def _time(place: RecordPlace, indicator: Indicator, sources: Sources) -> Iterator[Problem]:
    """Events of a window divided by a state at a date change with the window's length."""
    top = {element.aggregation for element in _found(indicator.numerator, sources)}
    bottom = {element.aggregation for element in _found(indicator.denominator, sources)}
    if len(top) > 1:
        todo = "chỉ cộng số liệu cùng loại"
        yield place.problem("cộng số liệu trong kỳ với số liệu tại thời điểm", todo, "numerator")
    mixed = top == {Aggregation.FLOW} and Aggregation.STOCK in bottom
    if mixed and not indicator.flow_over_stock:
        what = "chia số liệu trong kỳ cho số liệu tại thời điểm"
        todo = "đổi số liệu, hoặc ghi lý do vào trường flow_over_stock"
        yield place.problem(what, todo, "denominator")
