"""What the records of a programme's indicators must agree on: themes, ids, names, categories.

Each check yields `Problem`s with file, line and field; nothing is raised or read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.core.errors import Problem
from baocao.core.vietnamese.names import fold
from baocao.definitions.indicators.check_indicators import check_indicator
from baocao.definitions.indicators.model import Aggregation, DataElement
from baocao.definitions.indicators.sources import RecordPlace, Sources, check_options


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
        options = enumerate(category.options)
        yield from _repeated((RecordPlace(source, (*path, i)), option.id) for i, option in options)
    source, themes = sources.themes
    places = (RecordPlace(source, ("themes", i)) for i in range(len(themes.themes)))
    yield from _repeated(zip(places, (theme.id for theme in themes.themes), strict=True))
    yield from _repeated((place, record.id) for place, record in sources.placed_elements())
    yield from _repeated((place, record.id) for place, record in sources.placed_indicators())


def _units(sources: Sources) -> Iterator[Problem]:
    """A programme names each unit once; every unit that is used exists."""
    if sources.own_units:
        source, file = sources.own_units
        places = ((RecordPlace(source, ("units", i)), u.id) for i, u in enumerate(file.units))
        yield from _repeated(places)
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
