"""Files of the Help Desk: how a service's course is read, what is refused and why, attendance, readiness, questionnaires."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data import helpdesk
from data.importers import service_kinds
from data.importers.problems import FileRefused
from data.importers.reading import read_file
from tests.data.importers.made import NIK, NOW, everything, make_lookups, reasons

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.importers.problems import Reading

TICKET = {
    "id_sumber": "A-1", "kode_wilayah": "33.73", "dibuka_pada": "2022-08-22T09:00", "kanal": "whatsapp", "partai": "pkb",
    "tingkat_partai": "DPC", "peran_pemohon": "LO", "tahapan": "vermin", "kategori": "akun", "topik": "akun-1",
    "pertanyaan": "Tidak dapat masuk", "jawaban": "", "rujukan": "", "petugas": "p1",
    "respons_pertama_pada": "2022-08-22T09:30", "selesai_pada": "2022-08-22T10:00", "dibuka_kembali_pada": "",
    "eskalasi_ke": "", "eskalasi_pada": "", "eskalasi_kembali_pada": "", "jeda_menit": "", "nilai": "5",
}  # fmt: skip
ANSWER = {"kode_wilayah": "33.73", "tanggal": "2022-08-22"} | {f"u{n}": "3" for n in range(1, 10)}


def read(folder: Path, kind: str, *rows: Mapping[str, str], scope: str = "*") -> Reading:
    path = folder / f"{kind}.csv"
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path.write_text("\n".join([",".join(rows[0]), *lines]) + "\n", encoding="utf-8")
    return read_file(path, kind, replace(make_lookups(scope), topics=frozenset({"akun-1"})), now=NOW)


def ticket(folder: Path, **cells: str) -> Reading:
    return read(folder, "layanan_helpdesk", TICKET | cells)


def said(reading: Reading) -> list[tuple[str, str]]:
    assert (len(reading.frame), len(reading.rejected)) == (0, 1)
    return [(column, text) for _, column, text in reasons(reading)]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (helpdesk.CHANNELS, service_kinds.CHANNEL_WORDS),
        (helpdesk.PARTY_LEVELS, service_kinds.LEVEL_WORDS),
        (helpdesk.REQUESTERS, service_kinds.REQUESTER_WORDS),
        (helpdesk.CATEGORIES, service_kinds.CATEGORY_WORDS),
        (helpdesk.ESCALATIONS, service_kinds.ESCALATION_WORDS),
        (helpdesk.READINESS, service_kinds.READINESS_WORDS),
        (helpdesk.SHIFTS, service_kinds.SHIFT_WORDS),
    ],
)
def test_files_know_the_codes_of_the_form(known: tuple[str, ...], words: Mapping[str, tuple[str, ...]]) -> None:
    assert tuple(words) == known


def test_a_service_resolved_twice_is_read_with_all_its_instants_in_utc(tmp_path: Path) -> None:
    again = {"selesai_pada": "2022-08-22T10:00; 24/08/2022 11.30", "dibuka_kembali_pada": "23 Agustus 2022 08.15"}
    row = ticket(tmp_path, **again, partai="", kanal="WA", kategori="Akun/akses SIPOL", petugas="P1").frame.iloc[0]
    assert row["selesai_pada"] == "2022-08-22T03:00:00Z;2022-08-24T04:30:00Z"
    assert row["dibuka_kembali_pada"] == "2022-08-23T01:15:00Z"
    assert (row["partai"], row["kanal"], row["kategori"], row["petugas"]) == ("", "whatsapp", "akun", "p1")


def test_what_is_only_known_to_the_day_never_precedes_what_led_to_it(tmp_path: Path) -> None:
    """Opened on the 22nd (its end, as no time is known): answered and resolved that day count as that moment, too."""
    row = ticket(tmp_path, dibuka_pada="2022-08-22").frame.iloc[0]
    end = "2022-08-22T16:59:59Z"
    assert row["selesai_pada"] == end
    assert row["respons_pertama_pada"] == row["dibuka_pada"]
    assert f"{row['dibuka_pada']:%Y-%m-%dT%H:%M:%SZ}" == end


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"respons_pertama_pada": "2022-08-22T08:59"}, "respons_pertama_pada",
         "respons_pertama_pada mendahului dibuka_pada (Senin, 22 Agustus 2022 09.00 WIB)."),
        ({"selesai_pada": "2022-08-22T09:29"}, "selesai_pada",
         "selesai_pada mendahului respons_pertama_pada (Senin, 22 Agustus 2022 09.30 WIB)."),
        ({"respons_pertama_pada": "", "selesai_pada": "2022-08-21T09:29"}, "selesai_pada",
         "selesai_pada mendahului dibuka_pada (Senin, 22 Agustus 2022 09.00 WIB)."),
        ({"dibuka_kembali_pada": "2022-08-22T09:59"}, "dibuka_kembali_pada",
         "dibuka_kembali_pada mendahului selesai_pada (Senin, 22 Agustus 2022 10.00 WIB)."),
        ({"selesai_pada": "2022-08-22T10:00;2022-08-22T11:00"}, "selesai_pada",
         "Layanan selesai 2 kali, tetapi hanya dibuka kembali 0 kali."),
        ({"selesai_pada": "", "dibuka_kembali_pada": "2022-08-23T10:00"}, "dibuka_kembali_pada",
         "Layanan dibuka kembali 1 kali, tetapi baru selesai 0 kali."),
        ({"selesai_pada": "2022-08-22T10:00;2022-08-22T12:00", "dibuka_kembali_pada": "2022-08-22T13:00"}, "selesai_pada",
         "selesai_pada mendahului dibuka_kembali_pada (Senin, 22 Agustus 2022 13.00 WIB)."),
        ({"eskalasi_ke": "provinsi", "eskalasi_pada": "2022-08-22T08:00"}, "eskalasi_pada",
         "eskalasi_pada mendahului dibuka_pada (Senin, 22 Agustus 2022 09.00 WIB)."),
        ({"eskalasi_ke": "provinsi", "eskalasi_pada": "2022-08-22T10:01"}, "eskalasi_pada",
         "eskalasi_pada jatuh saat layanan sudah selesai (Senin, 22 Agustus 2022 10.01 WIB)."),
        ({"eskalasi_ke": "provinsi", "eskalasi_pada": "2022-08-22T09:40", "eskalasi_kembali_pada": "2022-08-22T10:30"},
         "eskalasi_kembali_pada", "eskalasi_kembali_pada jatuh saat layanan sudah selesai (Senin, 22 Agustus 2022 10.30 WIB)."),
        ({"eskalasi_ke": "kpu_ri"}, "eskalasi_pada", "Kolom ini kosong, padahal eskalasi_ke terisi."),
        ({"eskalasi_pada": "2022-08-22T09:40"}, "eskalasi_ke", "Kolom ini kosong, padahal eskalasi_pada terisi."),
        ({"eskalasi_kembali_pada": "2022-08-22T09:40"}, "eskalasi_pada",
         "Kolom ini kosong, padahal eskalasi_kembali_pada terisi."),
        ({"jeda_menit": "-5"}, "jeda_menit", "Jumlah tidak boleh negatif."),
        ({"nilai": "6"}, "nilai", "Isi 1 sampai 5."),
        ({"nilai": "0"}, "nilai", "Isi 1 sampai 5."),
        ({"dibuka_pada": "2027-01-01"}, "dibuka_pada", "Tanggal ini di masa depan."),
        ({"selesai_pada": "2022-08-22T10:00;2027-08-22T10:00", "dibuka_kembali_pada": "2022-08-23"}, "selesai_pada",
         "Tanggal ini di masa depan."),
        ({"selesai_pada": "kemarin"}, "selesai_pada",
         "Tanggal ini tidak terbaca; tulis seperti 2022-08-23, 23/08/2022 atau 23 Agustus 2022."),
        ({"kategori": ""}, "kategori", "Kolom ini wajib diisi."),
        ({"kanal": "merpati"}, "kanal",
         "Isi ini tidak dikenal; pilihannya: tatap_muka, telepon, whatsapp, surel, video."),
        ({"topik": "akun-99"}, "topik",
         "Kode tanya jawab ini tidak dikenal; kosongkan atau pakai kode dari daftar tanya jawab."),
        ({"partai": "Partai Hantu"}, "partai", "Partai ini tidak dikenal pada siklus 2024."),
        ({"pertanyaan": "=HYPERLINK(1)"}, "pertanyaan", "Isi sel ini menyerupai rumus atau kode program, bukan keterangan."),
        ({"petugas": "Budi Santoso"}, "petugas",
         "Tulis kode petugas, misalnya p1: huruf, angka, titik, garis; bukan nama atau nomor."),
        ({"petugas": "0812-3456-7890"}, "petugas",
         "Tulis kode petugas, misalnya p1: huruf, angka, titik, garis; bukan nama atau nomor."),
    ],
)  # fmt: skip
def test_each_refusal_says_why(tmp_path: Path, cells: dict[str, str], column: str, sentence: str) -> None:
    assert (column, sentence) in said(ticket(tmp_path, **cells))


def test_every_problem_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    found = said(ticket(tmp_path, nilai="9", kanal="x", eskalasi_ke="provinsi", petugas=NIK))
    assert {column for column, _ in found} == {"nilai", "kanal", "eskalasi_pada", "petugas"}


def test_identity_numbers_in_free_text_are_masked_and_columns_with_persons_dropped(tmp_path: Path) -> None:
    cells = {"pertanyaan": f"NIK {NIK} tidak ditemukan", "jawaban": "3373 0112 0590 0001", "rujukan": f"surat {NIK}"}
    reading = read(tmp_path, "layanan_helpdesk", TICKET | cells | {"nama pemohon": "Budi", "no hp": "0812"})
    assert reading.dropped == ("nama pemohon", "no hp")
    assert len(reading.frame) == 1
    assert NIK not in everything(reading)
    assert "Budi" not in everything(reading)


def test_rows_outside_the_scope_are_rejected_and_desks_may_number_alike(tmp_path: Path) -> None:
    rows = (TICKET, TICKET | {"kode_wilayah": "33.71"}, TICKET | {"kode_wilayah": "34.01"})
    reading = read(tmp_path, "layanan_helpdesk", *rows, scope="33")
    assert list(reading.frame["kode_wilayah"]) == ["33.73", "33.71"]
    assert reasons(reading) == [(4, "kode_wilayah", "Wilayah ini di luar kewenangan Anda.")]


def test_the_same_number_twice_at_one_desk_is_refused(tmp_path: Path) -> None:
    reading = read(tmp_path, "layanan_helpdesk", TICKET, TICKET | {"nilai": "1"})
    assert [line for line, _, _ in reasons(reading)] == [2, 3]


def test_a_party_is_one_of_the_cycle_of_the_services_day(tmp_path: Path) -> None:
    """The next cycle's first round begins on 2 August 2027: `baru` is unknown to a service of 2022."""
    assert ("partai", "Partai ini tidak dikenal pada siklus 2024.") in said(ticket(tmp_path, partai="baru"))


