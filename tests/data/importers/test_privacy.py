"""Personal data stays out: which headers are personal, what is masked, what may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.privacy import MASK, has_identity, is_personal, masked, shown
from tests.data.importers.made import NIK


@pytest.mark.parametrize(
    "header",
    [
        "NIK", "nik", "No. KTP", "nomor_induk_kependudukan", "Nama", "Nama Lengkap", "NAMA_ANGGOTA", "namaLengkap", "Alamat",
        "alamat rumah", "Tanggal Lahir", "tgl_lahir", "TANGGALLAHIR", "Tempat/Tgl Lahir", "TTL", "No HP", "nohp", "Telepon", "no. telp",
        "WhatsApp", "e-mail", "Email", "Surel", "No KTA", "nokta", "KTA", "Name", "Full Name", "first_name", "Birth Date", "DOB",
        "Phone", "phone_number", "Address", "National ID", "Jenis Kelamin", "Nama Ibu", "KK",
    ],
)  # fmt: skip
def test_a_personal_header_is_known_for_one(header: str) -> None:
    assert is_personal(header)


@pytest.mark.parametrize(
    "header",
    [
        "catatan",
        "Keterangan",
        "nama_wilayah",
        "Nama Partai",
        "teknik",
        "elektronik",
        "status",
        "kecamatan",
        "No",
        "Party Name",
        "alasan",
    ],
)
def test_an_ordinary_header_is_not(header: str) -> None:
    assert not is_personal(header)


@pytest.mark.parametrize("joint", ["", " ", ".", "-", "/", "  ", " - ", "_", "\u00a0"])
def test_separators_do_not_hide_a_run(joint: str) -> None:
    run = joint.join([NIK[:4], NIK[4:8], NIK[8:12], NIK[12:]])
    if joint != " - ":  # three characters apart: two numbers
        assert masked(f"a {run} b") == f"a {MASK} b"


def test_unseen_characters_do_not_hide_a_run_and_longer_runs_are_masked_whole() -> None:
    assert shown("\u200b".join(NIK)) == MASK
    assert shown(NIK + "99") == MASK
    assert shown("".join(chr(ord("０") + int(digit)) for digit in NIK)) == MASK


def test_shorter_runs_stay() -> None:
    assert masked("Murianews 311233 dan 311273") == "Murianews 311233 dan 311273"
    assert not has_identity(NIK[:15])


def test_what_is_shown_is_short_and_on_one_line() -> None:
    assert shown("a\nb\u202ec\0") == "a bc"
    assert len(shown("x" * 100_000)) == 60
    assert NIK not in shown("x" * 50 + NIK)
    assert NIK[:10] not in shown("x" * 50 + NIK)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_around_a_number_lets_it_through(before: str, after: str) -> None:
    assert NIK not in shown(before + NIK + after, 200)
