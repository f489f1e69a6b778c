"""Taking imports back at the command line, in every order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.acceptance.conftest import Office

HEADER: Final = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa"
ITEMS: Final = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada"
PKB: Final = "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40"
GOLKAR: Final = "vermin,keanggotaan,33.73,golkar,2022-08-22,10,4"


def received(office: Office) -> float | None:
    return office.metrics("33.73", "2022-08-23")["received"]


def test_rows_that_a_later_import_also_has_are_not_taken_from_it(office: Office) -> None:
    office.takes("rekap_verifikasi", "satu.csv", HEADER, PKB)
    later = office.takes("rekap_verifikasi", "dua.csv", HEADER, PKB, GOLKAR)
    assert later.last == "diterima=1 tetap=1 ditolak=0 peringatan=0"

    early = office.says("undo", 1)
    assert early.status == 2
    assert early.err == "Impor nomor 2 memuat baris yang sudah ada sebelumnya; batalkan yang itu lebih dahulu.\n"
    assert received(office) == 110

    assert office.says("undo", 2).status == office.says("undo", 1).status == 0
    assert received(office) is None
    assert office.takes("rekap_verifikasi", "dua.csv", HEADER, PKB, GOLKAR).last.startswith("diterima=2 tetap=0 ")
    assert office.says("verify").status == 0


def test_a_batch_in_the_middle_goes_alone_when_nothing_stands_on_it(office: Office) -> None:
    for number, row in enumerate((PKB, GOLKAR, PKB.replace("33.73", "33.72"))):
        office.takes("rekap_verifikasi", f"{number}.csv", HEADER, row)

    assert office.says("undo", 2).status == 0
    assert office.says("undo", 2).err == "Impor nomor 2 sudah dibatalkan.\n"

    assert (received(office), office.metrics("33", "2022-08-23")["received"]) == (100, 200)
    assert office.says("verify").status == 0


def test_a_decision_taken_back_leaves_every_past_day_as_it_was(office: Office) -> None:
    days = ("2022-08-19", "2022-08-21T12:00", "2022-08-22", "2022-08-24")
    office.takes("item_verifikasi", "1.csv", ITEMS, "A,vermin,keanggotaan,33.73,pkb,BMS,2022-08-18,2022-08-20")
    before = [office.answer("33.73", day) for day in days]

    office.takes("item_verifikasi", "2.csv", ITEMS, "A,vermin,keanggotaan,33.73,pkb,MS,2022-08-18,2022-08-22 09:00")
    changed = [office.metrics("33.73", day) for day in days]
    assert [(each["bms"], each["ms"]) for each in changed] == [(0, 0), (1, 0), (0, 1), (0, 1)]

    assert office.says("undo", 2).status == 0
    assert [office.answer("33.73", day) for day in days] == before
    assert office.says("verify").status == 0
