"""What is open at the desk of Salatiga at the demo's moment: an officer who signs in finds it and can go on with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from dashboard.core.formats import WIB
from data.demo.frames import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame

SALATIGA: Final = "33.73"
# Opened, channel, party, requester, category, topic, officer, first response, resolved, opened again, sent to, sent at,
# question, minutes paused.
_OPEN: Final = (
    ("23T14:01", "tatap_muka", "gelora", "LO", "kta_ktp", None, "p2", None, None, None, None, None,
     "Hasil pindai KTA tidak terbaca", None),
    ("23T13:28", "whatsapp", "buruh", "operator", "akun", None, "p1", None, None, None, None, None,
     "Operator baru belum dapat masuk SIPOL", None),
    ("23T10:20", "telepon", "psi", "LO", "data_ganda", "data_ganda-2", "p1", "23T10:31", None, None, None, None,
     "Minta jadwal klarifikasi anggota ganda", None),
    ("22T14:45", "surel", "perindo", "operator", "unggah", "unggah-1", "p2", "22T15:20", None, None, None, None,
     "Unggah berhenti pada 80 persen", 45),
    ("22T09:05", "whatsapp", "hanura", "LO", "nik", "nik-1", "p1", "22T09:26", None, None, "provinsi", "22T11:40",
     "NIK benar tetapi tidak ditemukan pada daftar pemilih", None),
    ("18T13:10", "tatap_muka", "ummat", "pengurus", "pekerjaan_usia", "pekerjaan_usia-1", "p2", "18T13:14", None, None,
     "kpu_ri", "19T09:30", "Pensiun tetapi KTP-el masih menulis pekerjaan lama", None),
    ("19T10:02", "tatap_muka", "pbb", "LO", "kepengurusan", "kepengurusan-1", "p1", "19T10:08", "19T11:15", "23T09:10",
     None, None, "SK perubahan pengurus baru diterima dari pusat", None),
)  # fmt: skip


def open_rows() -> DataFrame:
    """Seven services: two without an answer yet, two in hand, two sent on, one opened again."""
    (opened, channel, party, role, category, topic, officer, answered, ended, again, to, sent, question, pause) = zip(
        *_OPEN, strict=True
    )
    size = len(_OPEN)
    return table(
        {
            "id_sumber": [f"{SALATIGA}-T{at:02d}" for at in range(1, size + 1)],
            "kode_wilayah": [SALATIGA] * size,
            "dibuka_pada": _instants(opened),
            "kanal": list(channel),
            "partai": list(party),
            "tingkat_partai": ["DPC"] * size,
            "peran_pemohon": list(role),
            "tahapan": ["vermin"] * size,
            "kategori": list(category),
            "topik": list(topic),
            "pertanyaan": list(question),
            "jawaban": [None] * size,
            "rujukan": [None] * size,
            "petugas": list(officer),
            "respons_pertama_pada": _instants(answered),
            "selesai_pada": [_word(each) for each in ended],
            "dibuka_kembali_pada": [_word(each) for each in again],
            "eskalasi_ke": list(to),
            "eskalasi_pada": _instants(sent),
            "eskalasi_kembali_pada": _instants([None] * size),
            "jeda_menit": _counts(pause),
            "nilai": _counts([None] * size),
        }
    )


def _moment(text: str) -> np.datetime64:
    """`23T14:01` of August 2022 on a clock in WIB, as UTC."""
    moment = datetime.fromisoformat(f"2022-08-{text}").replace(tzinfo=WIB)
    return np.datetime64(int(moment.timestamp()), "s")


def _instants(texts: Sequence[str | None]) -> NDArray[np.datetime64]:
    return np.array([_moment(text) if text else np.datetime64("NaT") for text in texts], dtype="datetime64[s]")


def _word(text: str | None) -> str | None:
    return f"{_moment(text)}Z" if text else None


def _counts(values: Sequence[int | None]) -> Any:

    return pd.Series(list(values), dtype="Int64")
