"""Files in at the command line: what is warned of, refused, mended and sent again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from data.metrics import IDS

if TYPE_CHECKING:
    from tests.acceptance.conftest import Office

HEADER: Final = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa,ms,bms,tms"
ITEMS: Final = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada"


def test_a_figure_that_falls_below_a_stored_one_is_warned_of_with_its_line(office: Office) -> None:
    office.takes("rekap_verifikasi", "senin.csv", HEADER, "vermin,keanggotaan,33.73,pkb,2022-08-22,1000,500,,,")

    said = office.takes("rekap_verifikasi", "selasa.csv", HEADER, "vermin,keanggotaan,33.73,pkb,2022-08-23,900,500,,,")

    assert "  baris 2, diterima “900”: Angka kumulatif turun; sebelumnya 1.000." in said.out.splitlines()
    assert said.last == "diterima=1 tetap=0 ditolak=0 peringatan=1"


@pytest.mark.parametrize(
    "row",
    [
        "vermin,keanggotaan,33.73,pkb,2022-08-22,900,500,,,",  # a correction of the stored row itself
        "vermin,keanggotaan,33.73,pkb,2022-08-21,900,400,,,",  # before it
        "vermin,keanggotaan,33.73,golkar,2022-08-23,9,5,,,",  # another party
        "vermin,keanggotaan,33.72,pkb,2022-08-23,9,5,,,",  # another area
        "vermin,kantor,33.73,pkb,2022-08-23,1,1,,,",  # another object
        "vermin_p,keanggotaan,33.73,pkb,2022-10-03,9,5,,,",  # another round
    ],
)
def test_what_is_no_fall_is_not_warned_of(office: Office, row: str) -> None:
    office.takes("rekap_verifikasi", "senin.csv", HEADER, "vermin,keanggotaan,33.73,pkb,2022-08-22,1000,500,,,")

    assert office.takes("rekap_verifikasi", "lain.csv", HEADER, row).last.endswith(" ditolak=0 peringatan=0")


def test_samples_and_complaints_are_compared_with_what_is_stored_too(office: Office) -> None:
    sample, complaint = "putaran,kode_wilayah,partai,per_tanggal,sampel,rumah", "kode_wilayah,per_tanggal,masuk"
    office.takes("sampel_verfak", "s1.csv", sample, "verfak,33.73,garuda,2022-10-30,205,100")
    office.takes("tanggapan", "t1.csv", complaint, "33,2022-09-06,201")

    fewer = office.takes("sampel_verfak", "s2.csv", sample, "verfak,33.73,garuda,2022-10-31,205,99")
    less = office.takes("tanggapan", "t2.csv", complaint, "33,2022-10-05,200")

    assert fewer.last == less.last == "diterima=1 tetap=0 ditolak=0 peringatan=1"


def test_a_dry_run_writes_nothing_at_all_unless_a_place_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IDENTITY_KEY")
    path = office.file(
        "item.csv",
        ITEMS,
        "A1,vermin,keanggotaan,33.73,pkb,belum,2022-08-22,",
        "A2,vermin,keanggotaan,33.1,pkb,belum,2022-08-22,",
    )
    before = sorted(file for file in office.folder.rglob("*") if not file.name.startswith("own.db"))

    said = office.says("import", "item_verifikasi", path, "--dry-run")
    after = sorted(file for file in office.folder.rglob("*") if not file.name.startswith("own.db"))
    named = office.says("import", "item_verifikasi", path, "--dry-run", "--rejected", office.folder / "lihat.csv")

    assert (said.status, said.last) == (1, "diterima=1 tetap=0 ditolak=1 peringatan=0")
    assert "baris 3, kode_wilayah “33.1”" in said.out
    assert after == before
    assert "Semua baris yang ditolak" not in said.out
    assert (named.status, (office.folder / "lihat.csv").exists()) == (1, True)
    assert office.metrics("33.73", "2022-08-23")["received"] is None


def test_strict_lists_what_is_wrong_and_refuses_the_file(office: Office) -> None:
    path = office.file(
        "rekap.csv",
        HEADER,
        "vermin,keanggotaan,33.73,pkb,2022-08-22,10,5,,,",
        "vermin,keanggotaan,33.73,golkar,2022-08-22,10,50,,,",
    )

    said = office.says("import", "rekap_verifikasi", path, "--strict")

    assert said.status == 2
    assert "  baris 3, diperiksa “50”: diperiksa (50) lebih besar dari diterima (10)." in said.out.splitlines()
    assert said.last == "diterima=0 tetap=0 ditolak=1 peringatan=0"
    assert said.err == "1 dari 2 baris bermasalah, sehingga tidak ada yang disimpan (--strict).\n"
    assert office.metrics("33.73", "2022-08-23")["received"] is None


def test_rejected_rows_are_mended_and_sent_again(office: Office) -> None:
    path = office.file(
        "rekap.csv",
        HEADER,
        "vermin,keanggotaan,Magelang,pkb,2022-08-22,1.717,,,,",
        "vermin,keanggotaan,33.73,pkb,31 Februari 2022,10,,,,",
        "vermin,keanggotaan,33.73",
    )
    first = office.says("import", "rekap_verifikasi", path)
    rejected = Path(first.out.splitlines()[-2].rpartition(": ")[2])
    text = rejected.read_text(encoding="utf-8")
    mended = text.replace("Magelang,", "Kota Magelang,").replace("31 Februari", "22 Agustus")
    ragged = next(line for line in mended.splitlines() if line.startswith(",,"))
    rejected.write_text(mended.replace(ragged + "\n", ""), encoding="utf-8")

    second = office.says("import", "rekap_verifikasi", rejected)

    assert (first.status, first.last) == (1, "diterima=0 tetap=0 ditolak=3 peringatan=0")
    assert "baris 4: Baris ini berisi 3 sel" in first.out
    assert (second.status, second.last) == (0, "diterima=2 tetap=0 ditolak=0 peringatan=0")
    assert office.metrics("33", "2022-08-23")["received"] == 1727


@pytest.mark.parametrize("first", [0, 1])
def test_a_total_and_its_parties_count_alike_in_either_order(office: Office, first: int) -> None:
    rows = ("vermin,keanggotaan,33.73,,2022-08-22,500,200,,,", "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40,,,")

    for number in (first, 1 - first):
        office.takes("rekap_verifikasi", f"{number}.csv", HEADER, rows[number])

    found = office.metrics("33", "2022-08-23")
    assert (found["received"], found["checked"]) == (100, 40)


def test_unknown_is_not_zero_and_zero_is_not_unknown(office: Office) -> None:
    office.takes(
        "rekap_verifikasi",
        "rekap.csv",
        HEADER,
        "vermin,keanggotaan,33.73,pkb,2022-08-22,10,,,,",
        "vermin,keanggotaan,33.72,pkb,2022-08-22,10,0,0,0,0",
    )
    unknown, zero = office.metrics("33.73", "2022-08-23"), office.metrics("33.72", "2022-08-23")
    above = office.metrics("33", "2022-08-23")

    names = ("received", "checked", "backlog", "progress")
    assert [unknown[name] for name in names] == [10, None, None, None]
    assert [zero[name] for name in names] == [10, 0, 10, 0]
    assert [above[name] for name in names] == [20, 0, 10, 0]


def test_every_id_of_the_published_contract_is_there_in_order() -> None:
    assert ", ".join(IDS) == (
        "received, checked, backlog, ms, bms, tms, progress, not_registered, oldest_days, daily_rate, pace_needed, "
        "days_left, eta, sample, met_home, met_gathered, met_video, not_met, projection, minimum, areas_met, areas_needed"
    )
