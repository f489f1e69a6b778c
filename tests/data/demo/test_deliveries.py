"""The demo's files: the same each time, the published figures, and every check that an import makes."""

from __future__ import annotations

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data.demo import factual, items, repair, vermin, world
from data.demo.deliveries import deliveries
from tests.data.demo.reading import KEYS, files, members, moment, newest, rows

NOW = "2022-08-23 14:05"


def check_recaps(frame: pd.DataFrame) -> None:
    assert (frame["diperiksa"] <= frame["diterima"]).all()
    assert (frame["ms"] + frame["bms"] + frame["tms"] == frame["diperiksa"]).all()


def check_items(frame: pd.DataFrame) -> None:
    assert (frame["diputus_pada"] >= frame["diterima_pada"]).all()


def check_samples(frame: pd.DataFrame) -> None:
    met = frame[["rumah", "dihadirkan", "video", "tidak_ditemui"]].fillna(0).sum(axis=1)
    assert (met <= frame["sampel"]).all()
    assert ((frame["ms"] + frame["tms"] <= frame["sampel"]) & (frame["sampel"] <= frame["populasi"])).all()


def check_complaints(frame: pd.DataFrame) -> None:
    assert (frame["selesai"] <= frame["masuk"]).all()


def check_presence(frame: pd.DataFrame) -> None:
    assert frame["terdaftar"].isin([0, 1]).all()


def check_windows(frame: pd.DataFrame) -> None:
    assert (frame["end"].isna() | (frame["end"] >= frame["start"])).all()


def check_verdicts(frame: pd.DataFrame) -> None:
    assert frame["putusan"].isin(["MS", "TMS"]).all()
    assert set(frame["kode_wilayah"]) == set(OFFICES) - {"33.29"}


def check_updates(frame: pd.DataFrame) -> None:
    assert frame["status"].isin(["sudah", "belum", "tidak_terdaftar"]).all()
    assert frame.loc[frame["status"] != "sudah", "disampaikan_pada"].isna().all()


CHECKS = {
    "rekap_verifikasi": check_recaps,
    "item_verifikasi": check_items,
    "sampel_verfak": check_samples,
    "putusan_verfak": check_verdicts,
    "tanggapan": check_complaints,
    "keberadaan_partai": check_presence,
    "pemutakhiran": check_updates,
    "tahapan": check_windows,
}
OFFICES = [office.code for office in world.offices()]


def test_two_generations_are_equal() -> None:
    first = files()
    for part in (world.offices, vermin.course, repair.course, factual.sampling, items.itemised):
        part.cache_clear()
    for before, after in zip(first, deliveries(), strict=True):
        assert (before.kind, before.file_name, before.imported_at) == (after.kind, after.file_name, after.imported_at)
        assert_frame_equal(before.frame, after.frame)


def test_there_are_about_a_million_members_and_sixty_thousand_items() -> None:
    received = sum(members(area, "2022-09-09")["diterima"] for area in OFFICES)
    assert received == 1_002_000
    assert 58_000 < len(rows("item_verifikasi")) < 62_000


def test_on_the_demos_day_three_fifths_are_checked() -> None:
    states = [members(area, NOW) for area in OFFICES]
    share = sum(state["diperiksa"] for state in states) / sum(state["diterima"] for state in states)
    assert 0.55 < share < 0.65


@pytest.mark.parametrize(
    ("area", "at", "figures"),
    [
        ("33.02", NOW, {"diterima": 32_599, "diperiksa": 27_709}),
        ("33.02", "2022-09-01", {"diterima": 32_599, "ganda_identik": 852}),
        (
            "33.20",
            "2022-08-26",
            {"diterima": 33_014, "diperiksa": 33_014, "ganda_identik": 3_135, "ganda_eksternal": 1_492},
        ),
        ("33.19", "2022-08-29", {"diterima": 31_000, "ganda_identik": 5_535, "ganda_eksternal": 3_006}),
        ("33.73", "2022-08-22", {"diterima": 8_033, "ganda_identik": 1_917, "ganda_eksternal": 2_158}),
    ],
)
def test_published_figures_are_sums_over_the_parties(area: str, at: str, figures: dict[str, int]) -> None:
    found = members(area, at)
    assert {name: found[name] for name in figures} == figures


@pytest.mark.parametrize(
    ("area", "figures"),
    [
        ("33.20", {"diterima": 6_623}),
        ("33.23", {"diterima": 1_563, "diperiksa": 1_563, "tms": 31, "ganda_eksternal": 31}),
    ],
)
def test_published_figures_after_the_repair(area: str, figures: dict[str, int]) -> None:
    found = newest("rekap_verifikasi", "vermin_p", area, "2022-10-06")
    assert {name: found[name].sum() for name in figures} == figures


@pytest.mark.parametrize(
    ("area", "at", "figures"),
    [
        ("33.23", "2022-11-04", {"sampel": 1_699, "rumah": 954, "dihadirkan": 183, "tidak_ditemui": 562}),
        ("33.14", "2022-10-26", {"sampel": 2_594}),
        ("33.16", "2022-10-27", {"sampel": 2_025, "rumah": 900}),
        ("33.10", "2022-10-18", {"sampel": 2_038}),
        ("33.76", "2022-10-18", {"sampel": 1_770}),
    ],
)
def test_published_samples(area: str, at: str, figures: dict[str, int]) -> None:
    found = newest("sampel_verfak", "verfak", area, at)
    assert {name: found[name].sum() for name in figures} == figures


