"""Services of the demo's Help Desks: five months in which every desk is asked, answers, waits, sends on and closes."""

from __future__ import annotations

import csv
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from dashboard.core.formats import WIB
from data.demo.frames import instants, maybe, stacked, table
from data.demo.ground import chance
from data.demo.service_days import DAYS, ENDED_AT, LAST_DAY, STANDS_AT, TOTAL, busy, calendar, desks, stage_on
from data.demo.service_open import SALATIGA, open_rows
from data.importers.moments import written

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.demo.ground import Ints
    from data.demo.service_days import Desk

    Bools = NDArray[np.bool_]
    Rng = np.random.Generator

TOPICS: Final = Path(__file__).parents[1] / "reference" / "service_topics.csv"
CHANNELS: Final = {"tatap_muka": 0.34, "telepon": 0.16, "whatsapp": 0.38, "surel": 0.06, "video": 0.06}
EVENING: Final = 0.05  # of the messages come after closing
# Category -> how often in registration, verification, repair; minutes until it is solved (median).
CATEGORIES: Final = {
    "akun": (22, 6, 8, 40), "unggah": (24, 5, 20, 80), "data_ganda": (6, 22, 14, 140), "nik": (4, 14, 10, 110),
    "pekerjaan_usia": (3, 12, 8, 95), "kta_ktp": (8, 12, 12, 60), "kepengurusan": (10, 5, 7, 70), "kantor": (7, 5, 4, 60),
    "jadwal": (8, 6, 7, 9), "formulir": (5, 5, 7, 15), "tanggapan": (1, 6, 1, 75), "pemutakhiran": (0, 0, 0, 30),
    "lainnya": (2, 2, 2, 20),
}  # fmt: skip
BY_STAGE: Final = {"daftar": 0, "perbaikan": 2, "perbaikan_2": 2}  # the others: verification
SENT_ON, COMES_BACK, WAITS, AGAIN, NEVER_ENDS, RATED, NAMED = 0.055, 0.65, 0.12, 0.05, 0.004, 0.55, 0.72
RATINGS: Final = (0.01, 0.04, 0.12, 0.38, 0.45)
SLOW: Final = {"33.29": 25.0, "33.05": 1.8, "33.22": 1.6}  # times longer until it is solved; Brebes has a long queue
SLOW_UNTIL: Final = datetime(2022, 9, 5, tzinfo=WIB)
SILENT: Final = "33.16"  # Blora
GAP: Final = tuple(int(datetime(2022, 8, day, hour, tzinfo=WIB).timestamp()) for day, hour in ((19, 15), (29, 8)))
CATCHING_UP: Final = 7 * 3_600  # seconds in which it then writes down what happened meanwhile
NONE: Final = -1
MOMENTS: Final = ("opened", "answered", "away", "back", "ended", "reopened", "ended_again")
WORDS: Final = {
    "unggah": ("Unggah berhenti pada 80 persen", "Berkas besar, jaringan kantor partai lambat"),
    "data_ganda": ("Anggota tercatat juga di partai lain", "Minta jadwal klarifikasi anggota ganda"),
    "kta_ktp": ("Hasil pindai KTA tidak terbaca",),
    "akun": ("Operator baru belum dapat masuk SIPOL",),
    "tanggapan": ("Merasa tidak pernah menjadi anggota",),
}


def ticket_rows() -> DataFrame:
    """Every service of every desk, oldest first."""
    whole = pd.concat([_of_desk(desk) for desk in desks()], ignore_index=True)
    return stacked([whole.sort_values(["dibuka_pada", "id_sumber"], kind="stable")])


def _of_desk(desk: Desk) -> DataFrame:
    rng = chance("service", desk.code)
    day = np.repeat(np.arange(DAYS.count), rng.poisson(busy() * TOTAL * desk.share))
    facts = _asked(desk, day, rng)
    moments = _course(desk, day, facts, rng)
    rows = _rows(desk, facts, moments, rng)
    if desk.code == SILENT:
        first, last = (pd.Timestamp(second, unit="s", tz="UTC") for second in GAP)
        rows = rows[~rows["dibuka_pada"].between(first, last)]
    if desk.code == SALATIGA:
        rows = pd.concat([rows[_is_over(rows) | (rows["dibuka_pada"] > STANDS_AT)], open_rows()], ignore_index=True)
    return rows


