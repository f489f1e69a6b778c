"""Fixtures of the fault tests: a database of a test's own that may be broken."""

from tests.own_database import own, pattern

__all__ = ["own", "pattern"]