def test_attendance_has_one_row_a_shift_and_more_present_than_scheduled_is_only_odd(tmp_path: Path) -> None:
    row = {"kode_wilayah": "33.73", "tanggal": "2022-08-22", "sif": "", "petugas_terjadwal": "2", "petugas_hadir": "3",
           "absensi_kpu_ri": "sudah"}  # fmt: skip
    reading = read(tmp_path, "absensi", row, row | {"sif": "penuh", "petugas_hadir": "2"}, row | {"sif": "pagi"},
                   row | {"tanggal": "2026-11-03"})  # fmt: skip
    assert list(reading.frame["sif"]) == ["pagi"]
    assert f"{reading.frame['tanggal'].iloc[0]:%Y-%m-%dT%H:%M}" == "2022-08-21T17:00"
    assert [problem.text() for problem in reading.warnings] == ["Yang hadir (3) lebih banyak dari yang terjadwal (2)."]
    assert (5, "tanggal", "Tanggal ini di masa depan.") in reasons(reading)
    assert {line for line, _, _ in reasons(reading)} == {2, 3, 5}  # an empty shift is the whole day: the two contradict


def test_readiness_is_an_item_of_the_checklist_there_or_not(tmp_path: Path) -> None:
    row = {"kode_wilayah": "33.73", "butir": "Kamera perekam", "status": "belum", "per_tanggal": "2022-08-22"}
    reading = read(tmp_path, "kesiapan", row, row | {"butir": "kulkas"})
    assert list(zip(reading.frame["butir"], reading.frame["status"], strict=True)) == [("kamera", 0)]
    assert [(line, column) for line, column, _ in reasons(reading)] == [(3, "butir")]


