"""A file of a kind, read: checks between cells, duplicates, personal data, scope, and the published figures."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from data.importers import problems, reading
from data.importers.problems import FileRefused
from data.importers.reading import read_file
from tests.data.importers.made import (
    NIK,
    NOW,
    REAL,
    RECAP_HEADER,
    RECAP_ROW,
    everything,
    read,
    real_lookups,
    reasons,
    recap_file,
    recap_with,
)

if TYPE_CHECKING:
    from pathlib import Path

KIND = "rekap_verifikasi"
ITEM_HEADER = "id_sumber,putaran,objek,kode_wilayah,partai,status,indikasi,metode,diterima_pada,diputus_pada,tim"


def said(folder: Path, **cells: str) -> list[tuple[str, str]]:
    """Column and sentence of what is wrong with one changed row; nothing of it may be taken."""
    result = read(recap_file(folder, recap_with(**cells)), KIND)
    assert (len(result.frame), len(result.rejected), result.total) == (0, 1, 1)
    return [(column, text) for _, column, text in reasons(result)]


def items(folder: Path, *rows: str, header: str = ITEM_HEADER) -> Path:
    path = folder / "item.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"diperiksa": "1718", "ms": "", "bms": "", "tms": ""}, "diperiksa", "diperiksa (1.718) lebih besar dari diterima (1.717)."),
        ({"ms": "91"}, "ms", "ms + bms + tms (101) tidak sama dengan diperiksa (100)."),
        ({"ms": "80"}, "ms", "ms + bms + tms (90) tidak sama dengan diperiksa (100)."),
        ({"ms": "101", "bms": "", "tms": ""}, "ms", "ms + bms + tms (101) tidak sama dengan diperiksa (100)."),
        ({"diperiksa": "", "ms": "1.700", "bms": "20"}, "ms", "ms + bms + tms (1.725) lebih besar dari diterima (1.717)."),
        ({"diterima": ""}, "diterima", "Kolom ini wajib diisi."),
        ({"putaran": "verfuk"}, "putaran", "Isi ini tidak dikenal; pilihannya: vermin, vermin_p, verfak, verfak_p."),
        ({"objek": "rambut"}, "objek", "Isi ini tidak dikenal; pilihannya: keanggotaan, kepengurusan, kantor, perempuan."),
        ({"partai": "Partai Hantu"}, "partai", "Partai ini tidak dikenal pada siklus 2024."),
        ({"per_tanggal": "2026-11-03"}, "per_tanggal", "Tanggal ini di masa depan."),
        ({"per_tanggal": "2026-11-02T10:01"}, "per_tanggal", "Tanggal ini di masa depan."),
        ({"per_tanggal": "31 Februari 2022"}, "per_tanggal", "Tanggal atau jam ini tidak ada di kalender."),
        ({"diterima": "-1"}, "diterima", "Jumlah tidak boleh negatif."),
        ({"diterima": "1,5"}, "diterima", "Jumlah harus bilangan bulat, misalnya 1717 atau 1.717."),
        ({"sumber": "=HYPERLINK(1)"}, "sumber", "Isi sel ini menyerupai rumus atau kode program, bukan keterangan."),
        ({"sumber": "x" * 100_000}, "sumber", "Isi sel terlalu panjang: 100.000 karakter, paling banyak 500."),
    ],
)  # fmt: skip
def test_each_check_gives_column_and_reason(tmp_path: Path, cells: dict[str, str], column: str, sentence: str) -> None:
    assert (column, sentence) in said(tmp_path, **cells)


def test_all_problems_of_a_file_are_reported_with_line_column_and_value(tmp_path: Path) -> None:
    rows = [
        recap_with(kode_wilayah="Magelang", diterima="x", per_tanggal="besok"),
        RECAP_ROW,
        recap_with(partai="?", diterima="3.3"),
    ]
    result = read(recap_file(tmp_path, *rows), KIND)
    found = {(p.line, p.column, p.value) for row in result.rejected for p in row.reasons}
    assert found == {
        (2, "kode_wilayah", "Magelang"), (2, "diterima", "x"), (2, "per_tanggal", "besok"), (4, "partai", "?"), (4, "diterima", "3.3"),
    }  # fmt: skip
    assert (result.total, len(result.frame)) == (3, 1)


def test_today_may_be_reported_before_the_day_is_over(tmp_path: Path) -> None:
    assert len(read(recap_file(tmp_path, recap_with(per_tanggal="2026-11-02")), KIND).frame) == 1


def test_an_empty_cell_is_unknown_never_zero_and_an_empty_party_is_all_parties(tmp_path: Path) -> None:
    row = read(recap_file(tmp_path, recap_with(partai="", ms="", bms="0")), KIND).frame.iloc[0]
    assert row["partai"] == ""
    assert row.isna()["ms"]
    assert row["bms"] == 0


def test_an_empty_party_is_refused_where_the_kind_needs_one(tmp_path: Path) -> None:
    result = read(items(tmp_path, "a,vermin,keanggotaan,33.73,,belum,,,2022-08-20,,"), "item_verifikasi")
    assert reasons(result) == [(2, "partai", "Kolom ini wajib diisi.")]


def test_the_cycle_of_a_round_is_the_one_that_had_begun(tmp_path: Path) -> None:
    rows = [recap_with(), recap_with(per_tanggal="2022-01-01"), recap_with(per_tanggal="2027-09-01", partai="baru")]
    later = datetime(2028, 1, 1, tzinfo=UTC)
    frame = read(recap_file(tmp_path, *rows), KIND, now=later).frame
    assert list(zip(frame["siklus"], frame["round_id"], frame["partai"], strict=True)) == [
        ("2024", 1, "pkb"), ("2024", 1, "pkb"), ("2029", 9, "baru"),
    ]  # fmt: skip


def test_rows_outside_the_scope_are_rejected_and_the_others_kept(tmp_path: Path) -> None:
    result = read(recap_file(tmp_path, RECAP_ROW, recap_with(kode_wilayah="33.71")), KIND, "33.73")
    assert list(result.frame["kode_wilayah"]) == ["33.73"]
    assert reasons(result) == [(3, "kode_wilayah", "Wilayah ini di luar kewenangan Anda.")]


def test_the_same_row_twice_counts_once_however_its_key_is_spelt(tmp_path: Path) -> None:
    result = read(recap_file(tmp_path, RECAP_ROW, RECAP_ROW, RECAP_ROW), KIND)
    assert list(result.frame["line"]) == [2]
    assert reasons(result)[0] == (3, "per_tanggal", "Baris ini sama persis dengan baris 2; cukup satu.")
    spelt = recap_with(kode_wilayah="3373", partai="1", per_tanggal="23/08/2022")
    assert len(read(recap_file(tmp_path, RECAP_ROW, spelt), KIND).frame) == 0


def test_rows_that_contradict_each_other_are_all_rejected(tmp_path: Path) -> None:
    result = read(recap_file(tmp_path, RECAP_ROW, recap_with(diterima="1718"), recap_with(kode_wilayah="33.71")), KIND)
    assert list(result.frame["line"]) == [4]
    assert [text for _, _, text in reasons(result)] == [
        "Kunci baris ini sama dengan baris 3, tetapi isinya berbeda; sisakan yang benar.",
        "Kunci baris ini sama dengan baris 2, tetapi isinya berbeda; sisakan yang benar.",
    ]


def test_a_bad_row_does_not_make_its_mended_copy_a_duplicate(tmp_path: Path) -> None:
    result = read(recap_file(tmp_path, recap_with(diterima="?"), RECAP_ROW), KIND)
    assert list(result.frame["line"]) == [3]


def test_items_are_typed_and_their_order_in_time_checked(tmp_path: Path) -> None:
    rows = [
        "a,vermin,keanggotaan,33.73,PKB,MS,ganda_identik|usia,surat pernyataan,2022-08-20,2022-08-20T09:00,Tim 1",
        "b,vermin,anggota,33.73,PKB,belum,,,2022-08-20T10:00,,",
        "c,vermin,keanggotaan,33.73,PKB,TMS,,,2022-08-20T10:00,2022-08-20T09:59,",
        "d,vermin,keanggotaan,33.73,PKB,TMS,,,2022-08-20,2022-08-19,",
        "a,vermin,keanggotaan,33.73,PKB,BMS,,,2022-08-20,,",
    ]
    result = read(items(tmp_path, *rows), "item_verifikasi")
    assert list(result.frame["id_sumber"]) == ["b"]
    lines = {line: text for line, _, text in reasons(result)}
    assert lines[4] == "diputus_pada mendahului diterima_pada (Sabtu, 20 Agustus 2022 10.00 WIB)."
    assert lines[5].startswith("diputus_pada mendahului")
    assert "Kunci baris ini sama dengan baris 6" in lines[2]
    kept = read(items(tmp_path, *rows[:2]), "item_verifikasi").frame
    assert list(kept["indikasi"]) == [0b010001, 0]
    assert (kept["diputus_pada"].iloc[0] >= kept["diterima_pada"].iloc[0], kept["metode"].iloc[0]) == (
        True,
        "surat_pernyataan",
    )


def test_samples_complaints_and_presence_have_their_checks(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    head = "putaran,kode_wilayah,partai,per_tanggal,populasi,sampel,rumah,dihadirkan,video,tidak_ditemui,ms,tms\nverfak,33.73,pkb,2022-10-20,"
    for tail, sentence in (
        ("440,205,100,100,5,1,,", "rumah + dihadirkan + video + tidak_ditemui (206) lebih besar dari sampel (205)."),
        ("440,205,,,,,200,6", "ms + tms (206) lebih besar dari sampel (205)."),
        ("200,205,,,,,,", "sampel (205) lebih besar dari populasi (200)."),
    ):
        path.write_text(head + tail + "\n")
        assert sentence in [text for _, _, text in reasons(read(path, "sampel_verfak"))]
    path.write_text("kode_wilayah,per_tanggal,masuk,selesai\n33.73,2022-09-06,5,6\n")
    assert reasons(read(path, "tanggapan"))[0][2] == "selesai (6) lebih besar dari masuk (5)."
    path.write_text("kode_wilayah,partai,terdaftar,siklus\n33.73,pkb,✓,\n33.73,baru,tidak,2029\n33.71,pkb,ya,1999\n")
    result = read(path, "keberadaan_partai")
    assert list(zip(result.frame["siklus"], result.frame["terdaftar"], strict=True)) == [("2024", 1), ("2029", 0)]
    assert reasons(result) == [(4, "siklus", "Siklus ini tidak dikenal.")]


def test_reference_rows_are_checked_against_each_other(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    head = "kode,kode induk,jenis,nama,nama pendek\n"
    path.write_text(
        head
        + "40,,provinsi,Baru,Baru\n40.01,40,kab,Kabupaten Baru,Baru\n33.02,34,kab,Salah,Salah\n41.01,41,kota,Kota,Kota\n"
    )
    result = read(path, "wilayah")
    assert list(result.frame["code"]) == ["40", "40.01"]
    assert [line for line, _, _ in reasons(result)] == [4, 5]
    assert "kewenangan" in reasons(read(path, "wilayah", "33"))[0][2]
    head = "cycle,code,name,level,start,end,revision,legal_basis\n"
    path.write_text(
        head
        + "2029,vermin,Vermin,kab/kota,2027-08-01,2027-08-31,0,PKPU\n2029,verfak,V,nasional,2027-09-01,2027-08-01,0,PKPU\n"
    )
    result = read(path, "tahapan")
    assert [f"{result.frame[name].iloc[0]:%Y-%m-%d %H:%M:%S}" for name in ("start", "end")] == [
        "2027-07-31 17:00:00",
        "2027-08-31 16:59:59",
    ]
    assert reasons(result)[0][1] == "end"


def test_nothing_personal_leaves_the_door_in_any_form(tmp_path: Path) -> None:
    header = "NIK,Nama," + ITEM_HEADER + ",alamat,catatan"
    good = f"{NIK},Budi Santoso,{NIK},vermin,keanggotaan,33.73,PKB,belum,,,2022-08-20,,Tim {NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]},Jl. Mawar,rahasia"
    bad = f'{NIK},Budi Santoso,{NIK},vermin,{NIK},3373-0112-0590-0001,PKB,belum,,,besok,,"=Tim {NIK}",Jl. Mawar,rahasia'
    result = read(items(tmp_path, good, bad, header=header), "item_verifikasi")
    assert (result.dropped, result.ignored) == (("NIK", "Nama", "alamat"), ("catatan",))
    assert result.frame["tim"].iloc[0] == "Tim [disamarkan]"
    assert list(result.frame.pop("id_sumber")) == [NIK]  # the key of the item, which storing turns into a keyed hash
    text = everything(result)
    assert not any(secret in text for secret in (NIK, NIK[4:8] + " ", "Budi", "Mawar", "rahasia", "0590-0001"))
    assert set(result.rejected[0].cells) == set(ITEM_HEADER.split(","))


def test_the_nik_column_of_a_recap_counts_findings_and_never_holds_a_nik(tmp_path: Path) -> None:
    header = RECAP_HEADER + ",nik"
    result = read(
        recap_file(tmp_path, RECAP_ROW + ",12", recap_with(kode_wilayah="33.71") + f",{NIK}", header=header), KIND
    )
    assert list(result.frame["nik"]) == [12]
    assert reasons(result) == [
        (3, "nik", "Kolom ini untuk jumlah, tetapi isinya menyerupai NIK; nilainya tidak disimpan.")
    ]
    assert NIK not in everything(result)


def test_too_many_bad_rows_refuse_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems.MOST_REJECTED == 100_000
    monkeypatch.setattr(reading, "MOST_REJECTED", 2)
    with pytest.raises(FileRefused, match="contohnya baris 2, kolom diterima"):
        read(recap_file(tmp_path, *[recap_with(diterima="x")] * 3), KIND)


def test_progress_is_told_until_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    read_file(recap_file(tmp_path, RECAP_ROW), KIND, real_lookups(), now=NOW, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize(
    ("file", "kind", "rows"),
    [
        ("rekap_verifikasi_jateng_2022.csv", KIND, 7), ("sampel_verfak_jateng_2022.csv", "sampel_verfak", 9),
        ("keberadaan_partai_verfak_jateng_2022.csv", "keberadaan_partai", 117), ("tanggapan_jateng_2022.csv", "tanggapan", 12),
    ],
)  # fmt: skip
def test_the_published_figures_read_cleanly(file: str, kind: str, rows: int) -> None:
    result = read_file(REAL / file, kind, real_lookups(), now=NOW)
    assert (len(result.frame), result.rejected, result.warnings, result.ignored, result.dropped) == (
        rows,
        (),
        (),
        (),
        (),
    )


def test_the_published_figures_are_what_the_reports_say() -> None:
    recap = read_file(REAL / "rekap_verifikasi_jateng_2022.csv", KIND, real_lookups(), now=NOW).frame.set_index("line")
    assert [recap[name][3] for name in ("kode_wilayah", "diterima", "ganda_identik")] == ["33.20", 33014, 3135]
    sample = read_file(REAL / "sampel_verfak_jateng_2022.csv", "sampel_verfak", real_lookups(), now=NOW).frame
    assert [sample[name][0] for name in ("sampel", "rumah", "dihadirkan", "tidak_ditemui")] == [1699, 954, 183, 562]


@pytest.mark.parametrize(
    ("file", "kind", "rows"),
    [("areas", "wilayah", 552), ("parties_2024", "partai", 24), ("stages_2024", "tahapan", 20)],
)
def test_the_reference_files_read_cleanly(file: str, kind: str, rows: int) -> None:
    path = REAL.parents[2] / "data" / "reference" / f"{file}.csv"
    result = read_file(path, kind, real_lookups(), now=NOW)
    assert (len(result.frame), result.rejected) == (rows, ())
