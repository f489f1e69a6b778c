"""Rows that were not taken: kept with line and reasons in the database, and as a file to mend and send again."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

import pandas as pd

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_, Lang, t
from data.bulk import load
from data.commands.identity import hashed
from data.importers.coded import coded, vocabulary
from data.importers.columns import Type
from data.models import RejectedRow
from data.models.imports import as_json
from data.queries.lookups import lookups
from data.scope import NATION, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from data.importers.kind import Kind
    from data.importers.problems import Problem, Rejected
    from data.models import Batch

REASON: Final = "alasan"
STARTS: Final = frozenset("=+-@|\t\r\n")
UNWRITABLE: Final = N_("Berkas baris ditolak tidak dapat ditulis di {path}. Tunjuk tempat lain dengan --rejected.")


def write_rejected(path: Path, kind: Kind, rows: Sequence[Rejected]) -> Path:
    """A UTF-8 CSV of the rejected rows: the file's own columns and `alasan`; text cells never run as formulas.

    Raises:
        InvalidInput: the file cannot be written there.
    """
    present = set().union(*(row.cells for row in rows))
    columns = [column.name for column in kind.columns if column.name in present]
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*columns, REASON])
            writer.writerows([*(safe(row.cells.get(name, "")) for name in columns), safe(reason(row))] for row in rows)
    except OSError as error:
        raise InvalidInput(UNWRITABLE, path=path) from error
    return path


def reason(row: Rejected) -> str:
    """Everything wrong with a row in one cell, in Indonesian, the line of the original file first."""
    told = ((problem.column, problem.text(Lang.ID)) for problem in row.reasons)
    problems = "; ".join(f"{column}: {text}" if column else text for column, text in told)
    return t("Baris {line}: {problems}", Lang.ID, line=row.line, problems=problems)


def safe(cell: str) -> str:
    """`cell` as a spreadsheet may open it: what would start a formula, full-width forms too, gets an apostrophe."""
    first = next((char for char in cell if not char.isspace() and unicodedata.category(char) != "Cf"), "")
    is_formula = cell[:1] in STARTS or unicodedata.normalize("NFKC", first)[:1] in STARTS
    return f"'{cell}" if is_formula and cell else cell


def keep_rejected(  # noqa: PLR0913 - where from, and for whom
    db: Session, batch: Batch, kind: Kind, rows: Sequence[Rejected], *, scope: Scope, identity_key: bytes
) -> None:
    """Store rejected rows with their batch, as rows of the importer's scope; of a source id only its hash is kept.

    What is neither a code nor a known word is masked: in a broken row anything may stand in any column. The line leads to it.
    """
    if not rows:
        return
    words = None if kind.reference else vocabulary(kind, lookups(db, scope))  # decrees name nobody
    items = {column.name for column in kind.columns if column.type is Type.ITEM}

    def kept(column: str, value: str) -> str:
        if column in items and value:
            return hashed(identity_key, [value])[0].hex()[:12]
        return value if words is None else coded(value, words)

    def told(problem: Problem) -> str:
        """The sentence; what it repeats of the file is masked as the cell is."""
        safe = {name: kept("", each) if isinstance(each, str) else each for name, each in problem.params.items()}
        return replace(problem, params=safe).text(Lang.ID)

    area = scope.home() or NATION
    frame = pd.DataFrame(
        {
            "batch_id": batch.id,
            "line": [row.line for row in rows],
            "cells": [as_json({name: kept(name, value) for name, value in row.cells.items()}) for row in rows],
            "reasons": [as_json([[p.column, kept(p.column, p.value), told(p)] for p in row.reasons]) for row in rows],
            "area_code": area,
        }
    )
    load(db, cast("Table", cast("Any", RejectedRow).__table__), frame)