def test_two_people_may_answer_alike_but_a_numbered_questionnaire_counts_once(tmp_path: Path) -> None:
    assert len(read(tmp_path, "skm", ANSWER, ANSWER).frame) == 2
    numbered = {"id_sumber": "Q1"} | ANSWER
    reading = read(tmp_path, "skm", numbered, numbered, {"id_sumber": ""} | ANSWER, {"id_sumber": ""} | ANSWER)
    assert list(reading.frame["line"]) == [2, 4, 5]


@pytest.mark.parametrize("score", ["0", "5", "2,5", "", "baik"])
def test_a_score_is_one_to_four(tmp_path: Path, score: str) -> None:
    assert {column for column, _ in said(read(tmp_path, "skm", ANSWER | {"u9": score}))} == {"u9"}


def test_a_managed_question_needs_its_answer_and_what_it_rests_on(tmp_path: Path) -> None:
    row = {"code": "akun-9", "category": "akun", "question": "Apa?", "answer": "", "reference": "", "position": "1"}
    assert {column for column, _ in said(read(tmp_path, "tanya_jawab", row))} == {"answer", "reference"}


def test_a_file_without_its_needed_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="kanal"):
        read(tmp_path, "layanan_helpdesk", {"id_sumber": "1", "kode_wilayah": "33.73", "dibuka_pada": "2022-08-22"})
