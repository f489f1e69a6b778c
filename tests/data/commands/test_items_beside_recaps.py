"""Items that come where recaps stand already: the area's sums hold both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.models import AreaProgress
from data.scope import Scope, visible

if TYPE_CHECKING:
    from tests.own_database import Own

RECAPS = (
    "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa",
    "vermin,keanggotaan,33.73,pkb,2022-08-20,100,40",
    "vermin,keanggotaan,33.74,pkb,2022-08-20,10,4",
)
ITEMS = (
    "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada",
    "J1,vermin,keanggotaan,33.73,psi,belum,2022-08-19 08:00,",
    "J2,vermin,keanggotaan,33.73,psi,MS,2022-08-20 09:00,2022-08-22 15:00",
)


def test_the_first_items_of_an_area_add_to_its_recaps(own: Own) -> None:
    """100 of the recap and 2 items; 40 checked and one item on the 22nd; the other area stays as it was."""
    own.take("rekap_verifikasi", own.file("rekap.csv", *RECAPS))
    taken = own.take("item_verifikasi", own.file("item.csv", *ITEMS))

    assert taken.accepted == 2
    row = AreaProgress.area_code, AreaProgress.received, AreaProgress.checked
    stmt = visible(select(*row).order_by(AreaProgress.area_code, AreaProgress.day), Scope.of("33"), AreaProgress)
    with own.sessions() as db:
        found = [tuple(one) for one in db.execute(stmt)]
    assert found == [("33.73", 1, 0), ("33.73", 102, 40), ("33.73", 102, 41), ("33.74", 10, 4)]
    assert own.broken() == []