def _is_over(rows: DataFrame) -> pd.Series[bool]:
    """Resolved for good before the demo's moment."""
    last = pd.to_datetime(rows["selesai_pada"].str.slice(-20), utc=True)
    ends, again = rows["selesai_pada"].str.count(";").fillna(-1), rows["dibuka_kembali_pada"].str.count(";").fillna(-1)
    return (last <= STANDS_AT) & (ends > again)


def _asked(desk: Desk, day: Ints, rng: Rng) -> dict[str, Any]:
    """Who asks what, by which channel, in which stage."""
    stage = np.array([stage_on(index) for index in range(DAYS.count)])[day]
    which = np.array([BY_STAGE.get(each, 1) for each in stage])
    names, size = list(CATEGORIES), len(day)
    weights = np.array([CATEGORIES[name][:3] for name in names], dtype=float).T
    ladder = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
    category = np.array(names)[(rng.random(size)[:, None] > ladder[which]).sum(axis=1).clip(max=len(names) - 1)]
    public = (category == "tanggapan") & (rng.random(size) < 0.8)  # noqa: PLR2004 - the others are parties'
    mine = rng.permutation(len(desk.parties))
    loud = 1 / (2 + np.arange(len(mine)))
    party = np.array(desk.parties)[mine][rng.choice(len(mine), size, p=loud / loud.sum())]
    role = rng.choice(["LO", "operator", "pengurus"], size, p=[0.55, 0.35, 0.10])
    level = np.where(rng.random(size) < 0.06, "DPP", "DPW" if desk.is_province else "DPC")  # noqa: PLR2004
    return {
        "tahapan": stage, "kategori": category, "kanal": rng.choice(list(CHANNELS), size, p=list(CHANNELS.values())),
        "partai": np.where(public, "", party), "peran_pemohon": np.where(public, "masyarakat", role),
        "tingkat_partai": pd.Series(level).mask(public),
    }  # fmt: skip


def _course(desk: Desk, day: Ints, facts: dict[str, Any], rng: Rng) -> dict[str, Any]:
    """When it was opened, answered, sent on, resolved and opened again: seconds since 1970, -1 where it was not."""
    opened, size = _opened(desk, day, facts["kanal"], rng), len(day)
    face = facts["kanal"] == "tatap_muka"
    answered = _after(desk, opened, rng.lognormal(np.log(np.where(face, 4.2, 19)), np.where(face, 0.75, 0.95)))
    middle = np.array([CATEGORIES[name][3] for name in facts["kategori"]]) * np.where(face, 0.5, 1.0)
    slow = np.where(opened < SLOW_UNTIL.timestamp(), SLOW.get(desk.code, 1.0), 1.0)
    sent, waits = rng.random(size) < SENT_ON, rng.random(size) < WAITS
    pause = np.where(waits & ~sent, rng.integers(2, 40, size) * 10, 0)
    away = _after(desk, answered, rng.uniform(5, 60, size))
    back = _after(desk, away, rng.lognormal(np.log(500), 0.8, size))
    comes = sent & (rng.random(size) < COMES_BACK)
    work = rng.lognormal(np.log(middle * slow), 0.9) + pause
    ended = _after(desk, np.where(comes, back, np.where(sent, away, answered)), work + np.where(sent & ~comes, 900, 0))
    reopened = _after(desk, ended, rng.uniform(60, 1_200, size))
    again = (rng.random(size) < AGAIN) & (rng.random(size) >= NEVER_ENDS)
    return {
        "opened": opened, "answered": answered, "away": np.where(sent, away, NONE), "back": np.where(comes, back, NONE),
        "ended": np.where(rng.random(size) < NEVER_ENDS, NONE, ended), "again": again, "reopened": reopened,
        "ended_again": _after(desk, reopened, rng.lognormal(np.log(60), 0.8, size)), "pause": pause,
    }  # fmt: skip


