"""`Perlu tindakan` on the pages of the Help Desks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.core.text import Lang
from data.alerts import Alert
from layouts.alerts_panel import alerts_panel
from tests.data.making import wib
from tests.layouts.crafted import info
from tests.layouts.reading import kind, titles, words
from tests.layouts.serving import desk, view

SALATIGA = info("33.73", "Kota Salatiga")
SLA = Alert(kind="sla", area=SALATIGA, count=3, late=2, since=wib(2022, 8, 22, 16))
NEAR = Alert(kind="sla", area=SALATIGA, count=1, late=0, since=wib(2022, 8, 23, 14, 30))
AWAY = Alert(kind="eskalasi", area=SALATIGA, count=1, late=1, since=wib(2022, 8, 21, 9))
QUIET = Alert(kind="diam", area=SALATIGA, count=1, late=1, since=wib(2022, 8, 19, 23), days=3)
NEVER = Alert(kind="diam", area=SALATIGA, count=1, late=1, days=5)
DAYS = Alert(kind="absensi", area=SALATIGA, count=2, late=2, items=("2022-08-20", "2022-08-23"))
READY = Alert(
    kind="kesiapan", area=SALATIGA, count=5, late=5, items=("formulir", "jaringan", "kamera", "ruang", "sk_tim")
)
ALL = (SLA, AWAY, QUIET, NEVER, DAYS, READY, NEAR)


def hrefs(*found: Alert, rows: bool = True) -> list[str]:
    """Addresses of the panel, in order."""
    page = alerts_panel(view(alerts=found, rows=rows), Lang.ID)
    return [one.href for one in kind(page, "Link")]


def test_each_kind_is_said_with_what_it_is_about() -> None:
    said = words(alerts_panel(view(alerts=ALL), Lang.ID))
    for sentence in (
        "2 layanan lewat sasaran, 1 lagi dalam satu jam layanan",
        "batas paling awal Sen 22 Agu 16.00",
        "1 layanan harus selesai dalam satu jam layanan",
        "1 eskalasi lewat sasaran",
        "diam 3 hari layanan",
        "catatan terakhir 19 Agu",
        "belum pernah mencatat layanan",
        "2 hari layanan tanpa absensi lengkap",
        "20 Agu dan 23 Agu",
        "5 butir SOP belum siap",
        "Formulir, Jaringan, Kamera perekam, dan 2 butir lain",
    ):
        assert sentence in said


def test_the_title_counts_matters_desks_and_what_is_late() -> None:
    assert titles(alerts_panel(view(alerts=ALL), Lang.ID)) == ["Perlu tindakan: 7 hal di 1 satker, 3 lewat sasaran"]
    assert titles(alerts_panel(view(alerts=(DAYS,)), Lang.EN)) == ["Action needed: 1 matter at 1 desk"]


def test_lines_lead_to_the_services_or_the_desk() -> None:
    assert hrefs(SLA) == ["/helpdesk/33.73", "/layanan?wilayah=33.73&masa=semua&keadaan=lewat"]
    assert hrefs(AWAY)[1].endswith("keadaan=eskalasi")
    assert hrefs(NEAR)[1].endswith("keadaan=belum_selesai")
    assert hrefs(DAYS) == ["/helpdesk/33.73"]
    assert hrefs(SLA, rows=False) == ["/helpdesk/33.73"]


def test_the_provinces_own_desk_is_not_the_province() -> None:
    own = replace(SLA, area=info("33", "Jawa Tengah"))
    assert "KPU Jawa Tengah" in words(alerts_panel(view(alerts=(own,)), Lang.ID))
    assert "lingkup=sendiri" in hrefs(own)[1]


@pytest.mark.parametrize("lang", list(Lang))
def test_nothing_to_do_is_said_plainly(lang: Lang) -> None:
    said = words(alerts_panel(view(), lang))
    assert ("Tidak ada yang perlu tindakan" if lang is Lang.ID else "Nothing needs action") in said


def test_a_long_list_folds_after_ten_and_a_very_long_one_is_cut() -> None:
    page = alerts_panel(
        view(alerts=tuple(replace(DAYS, area=info(f"33.{n:02d}", f"K{n}")) for n in range(50))), Lang.ID
    )
    assert [len(kind(one, "Tr")) for one in kind(page, "Table")] == [11, 31]
    assert "30 hal lainnya" in words(page)
    assert "10 hal lain: buka provinsi atau satkernya." in words(page)


def test_one_desk_does_not_repeat_its_name() -> None:
    page = alerts_panel(desk(alerts=(SLA,)), Lang.ID)
    assert "Salatiga" not in words(page)
    assert titles(page) == ["Perlu tindakan: 1 hal, 2 lewat sasaran"]
