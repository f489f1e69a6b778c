"""Semester updates as a file: every pair of a party and an area, the areas, and the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from dashboard.reports.sheets import Column, ListFile, Sheet
from data.update_answers import Done
from layouts import terms
from layouts.updates_words import capital, deadline_source, semester_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.reports.sheets import Cell
    from data.answers import AreaInfo
    from data.update_answers import UpdateCell, UpdateFigures
    from layouts.updates_view import View

PARTS: Final = ("kepengurusan", "perempuan", "keanggotaan", "kantor")
STATES: Final = {
    Done.DONE: N_("Sudah"),
    Done.OPEN: N_("Belum"),
    Done.ABSENT: N_("tidak terdaftar"),
    Done.NEVER: N_("belum ada laporan"),
}
CODE: Final = Column(header=N_("Kode wilayah"), width=12)
NAME: Final = Column(header=N_("Wilayah"), width=28)
PARTY: Final = Column(header=N_("Partai"), width=16)
STATE: Final = Column(
    header=N_("Keadaan"), width=18,
    meaning=N_("Partai yang tidak disebut dalam laporan wilayahnya dihitung belum; wilayah tanpa laporan: belum ada laporan."),
)  # fmt: skip
DONE: Final = Column(header=N_("Sudah"), kind="count", width=10)
WHOLE: Final = Column(header=N_("Ditunggu"), kind="count", width=10)
SHARE: Final = Column(header=N_("Bagian"), kind="share", width=10)
ABSENT: Final = Column(header=N_("Tidak terdaftar"), kind="count", width=15)
METRICS: Final = ("updates_done", "updates_expected", "updates_share", "updates_obstacles")


def updates_file(view: View, lang: Lang) -> ListFile:
    """The file of what the page shows; an area of many has all its pairs."""
    semester = view.semester
    said = [(t("Semester", lang), capital(semester_words(semester.code, lang)))]
    said.append((t("Tenggat", lang), f"{semester.deadline.isoformat()}, {deadline_source(semester, lang)}"))
    if view.question.part:
        said.append((t("Unsur", lang), terms.word(terms.OBJECTS, view.question.part, lang)))
    if view.question.party:
        said.append((t("Partai", lang), view.names.get(view.question.party, view.question.party)))
    return ListFile(
        topic="pemutakhiran",
        title=t("Pemutakhiran data partai", lang),
        area=view.whole.area,
        as_of=view.question.as_of,
        data_as_of=view.whole.data_as_of,
        sheets=(_pairs(view, lang), _areas(view), _parties(view)),
        lang=lang,
        said=tuple(said),
        metrics=METRICS,
    )


def leaves(one: UpdateFigures) -> list[UpdateFigures]:
    """The kab/kota of an area, or itself."""
    return [leaf for child in one.children for leaf in leaves(child)] if one.children else [one]


def _pairs(view: View, lang: Lang) -> Sheet:
    columns = (
        CODE,
        NAME,
        PARTY,
        STATE,
        *(Column(header=terms.OBJECTS[part], width=14) for part in PARTS),
        Column(header=N_("Disampaikan"), kind="moment", width=17, meaning=N_("Waktu disampaikan, dalam WIB.")),
        Column(header=N_("Kendala"), width=40),
        Column(header=N_("Sumber"), width=30),
    )
    return Sheet(title=N_("Pemutakhiran"), columns=columns, rows=list(_rows(view, lang)))


def _rows(view: View, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    found = {(one.area_code, one.party): one for one in view.cells}
    own = [(view.whole.area, False)] if any(one.area_code == view.whole.area.code for one in view.cells) else []
    places = [(one.area, one.done is None) for one in leaves(view.whole)]
    for area, silent in [*(own if not view.is_single else []), *places]:
        for code, name in view.names.items():
            if view.question.party in {None, code}:
                yield _row(area, name, found.get((area.code, code)), lang, silent=silent)


def _row(area: AreaInfo, party: str, one: UpdateCell | None, lang: Lang, *, silent: bool) -> tuple[Cell, ...]:
    state = one.state if one else Done.NEVER if silent else Done.OPEN
    said = [None if one is None or part not in one.parts else one.parts[part] for part in PARTS]
    words = [None if known is None else t(N_("Sudah") if known else N_("Belum"), lang) for known in said]
    rest = (one.at, one.obstacle, one.source) if one else (None, None, None)
    return (area.code, area.name, party, t(STATES[state], lang), *words, *rest)


def _areas(view: View) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (one.area.code, one.area.name, one.done, one.expected, one.share, one.absent, one.obstacles)
        for one in leaves(view.whole)
    ]
    notes = Column(header=N_("Kendala"), kind="count", width=10)
    return Sheet(title=N_("Wilayah"), columns=(CODE, NAME, DONE, WHOLE, SHARE, ABSENT, notes), rows=rows)


def _parties(view: View) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (one.party.abbreviation, one.party.name, one.done, one.expected, one.share, one.absent, one.obstacles)
        for one in view.parties
    ]
    name, notes = Column(header=N_("Nama"), width=36), Column(header=N_("Kendala"), kind="count", width=10)
    return Sheet(title=N_("Partai"), columns=(PARTY, name, DONE, WHOLE, SHARE, ABSENT, notes), rows=rows)
