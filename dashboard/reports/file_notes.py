"""What every file to take away says about itself: its class, office, place and moment, and that it is interim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from data.answers import AreaInfo
    from data.metrics import Metric

PROVISIONAL: Final = N_("Data sementara – bukan hasil resmi; hasil resmi diumumkan KPU RI")
RESTRICTED: Final = N_("TERBATAS: hanya untuk petugas yang berwenang.")
OFFICE: Final = "kpu-jateng"
NATION: Final = "*"

Lines = list[tuple[str, str]]  # (label, words)


def file_name(topic: str, area: AreaInfo, as_of: datetime, kind: str) -> str:
    """`TERBATAS_kpu-jateng_tunggakan_33.73_2022-08-23T1405WIB.xlsx`; the nation is `nasional`."""
    place = "nasional" if area.code == NATION else area.code
    moment = formats.local(as_of).strftime("%Y-%m-%dT%H%MWIB")
    return f"TERBATAS_{OFFICE}_{topic}_{place}_{moment}.{kind}"


def head(title: str, place: str, as_of: datetime, lang: Lang) -> Lines:
    """The first lines: what the file is and of where, its moment and its class."""
    moment = t("Data per {moment}", lang, moment=formats.moment(as_of, lang))
    return [(title, place), (moment, t(PROVISIONAL, lang)), (t("Sifat", lang), t(RESTRICTED, lang))]


def last_report(data_as_of: datetime | None, lang: Lang) -> tuple[str, str]:
    """The line of the newest report counted."""
    return t("Laporan terakhir", lang), formats.moment(data_as_of, lang)


def meanings(metrics: Iterable[Metric], lang: Lang) -> Lines:
    """(number, its definition and formula) for each."""
    return [(t(one.name, lang), f"{t(one.definition, lang)} {t(one.formula, lang)}.") for one in metrics]
