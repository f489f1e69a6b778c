"""The files of the demo, in the order in which they came in: kind, name, moment and rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.core.formats import WIB
from data.demo import errors, factual, registration, repair, schedule, service_days, service_desk, updates, vermin
from data.demo.complaints import complaint_rows
from data.demo.frames import recap_rows, stacked
from data.demo.items import by_recap, item_rows
from data.demo.offices import office_rows
from data.demo.others import neighbour_rows, presence_rows
from data.demo.service import ticket_rows
from data.demo.verdicts import verdict_rows
from data.demo.world import offices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas import DataFrame

EVENING: Final = timedelta(minutes=20)
CUTS: Final = tuple(
    datetime(2022, 8, day, tzinfo=WIB) for day in (23, 24)
)  # files of before, of and after the demo's day
PRESENCE_AT: Final = datetime(2022, 8, 16, 8, 0, tzinfo=WIB)


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One file: what an import of it would hand to the store."""

    kind: str
    file_name: str
    imported_at: datetime
    frame: DataFrame


def deliveries() -> Iterator[Delivery]:
    """Every file of the demo; the same ones each time."""
    yield _delivery("tahapan", "tahapan_peragaan", schedule.window_rows(), schedule.IMPORTED_AT)
    yield from _registration()
    yield _delivery("keberadaan_partai", "keberadaan_jateng", stacked(presence_rows()), PRESENCE_AT)
    yield from _recaps()
    yield from _items()
    yield from _samples()
    yield _delivery("putusan_verfak", "putusan_verfak", verdict_rows())
    yield _delivery("tanggapan", "tanggapan_jateng", stacked(complaint_rows()))
    yield from _updates()
    yield from _services()


def _services() -> Iterator[Delivery]:
    """What the Help Desks wrote down: services up to the demo's moment, and those that came later."""
    whole, until, ended = ticket_rows(), service_days.STANDS_AT, service_days.ENDED_AT
    seen = whole["dibuka_pada"] <= until
    yield _delivery("layanan_helpdesk", "layanan_helpdesk_agustus", whole[seen], until)
    yield _delivery("layanan_helpdesk", "layanan_helpdesk_desember", whole[~seen], ended)
    yield _delivery("absensi", "absensi_helpdesk", service_desk.attendance_rows(), ended)
    yield _delivery("kesiapan", "kesiapan_helpdesk", service_desk.readiness_rows())
    yield _delivery("skm", "skm_helpdesk", service_desk.answer_rows(), ended)


def _registration() -> Iterator[Delivery]:
    documents, branches = stacked(registration.document_rows()), stacked(registration.presence_rows())
    yield _delivery("dokumen_pendaftaran", "dokumen_pendaftaran_1-14_agustus", documents, registration.SEEN_AT)
    yield _delivery("keberadaan_partai", "keberadaan_provinsi_lain", branches, registration.SEEN_AT)


def _updates() -> Iterator[Delivery]:
    ended, running = updates.ENDED, updates.RUNNING
    yield _delivery("pemutakhiran", f"pemutakhiran_{ended.code}", stacked(updates.ended_rows()), ended.seen_at)
    bawaslu = stacked(updates.published_rows())
    yield _delivery("pemutakhiran", f"pemutakhiran_{ended.code}_bawaslu", bawaslu, updates.PUBLISHED_AT)
    yield _delivery("pemutakhiran", f"pemutakhiran_{running.code}", stacked(updates.running_rows()), running.seen_at)


def _recaps() -> Iterator[Delivery]:
    whole = stacked([recap_rows(vermin.course(office), vermin.ROUND, by_recap(office)) for office in offices()])
    today, tomorrow = CUTS
    before, since = whole["per_tanggal"] < today, whole["per_tanggal"] >= tomorrow
    yield from _with_mistakes("rekap_verifikasi", "rekap_vermin_16-22", whole[before])
    yield _delivery("rekap_verifikasi", "rekap_vermin_23", whole[~before & ~since])
    yield from _with_mistakes("rekap_verifikasi", "rekap_vermin_24", whole[since])
    yield _delivery("rekap_verifikasi", "rekap_vermin_diy", stacked(neighbour_rows()))
    runs = [repair.course(office) for office in offices()]
    repaired = stacked([recap_rows(run, repair.ROUND, run.received[:, -1] > 0) for run in runs])
    yield from _with_mistakes("rekap_verifikasi", "rekap_vermin_p", repaired)


def _items() -> Iterator[Delivery]:
    members = stacked([frame for office in offices() for frame in item_rows(office)])
    looks = errors.second_looks(members)
    yield _delivery("item_verifikasi", "item_vermin", errors.as_first_decided(members, looks))
    yield _delivery("item_verifikasi", "item_vermin_ulang", looks, errors.LOOKED_AT)
    for round_code in (vermin.ROUND, factual.FIRST):
        yield _delivery("item_verifikasi", f"item_pengurus_kantor_{round_code}", stacked(office_rows(round_code)))


def _samples() -> Iterator[Delivery]:
    for round_code in (factual.FIRST, factual.SECOND):
        drawn = [factual.sampling(office, round_code) for office in offices()]
        yield from _with_mistakes(
            "sampel_verfak", f"sampel_{round_code}", stacked([factual.sample_rows(one) for one in drawn])
        )
        yield _delivery("rekap_verifikasi", f"rekap_{round_code}", stacked([factual.recap_rows(one) for one in drawn]))


def _with_mistakes(kind: str, name: str, frame: DataFrame) -> Iterator[Delivery]:
    """The file as it came first, then the rows that mended it."""
    mistakes = tuple(each for each in errors.MISTAKES if each.kind == kind and _is_in(frame, each))
    yield _delivery(kind, name, errors.as_first_reported(frame, mistakes))
    for each in mistakes:
        row = frame.loc[[errors.wrong_row(frame, each).name]]
        yield _delivery(kind, f"{name}_koreksi_{each.area}", row, each.mended_at)


def _is_in(frame: DataFrame, mistake: errors.Mistake) -> bool:
    days = frame["per_tanggal"].dt.tz_convert(WIB).dt.date
    return bool(
        ((frame["putaran"] == mistake.round_code) & (days >= mistake.day)).any() and (days <= mistake.day).any()
    )


def _delivery(kind: str, name: str, frame: DataFrame, imported_at: datetime | None = None) -> Delivery:
    return Delivery(
        kind=kind, file_name=f"{name}.csv", imported_at=imported_at or _newest(frame) + EVENING, frame=frame
    )


def _newest(frame: DataFrame) -> datetime:
    moments = [
        frame[name].max()
        for name in ("per_tanggal", "diterima_pada", "diputus_pada", "ditetapkan_pada")
        if name in frame
    ]
    return pd.Timestamp(max(moments)).to_pydatetime()
