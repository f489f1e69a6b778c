"""Codes of the Help Desk: the database takes the same states, and every code has a word in both languages."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import CheckConstraint

from dashboard.core.text import Lang, t, translations
from data import helpdesk
from data.models import Base

WORDS = {name: words for name, words in vars(helpdesk).items() if name.endswith("_WORDS")}


def test_the_database_takes_exactly_the_states_there_are() -> None:
    rules = Base.metadata.tables["service_ticket"].constraints
    [said] = [str(one.sqltext) for one in rules if isinstance(one, CheckConstraint) and "state IN" in str(one.sqltext)]
    assert tuple(re.findall(r"'(\w+)'", said)) == helpdesk.STATES
    assert helpdesk.CLOSED in helpdesk.STATES
    assert helpdesk.WAITING in helpdesk.STATES


def test_the_lists_have_as_many_codes_as_the_rules_name() -> None:
    lists = (helpdesk.CHANNELS, helpdesk.PARTY_LEVELS, helpdesk.REQUESTERS, helpdesk.CATEGORIES, helpdesk.ESCALATIONS)
    assert [len(codes) for codes in lists] == [5, 3, 4, 13, 2]
    assert [len(codes) for codes in (helpdesk.READINESS, helpdesk.SHIFTS, helpdesk.STEPS)] == [11, 3, 10]


@pytest.mark.parametrize("name", sorted(WORDS))
def test_every_code_has_a_word_of_its_own_in_both_languages(name: str) -> None:
    words = WORDS[name]
    assert len(set(words.values())) == len(words)
    english = [t(one, Lang.EN) for one in words.values()]
    assert len(set(english)) == len(words)
    assert all(one in translations(Lang.EN)._catalog for one in words.values())  # type: ignore[attr-defined]
