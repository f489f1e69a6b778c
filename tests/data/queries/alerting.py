"""Desks with something to act on, as the tests of alerts and of the digest know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.helpdesk import READINESS
from tests.data.making import wib
from tests.data.queries.serving import present, ready, roll_up, service

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

NOON: Final = wib(2022, 8, 23, 14)  # Tuesday; desks serve 08.00-16.00 every day but the holiday of 17 August


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of August 2022 in WIB."""
    return wib(2022, 8, day, hour, minute)


def fill(db: Session) -> dict[str, int]:
    """Salatiga, Blora and, outside Jawa Tengah, Yogyakarta; the tickets' ids by letter.

    A 22 Aug 08.00, due after 8 h of service: 22 Aug 16.00, late
    B 22 Aug 14.30, due 1,5 h + 6,5 h: 23 Aug 14.30, within one service hour
    C 22 Aug 15.30, due 23 Aug 15.30: neither
    D 19 Aug 09.00, waits for the party since 10.00: its clock stands
    E 18 Aug 09.00, sent on at 10.00, due after 24 h (7 + 8 + 8 + 1): 21 Aug 09.00, an escalation past its target
    F 22 Aug 08.00, sent on 23 Aug 13.30: late until then, due 24 Aug 16.00 since
    Attendance of Salatiga: 19, 21 and 22 Aug; 23 Aug without KPU RI's; none on 20 Aug.
    Readiness of Salatiga: all, but the camera (said later) is missing and the network was never confirmed.
    Blora's last record is of 19 Aug. Jawa Tengah's first sign is E, of 18 Aug.
    """
    salatiga = "33.73"
    ids = {
        "A": service(db, salatiga, ("buka", at(22, 8)), ("respons", at(22, 8, 5))),
        "B": service(db, salatiga, ("buka", at(22, 14, 30)), ("respons", at(22, 14, 35))),
        "C": service(db, salatiga, ("buka", at(22, 15, 30)), ("respons", at(22, 15, 35))),
        "D": service(db, salatiga, ("buka", at(19, 9)), ("respons", at(19, 9, 5)), ("jeda", at(19, 10))),
        "E": service(db, salatiga, ("buka", at(18, 9)), ("respons", at(18, 9, 5)), ("eskalasi", at(18, 10), "kpu_ri")),
        "F": service(
            db, salatiga, ("buka", at(22, 8)), ("respons", at(22, 8, 5)), ("eskalasi", at(23, 13, 30), "provinsi")
        ),
    }
    service(db, "33.16", ("buka", at(19, 9)), ("respons", at(19, 9, 5)), ("selesai", at(19, 10)))
    service(db, "34.71", ("buka", at(10, 9)), ("respons", at(10, 9, 5)))
    for day in (19, 21, 22, 23):
        present(db, salatiga, at(day, 0), filled=day < 23)
    for item in READINESS:
        if item != "jaringan":
            ready(db, salatiga, item, at(10, 9), available=item != "ruang")
    ready(db, salatiga, "ruang", at(11, 9))
    ready(db, salatiga, "kamera", at(12, 9), available=False)
    roll_up(db)
    return ids
