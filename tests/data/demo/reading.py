"""Read the demo's files the slow and simple way, to compare it with what was published."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from data.demo.deliveries import Delivery, deliveries
from data.rules import FINDINGS

if TYPE_CHECKING:
    from pandas import DataFrame

WIB: Final = "Asia/Jakarta"
KEYS: Final = {
    "dokumen_pendaftaran": ["siklus", "tingkat", "kode_wilayah", "partai", "dokumen", "diperbarui_pada"],
    "rekap_verifikasi": ["putaran", "objek", "kode_wilayah", "partai", "per_tanggal"],
    "item_verifikasi": ["putaran", "objek", "id_sumber"],
    "sampel_verfak": ["putaran", "kode_wilayah", "partai", "per_tanggal"],
    "putusan_verfak": ["putaran", "kode_wilayah", "partai", "ditetapkan_pada"],
    "tanggapan": ["kode_wilayah", "per_tanggal"],
    "keberadaan_partai": ["kode_wilayah", "partai"],
    "pemutakhiran": ["semester", "kode_wilayah", "partai"],
    "tahapan": ["cycle", "code", "level", "area_code", "revision"],
    "layanan_helpdesk": ["kode_wilayah", "id_sumber"],
    "absensi": ["kode_wilayah", "tanggal", "sif"],
    "kesiapan": ["kode_wilayah", "butir", "per_tanggal"],
    "skm": ["kode_wilayah", "line"],
}


@cache
def files() -> tuple[Delivery, ...]:
    """All files of the demo, made once."""
    return tuple(deliveries())


@cache
def rows(kind: str) -> DataFrame:
    """The rows of one kind after every file: a later row of the same key wins."""
    whole = pd.concat([file.frame for file in files() if file.kind == kind], ignore_index=True)
    return whole.drop_duplicates(KEYS[kind], keep="last", ignore_index=True)


def moment(text: str) -> pd.Timestamp:
    """`2022-08-23 14:05` on a clock in WIB; a date alone is the end of that day."""
    return pd.Timestamp(text if " " in text else f"{text} 23:59:59", tz=WIB)


def newest(kind: str, round_code: str, area: str, at: str) -> DataFrame:
    """The newest row of each party of an area at a moment."""
    found = rows(kind)
    found = found[(found["putaran"] == round_code) & (found["kode_wilayah"] == area)]
    if "objek" in found:
        found = found[found["objek"] == "keanggotaan"]
    return found[found["per_tanggal"] <= moment(at)].sort_values("per_tanggal").groupby("partai").last()


def members(area: str, at: str) -> dict[str, int]:
    """Members in vermin of an area at a moment, recaps and single items together: received, checked, statuses, findings."""
    recaps = newest("rekap_verifikasi", "vermin", area, at).sum(numeric_only=True).to_dict()
    items = rows("item_verifikasi")
    items = items[
        (items["kode_wilayah"] == area) & (items["objek"] == "keanggotaan") & (items["diterima_pada"] <= moment(at))
    ]
    decided = items[items["diputus_pada"] <= moment(at)]
    counted = {"diterima": len(items), "diperiksa": len(decided)}
    counted |= {status: int((decided["status"] == status.upper()).sum()) for status in ("ms", "bms", "tms")}
    counted |= {name: _with(items, bit) for bit, name in enumerate(FINDINGS)}
    return {name: int(recaps[name]) + number for name, number in counted.items()}


def _with(items: DataFrame, bit: int) -> int:
    masks: Any = items["indikasi"].astype("int64")
    return int((masks // 2**bit % 2).sum())
