"""Status bars: what is not known is said, never drawn as nothing done."""

from __future__ import annotations

from callbacks.filters import Filters
from dashboard.core.text import Lang
from layouts import status_bars
from tests.layouts.places import PAN, PKB, party
from tests.layouts.reading import words


def test_a_party_whose_checked_is_unknown_is_not_shown_as_unchecked() -> None:
    reported, silent = party(PKB, 100, 40, 30, 6, 4), party(PAN, 50)
    pkb, pan = status_bars.party_bars([reported, silent], Filters(), "33.73", planned=None, rows=True)
    assert (pkb.label, pkb.whole, pkb.checked) == ("PKB", 100, 40)
    assert (pan.label, pan.whole, pan.checked) == ("PAN", None, None)
    assert words(status_bars.bar_of(pan, Lang.ID)) == "jumlah diperiksa belum dilaporkan"
    assert words(status_bars.bar_of(pan, Lang.EN)) == "number checked not reported"
