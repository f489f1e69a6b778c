"""Fixtures of the commands: a database of a test's own."""

from tests.own_database import own, pattern

__all__ = ["own", "pattern"]
