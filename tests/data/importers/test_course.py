"""The check of a service's course accepts exactly what some order of steps explains."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from dashboard.core.errors import InvalidInput
from data.importers.reading import read_file
from data.ticket_steps import Flat, events_of
from tests.data.importers.made import NOW, make_lookups

HEADER = ("id_sumber,kode_wilayah,kanal,kategori,dibuka_pada,respons_pertama_pada,selesai_pada,dibuka_kembali_pada,"
          "eskalasi_ke,eskalasi_pada,eskalasi_kembali_pada")  # fmt: skip
START = datetime(2022, 8, 1, 1, tzinfo=UTC)
MANY = 6_000


def drawn(rng: Random) -> Flat:
    """Facts at random hours of one day: most make no sense, a few are courses that can have been."""

    def hours(most: int) -> tuple[datetime, ...]:
        some = [START + timedelta(hours=rng.randint(0, 9)) for _ in range(rng.randint(0, most))]
        return tuple(sorted(some) if rng.random() < 0.8 else some)

    def hour() -> datetime | None:
        return next(iter(hours(1)), None)

    return Flat(
        opened_at=START + timedelta(hours=rng.randint(0, 3)),
        first_response_at=hour(),
        resolutions=hours(3),
        reopenings=hours(2),
        escalated_to="provinsi",
        escalated_at=hour(),
        returned_at=hour(),
    )


def row(number: int, flat: Flat) -> str:
    cells = [flat.first_response_at, flat.resolutions, flat.reopenings, flat.escalated_at, flat.returned_at]
    opened, (answered, ended, again, away, back) = written(flat.opened_at), map(written, cells)
    return f"{number},33.73,surel,akun,{opened},{answered},{ended},{again},{'provinsi' if away else ''},{away},{back}"


def written(moments: datetime | tuple[datetime, ...] | None) -> str:
    several = moments if isinstance(moments, tuple) else (moments,) if moments else ()
    return ";".join(f"{each:%Y-%m-%dT%H:%M:%SZ}" for each in several)


def accepted(flats: list[Flat]) -> set[int]:
    """Numbers of the services that an import takes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "layanan.csv"
        path.write_text("\n".join([HEADER, *(row(*each) for each in enumerate(flats))]) + "\n", encoding="utf-8")
        return {int(each) for each in read_file(path, "layanan_helpdesk", make_lookups(), now=NOW).frame["id_sumber"]}


def explained(flat: Flat) -> bool:
    """Whether some order of steps gives these facts, each series in the order in which it is written."""
    if list(flat.resolutions) != sorted(flat.resolutions) or list(flat.reopenings) != sorted(flat.reopenings):
        return False
    if flat.returned_at and not flat.escalated_at:
        return False
    try:
        return events_of(flat)[0].kind == "buka"
    except InvalidInput:
        return False


def late_answer(flat: Flat) -> bool:
    """Answered after it was resolved and opened again: its steps could be told, but not when it was first answered."""
    return bool(flat.resolutions and flat.first_response_at and flat.first_response_at > flat.resolutions[0])


def test_what_is_accepted_has_steps_and_what_has_steps_is_accepted() -> None:
    rng = Random(2022)  # noqa: S311 - a test's own
    flats = [drawn(rng) for _ in range(MANY)]
    wanted = {number for number, flat in enumerate(flats) if explained(flat) and not late_answer(flat)}
    found = accepted(flats)
    assert [flats[number] for number in sorted(found ^ wanted)] == []
    assert 200 < len(found) < MANY
