"""The registry: every kind fits its table, and no header means two things."""

from __future__ import annotations

import pytest

from data.importers.kinds import KINDS
from data.importers.lookups import squash
from data.importers.privacy import is_personal
from data.models import Base

EVERY = pytest.mark.parametrize("name", list(KINDS))


@EVERY
def test_every_column_has_its_place_in_the_table(name: str) -> None:
    kind = KINDS[name]
    table = Base.metadata.tables[kind.table]
    assert {column.attribute for column in kind.columns} <= set(table.columns.keys())


@EVERY
def test_every_required_column_of_the_table_is_required_in_the_file(name: str) -> None:
    kind = KINDS[name]
    required = {column.attribute for column in kind.columns if column.required or column.default}
    for column in Base.metadata.tables[kind.table].columns:
        given = {each.attribute for each in kind.columns}
        if (
            column.name
            in given
            - {
                "party",
                "cycle",
                "findings",
                "area_code",
                "parent_code",
                "stage",
                *(("source_hash",) if kind.repeats else ()),
            }
            and not column.nullable
        ):
            assert column.name in required


@EVERY
def test_no_header_of_a_kind_means_two_columns(name: str) -> None:
    meanings: dict[str, set[str]] = {}
    for column in KINDS[name].columns:
        for header in (column.name, *column.aliases):
            meanings.setdefault(squash(header), set()).add(column.name)
    assert {header: columns for header, columns in meanings.items() if len(columns) > 1} == {}


@EVERY
def test_key_moment_and_names_are_columns_of_the_kind(name: str) -> None:
    kind = KINDS[name]
    assert kind.name == name
    assert {*kind.key, *([kind.moment] if kind.moment else [])} <= {column.name for column in kind.columns}


def test_only_counts_and_names_of_things_share_a_word_with_personal_data() -> None:
    shared = {
        (name, column.name) for name, kind in KINDS.items() for column in kind.columns if is_personal(column.name)
    }
    allowed = {
        ("rekap_verifikasi", "nik"),
        ("wilayah", "name"),
        ("wilayah", "short_name"),
        ("partai", "name"),
        ("syarat_dokumen", "name"),
        ("tahapan", "name"),
        ("putaran", "name"),
    }
    assert shared == allowed