def test_the_sample_of_sragen_is_57_percent_done_on_26_october() -> None:
    found = newest("sampel_verfak", "verfak", "33.14", "2022-10-26")
    done = found[["rumah", "dihadirkan", "video", "tidak_ditemui"]].sum().sum()
    assert round(done / 2_594, 2) == 0.57


def test_the_published_samples_of_pati_by_party() -> None:
    found = newest("sampel_verfak", "verfak_p", "33.18", "2022-11-29")["sampel"].to_dict()
    assert found == {"pkn": 316, "hanura": 293, "garuda": 316, "buruh": 311}


def test_every_published_complaint_and_what_the_province_made_known() -> None:
    found = rows("tanggapan")
    days = found["per_tanggal"].dt.tz_convert("Asia/Jakarta").dt.date.astype(str)
    names = ["masuk", "diproses", "selesai"]
    for row in world.published("tanggapan"):
        here = found[(found["kode_wilayah"] == row["kode_wilayah"]) & (days == row["per_tanggal"])]
        told = {name: int(row[name]) for name in names if row[name]}
        assert here[list(told)].to_dict("records") == [told]
    assert found[found["kode_wilayah"] == "33"]["masuk"].tolist() == [201, 522]


def test_the_areas_complaints_fall_short_of_the_province_only_while_offices_are_silent() -> None:
    found = rows("tanggapan")
    areas = found[found["kode_wilayah"] != "33"].sort_values("per_tanggal")
    days = areas["per_tanggal"].dt.tz_convert("Asia/Jakarta").dt.date.astype(str)
    sums = {
        day: areas[days <= day].groupby("kode_wilayah")["masuk"].last().sum() for day in ("2022-09-06", "2022-10-05")
    }
    assert 180 < sums["2022-09-06"] < 201
    assert sums["2022-10-05"] == 522


def test_every_published_presence_and_no_row_of_an_absent_party() -> None:
    found = rows("keberadaan_partai").set_index(["kode_wilayah", "partai"])["terdaftar"]
    for row in world.published("keberadaan_partai"):
        assert found[row["kode_wilayah"], row["partai"]] == (row["terdaftar"] == "ya")
    absent = set(found[found == 0].index)
    for kind in ("rekap_verifikasi", "item_verifikasi", "sampel_verfak"):
        assert not absent & set(rows(kind).set_index(["kode_wilayah", "partai"]).index)


@pytest.mark.parametrize("kind", CHECKS)
def test_every_row_of_every_file_passes_the_checks_of_an_import(kind: str) -> None:
    frames = [file.frame for file in files() if file.kind == kind]
    assert frames
    for frame in frames:
        CHECKS[kind](frame)
        assert (frame.select_dtypes("Int64").fillna(0) >= 0).all().all()
        assert not frame.duplicated(KEYS[kind]).any()


@pytest.mark.parametrize("kind", ["rekap_verifikasi", "sampel_verfak"])
def test_once_the_mistakes_are_mended_no_cumulative_number_falls(kind: str) -> None:
    frame = rows(kind).sort_values("per_tanggal")
    place = [frame[name] for name in ("putaran", "kode_wilayah", "partai")]
    rising = (
        ["diterima", "diperiksa", "ms", "ganda_identik", "nik"]
        if kind == "rekap_verifikasi"
        else ["rumah", "ms", "tms"]
    )
    steps = frame[rising].groupby(place).diff()
    assert (steps.fillna(0) >= 0).all().all()


def test_a_mistake_is_a_file_of_its_own_that_changes_rows_stored_before() -> None:
    first = next(file for file in files() if file.file_name == "rekap_vermin_16-22.csv")
    mended = next(file for file in files() if file.file_name == "rekap_vermin_16-22_koreksi_33.19.csv")
    assert mended.imported_at == moment("2022-08-23 11:15")
    key = ["kode_wilayah", "partai", "per_tanggal"]
    both = mended.frame.merge(first.frame, on=key, suffixes=("", "_lama"))
    assert (both["ganda_eksternal_lama"] - both["ganda_eksternal"]).tolist() == [114]


def test_blora_is_silent_since_monday_afternoon_and_all_others_have_reported() -> None:
    last = {area: newest("rekap_verifikasi", "vermin", area, NOW)["per_tanggal"].max() for area in OFFICES}
    assert last.pop("33.16") == moment("2022-08-22 16:40")
    assert min(last.values()) > moment("2022-08-23 00:00")
    items_ = rows("item_verifikasi")
    today = items_["diputus_pada"].dt.tz_convert("Asia/Jakarta").dt.date == pd.Timestamp("2022-08-23").date()
    assert "33.16" not in set(items_[today & (items_["objek"] == "keanggotaan")]["kode_wilayah"])


def test_a_party_has_either_items_or_recaps_never_both() -> None:
    by_item = rows("item_verifikasi").query("putaran == 'vermin' and objek == 'keanggotaan'")
    by_recap = rows("rekap_verifikasi").query("putaran == 'vermin'")
    pairs = [set(frame.set_index(["kode_wilayah", "partai"]).index) for frame in (by_item, by_recap)]
    assert not pairs[0] & pairs[1]
    assert {area for area, _ in pairs[0]} == set(OFFICES)
