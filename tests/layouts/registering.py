"""Views of the page of registration, made by hand: three kab/kota, two parties."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from callbacks.filters import Filters
from data.answers import PartyInfo, Window
from data.registration import (
    Branches,
    DocumentRow,
    Documents,
    Place,
    Registration,
    RegistrationQuestion,
    Standard,
)
from layouts.components.as_of import AsOf
from layouts.registration import View
from layouts.updates_view import Stand
from tests.layouts.crafted import info

NOW: Final = datetime(2022, 8, 23, 7, 5, tzinfo=UTC)
LAST: Final = datetime(2022, 8, 14, 16, 59, tzinfo=UTC)  # 14 August, 23.59 WIB
PKB: Final = PartyInfo("pkb", 1, "PKB", "Partai Kebangkitan Bangsa")
PRIMA: Final = PartyInfo("prima", None, "Prima", "Partai Rakyat Adil Makmur")
WINDOW: Final = Window(
    stage="daftar", name="Pendaftaran", starts_at=datetime(2022, 8, 1, 1, tzinfo=UTC), ends_at=LAST, revision=0,
    legal_basis="PKPU 4/2022 Lampiran I", previous_ends_at=None,
)  # fmt: skip
REQUIRED: Final = {
    "nasional": {"ad_art": "AD/ART", "rekening": "Rekening"},
    "provinsi": {"kantor": "Kantor", "rekening": "Rekening"},
    "kabkota": {"kantor": "Kantor", "daftar_anggota": "Daftar anggota"},
}
PLACES: Final = tuple(
    Place(info(code, name), 1, 1)
    for code, name in (("33.73", "Salatiga"), ("33.74", "Kota Semarang"), ("33.16", "Blora"))
)
FULL: Final = Documents(1, 1, 1, 0, 0, 2, 0, (2, 0, 0, 0), LAST)
PART: Final = Documents(1, 0, 1, 1, 0, 1, 1, (1, 0, 0, 1), LAST)
NONE: Final = Documents(1, 0, 0, 0, 0, 0, 0, (0, 0, 0, 0), LAST)
THERE: Final = Branches(1, 0, 1, 1, 1, 1, 213, 2)
FEW: Final = Branches(1, 0, 1, 1, 0, 1, 99, 2)
GONE: Final = Branches(0, 1)


def found(**changes: Any) -> Registration:
    """A province: PKB complete in Salatiga, to be repaired in Semarang, silent in Blora; Prima without any, then absent."""
    base = Registration(
        area=info("33", "Jawa Tengah"),
        question=RegistrationQuestion(cycle="2024", as_of=NOW),
        parties=(PKB, PRIMA),
        required=REQUIRED,
        places=PLACES,
        needed=2,
        own={"pkb": FULL},
        lower={("33.73", "pkb"): FULL, ("33.74", "pkb"): PART, ("33.73", "prima"): NONE},
        branches={
            ("33.73", "pkb"): THERE, ("33.74", "pkb"): THERE, ("33.16", "pkb"): FEW,
            ("33.73", "prima"): FEW, ("33.74", "prima"): GONE, ("33.16", "prima"): GONE,
        },
        reporting=2,
        window=WINDOW,
    )  # fmt: skip
    return replace(base, **changes)


def single() -> Registration:
    """Salatiga, document by document."""
    return found(
        area=info("33.73", "Kota Salatiga"), places=PLACES[:1], needed=1, own={},
        lower={("33.73", "pkb"): PART}, standard=Standard(203, 2),
        branches={("33.73", "pkb"): THERE, ("33.73", "prima"): FEW},
        rows=(
            DocumentRow("kabkota", "33.73", "pkb", "kantor", "lengkap", "DPP", LAST),
            DocumentRow("kabkota", "33.73", "pkb", "daftar_anggota", "perlu_perbaikan", "helpdesk", LAST),
        ),
    )  # fmt: skip


def nation() -> Registration:
    """Two provinces of a nation: one complete for PKB, one silent."""
    provinces = (Place(info("33", "Jawa Tengah"), 35, 26), Place(info("34", "DI Yogyakarta"), 5, 4))
    many = Documents(26, 26, 26, 0, 0, 52, 0, (52, 0, 0, 0), LAST)
    return found(
        area=replace(info("*", "Indonesia"), kind="nation"), places=provinces, needed=2, own={"pkb": PART},
        upper={("33", "pkb"): FULL}, lower={("33", "pkb"): many},
        branches={("33", "pkb"): Branches(30, 5, 26, 30, 20, 30, 30_000)},
    )  # fmt: skip


def view(of: Registration | None = None, **changes: Any) -> View:
    """The page's view of what was found."""
    seen = of or found()
    stand = Stand(
        area=seen.area, as_of=NOW, data_as_of=LAST, reported=2, expected=3, chips=(),
        menu=AsOf(moment=NOW, chosen=False, presets=()),
    )  # fmt: skip
    base = View(filters=Filters(), found=seen, figures=stand, parents=(), exports=True)
    return replace(base, **changes)