def _opened(desk: Desk, day: Ints, channel: NDArray[np.str_], rng: Rng) -> Ints:
    """Most come before noon; some write in the evening; on the last day of registration they come until it closes."""
    size = len(day)
    morning, afternoon = rng.normal(9.9 * 3_600, 4_200, size), rng.normal(13.6 * 3_600, 3_600, size)
    of_day = np.clip(np.where(rng.random(size) < 0.58, morning, afternoon), 8 * 3_600, 15.9 * 3_600)  # noqa: PLR2004
    late = (channel == "whatsapp") & (rng.random(size) < EVENING)
    of_day = np.where(late, rng.uniform(16.2 * 3_600, 21.5 * 3_600, size), of_day)
    of_day = np.where(day == DAYS.at(LAST_DAY), rng.uniform(8 * 3_600, 23.9 * 3_600, size), of_day)
    del desk
    return np.sort(DAYS.seconds(np.zeros(DAYS.count, dtype=np.int64))[day] + of_day.astype(np.int64) // 60 * 60)


def _after(desk: Desk, since: Ints, minutes: Any) -> Ints:
    """The moment at which so many minutes of service time have passed."""
    seconds = np.maximum(np.asarray(minutes) * 60, 60).astype(np.int64)
    return calendar(desk.code).due_many(since, seconds)


def _rows(desk: Desk, facts: dict[str, Any], course: dict[str, Any], rng: Rng) -> DataFrame:
    size = len(course["opened"])
    if desk.code == SILENT:
        course |= {name: _caught_up(course[name]) for name in MOMENTS}
    course |= {name: np.where(course[name] > ENDED_AT.timestamp(), NONE, course[name]) for name in MOMENTS}
    over = course["ended"] != NONE
    again = over & course["again"] & (course["reopened"] != NONE)
    number = [f"{desk.code}-{at:05d}" for at in range(1, size + 1)]
    target = np.where(np.array([desk.is_province] * size) | (rng.random(size) < 0.25), "kpu_ri", "provinsi")  # noqa: PLR2004
    sent = course["away"] != NONE
    rated = over & (rng.random(size) < RATED)
    words = _words(facts["kategori"], rng)
    return table(
        {
            "id_sumber": number,
            "kode_wilayah": desk.code,
            "dibuka_pada": instants(course["opened"]),
            **{
                name: list(facts[name])
                for name in ("kanal", "partai", "tingkat_partai", "peran_pemohon", "tahapan", "kategori")
            },
            **words,
            "petugas": [f"p{at}" for at in rng.integers(1, desk.officers + 1, size)],
            "respons_pertama_pada": _known(course["answered"]),
            "selesai_pada": _series(course["ended"], np.where(again, course["ended_again"], NONE)),
            "dibuka_kembali_pada": _series(np.where(again, course["reopened"], NONE)),
            "eskalasi_ke": pd.Series(target, dtype="str").where(sent),
            "eskalasi_pada": _known(course["away"]),
            "eskalasi_kembali_pada": _known(course["back"]),
            "jeda_menit": maybe(course["pause"], course["pause"] > 0),
            "nilai": maybe(rng.choice(5, size, p=RATINGS) + 1, rated),
        }
    )


def _caught_up(seconds: Ints) -> Ints:
    """What happened in the gap is written down on the day after it, with that day's own, in the same order."""
    first, last = GAP
    inside = (seconds >= first) & (seconds < last + CATCHING_UP)
    return np.where(inside, last + (seconds - first) * CATCHING_UP // (last + CATCHING_UP - first), seconds)


def _known(seconds: Ints) -> NDArray[np.datetime64]:
    return np.where(seconds == NONE, np.datetime64("NaT", "s"), seconds.astype("datetime64[s]"))


def _series(*moments: Ints) -> list[str | None]:
    """The known ones of each row, as the tables have them."""
    every = zip(*(each.tolist() for each in moments), strict=True)
    return [written(second for second in row if second != NONE) or None for row in every]


def _words(category: NDArray[np.str_], rng: Rng) -> dict[str, list[str | None]]:
    """The managed question that was answered, now and then a word of the officer's own."""
    managed, draw, also = _topics(), rng.random(len(category)), rng.random(len(category))
    topic: list[str | None] = []
    asked: list[str | None] = []
    basis: list[str | None] = []
    for name, one, other in zip(category.tolist(), draw.tolist(), also.tolist(), strict=True):
        code, reference = managed[name][int(one * 997) % len(managed[name])]
        own = WORDS.get(name, ())
        topic.append(code if one < NAMED else None)
        basis.append(reference if one < NAMED else None)
        asked.append(own[int(other * 997) % len(own)] if own and other < 0.12 else None)  # noqa: PLR2004 - seldom
    return {"topik": topic, "pertanyaan": asked, "jawaban": [None] * len(topic), "rujukan": basis}


@cache
def _topics() -> dict[str, list[tuple[str, str]]]:
    """Category -> its managed questions: code and what the answer rests on."""
    found: dict[str, list[tuple[str, str]]] = {}
    with TOPICS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["category"], []).append((row["code"], row["reference"]))
    return found
