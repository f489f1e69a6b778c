"""Sums of parties by province follow what they are counted from: facts, presence, decrees, populations, migrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from data.commands.reference import load_reference
from data.engine import writing
from data.migrate import migrate
from data.models import AreaProgress, MinimumMembers
from data.models.rollups import Disputed, PartyProgress
from data.scope import marked

if TYPE_CHECKING:
    from tests.own_database import Own

RECAP = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa,ms,bms,tms"
DECREE = "cycle,area_code,revision,members,source"
AREA = "code,parent_code,kind,name,short_name,population"


def reports(own: Own) -> None:
    """PKB has 200 members in Salatiga and 10 in Tegal, all of them good."""
    lines = [f"vermin,keanggotaan,{area},pkb,2022-08-20,{n},{n},{n},0,0" for area, n in (("33.73", 200), ("33.76", 10))]
    own.take("rekap_verifikasi", own.file("r.csv", RECAP, *lines))


def sums(own: Own) -> list[tuple[int, int, int]]:
    """Received, met and out of each row."""
    with own.sessions() as db:
        rows = db.scalars(marked(select(PartyProgress).order_by(PartyProgress.day), PartyProgress))
        return [(row.received, row.met, row.out) for row in rows]


def test_a_new_decree_asks_every_area_anew(own: Own) -> None:
    reports(own)
    assert sums(own) == [(210, 1, 1)]

    own.take("syarat_minimal", own.file("m.csv", DECREE, "2024,33.73,9,201,Keputusan", "2024,33.76,9,10,Keputusan"))
    assert sums(own) == [(210, 1, 1)]
    own.take("syarat_minimal", own.file("n.csv", DECREE, "2024,33.73,10,200,Keputusan"))

    assert sums(own) == [(210, 2, 0)]
    assert own.broken() == []


def test_another_population_does_where_there_is_no_decree(own: Own) -> None:
    reports(own)
    assert sums(own) == [(210, 1, 1)]

    own.take("wilayah", own.file("w.csv", AREA, "33.76,33,kota,Kota Tegal,Tegal,9999"))

    assert sums(own) == [(210, 2, 0)]
    assert own.broken() == []


def test_reference_data_that_come_late_do_too(own: Own) -> None:
    """Karanganyar asks for 936 by decree, by its population for 1,000 at most."""
    with writing(own.sessions).begin() as db:
        db.execute(delete(MinimumMembers))
    own.take("wilayah", own.file("w.csv", AREA, "33.13,33,kabupaten,Kabupaten Karanganyar,Karanganyar,999000"))
    own.take("rekap_verifikasi", own.file("r.csv", RECAP, "vermin,keanggotaan,33.13,pkb,2022-08-20,936,936,936,0,0"))
    assert sums(own) == [(936, 0, 1)]

    with writing(own.sessions).begin() as db:
        load_reference(db)

    assert sums(own) == [(936, 1, 0)]
    assert own.broken() == []


def test_a_party_that_is_not_registered_leaves_the_sum_and_is_disputed(own: Own) -> None:
    reports(own)
    head = "siklus,kode_wilayah,partai,terdaftar"
    own.take("keberadaan_partai", own.file("p.csv", head, "2024,33.73,pkb,tidak"))

    assert sums(own) == [(10, 0, 1)]
    with own.sessions() as db:
        found = [(row.area_code, row.party, row.kind) for row in db.scalars(marked(select(Disputed), Disputed))]
    assert found == [("33.73", "pkb", "absent")]
    assert own.broken() == []


def test_a_database_of_an_older_schema_is_counted_when_it_is_migrated(own: Own) -> None:
    reports(own)
    with writing(own.sessions).begin() as db:
        db.execute(delete(PartyProgress))
        db.execute(update(AreaProgress).values(least_ms=None))
    assert len(own.broken()) == 1

    migrate(own.engine)

    assert sums(own) == [(210, 1, 1)]
    assert own.broken() == []
