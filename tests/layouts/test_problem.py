"""What is shown instead of a page."""

from __future__ import annotations

import pytest

from dashboard.core.errors import AppError, Busy, InvalidInput, NotAllowed, NotFound, NotSignedIn
from dashboard.core.text import Lang
from layouts import problem
from tests.layouts.reading import kind, words


@pytest.mark.parametrize("error", [NotSignedIn(), NotAllowed(), NotFound(), InvalidInput(), Busy(), AppError()])
@pytest.mark.parametrize("lang", list(Lang))
def test_every_problem_says_what_happened_and_offers_a_way_on(error: AppError, lang: Lang) -> None:
    shown = problem.layout(error, lang)
    assert len(words(kind(shown, "H1"))) > 5
    assert [link.href for link in kind(shown, "A")] == ["/"]


def test_absent_and_not_yours_get_the_same_answer() -> None:
    assert words(problem.layout(NotFound(), Lang.ID)) == words(problem.layout(NotFound(area="31"), Lang.ID))


def test_an_incident_has_its_number() -> None:
    assert "Nomor kejadian ab12" in words(problem.layout(AppError(), Lang.ID, reference="ab12"))


def test_an_empty_filter_offers_to_remove_it() -> None:
    shown = problem.empty("Tidak ada yang cocok.", Lang.ID, reset="/tunggakan")
    assert [link.href for link in kind(shown, "A")] == ["/tunggakan"]
