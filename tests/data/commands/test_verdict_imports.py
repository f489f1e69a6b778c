"""Official verdicts from a file: taken, corrected, undone, and never mixed with what samples project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.answers import Question
from data.commands.undo import undo
from data.queries.figures import figures
from data.queries.verdicts import verdicts
from data.scope import Scope
from tests.data.making import wib

if TYPE_CHECKING:
    from tests.own_database import Own

HEAD: Final = "putaran,kode_wilayah,partai,putusan,ditetapkan_pada,berita_acara"
SAMPLE: Final = "putaran,kode_wilayah,partai,per_tanggal,populasi,sampel,ms"
ASKED: Final = Question("verfak", "keanggotaan", wib(2022, 11, 30))


def said(own: Own) -> list[tuple[str, str, str]]:
    with own.sessions() as db:
        return [(one.party, one.verdict, one.decree) for one in verdicts(db, Scope.of("33"), ASKED, "33.73")]


def projection(own: Own) -> float | None:
    with own.sessions() as db:
        return figures(db, Scope.of("33"), ASKED, "33.73")["projection"]


def test_a_verdict_is_stored_corrected_and_taken_back(own: Own) -> None:
    first = own.take("putusan_verfak", own.file("a.csv", HEAD, "verfak,33.73,garuda,MS,2022-11-07,BA 1",
                                                "verfak,33.73,ummat,tidak memenuhi syarat,2022-11-07,BA 2"))  # fmt: skip
    assert (first.accepted, first.rejected) == (2, 0)
    assert said(own) == [("garuda", "MS", "BA 1"), ("ummat", "TMS", "BA 2")]
    again = own.take("putusan_verfak", own.file("b.csv", HEAD, "verfak,33.73,ummat,MS,2022-11-07,BA 2"))
    assert said(own)[1] == ("ummat", "MS", "BA 2")
    assert own.broken() == []
    assert again.batch_id is not None
    with own.sessions.begin() as db:
        undo(db, again.batch_id, by="penguji")
    assert said(own)[1] == ("ummat", "TMS", "BA 2")
    assert own.broken() == []


def test_what_cannot_be_a_verdict_is_refused_with_its_column(own: Own) -> None:
    outcome = own.take(
        "putusan_verfak",
        own.file("a.csv", HEAD, "verfak,33.73,garuda,BMS,2022-11-07,BA 1", "verfak,33.73,,MS,2022-11-07,BA 1",
                 "verfak,33.73,garuda,MS,,", "verfak,33.73,garuda,MS,2099-01-01,BA 1"),
    )  # fmt: skip
    columns = [sorted(problem.column for problem in row.reasons) for row in outcome.problems]
    assert columns == [["putusan"], ["partai"], ["berita_acara", "ditetapkan_pada"], ["ditetapkan_pada"]]


def test_a_verdict_moves_no_projection_and_a_sample_no_verdict(own: Own) -> None:
    own.take("sampel_verfak", own.file("s.csv", SAMPLE, "verfak,33.73,garuda,2022-11-04,440,205,205"))
    before = projection(own)
    own.take("putusan_verfak", own.file("a.csv", HEAD, "verfak,33.73,garuda,TMS,2022-11-07,BA 1"))
    assert (before, projection(own)) == (440, 440)
    assert said(own) == [("garuda", "TMS", "BA 1")]
