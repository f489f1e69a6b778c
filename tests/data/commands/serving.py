"""Files of services for the tests of imports: five whose times were computed on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from data.models import Base

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Table

    from data.commands.imports import Outcome
    from tests.own_database import Own

COLUMNS: Final = (
    "id_sumber", "kode_wilayah", "dibuka_pada", "kanal", "partai", "kategori", "petugas", "respons_pertama_pada",
    "selesai_pada", "dibuka_kembali_pada", "eskalasi_ke", "eskalasi_pada", "eskalasi_kembali_pada", "jeda_menit", "nilai",
)  # fmt: skip
SERVED: Final = {
    "reopened": {
        "dibuka_pada": "2022-08-22T09:00", "kanal": "whatsapp", "respons_pertama_pada": "2022-08-22T09:30",
        "selesai_pada": "2022-08-22T10:00;2022-08-23T11:00;2022-08-25T09:00",
        "dibuka_kembali_pada": "2022-08-23T08:30;2022-08-24T15:00", "nilai": "4",
    },
    "paused": {
        "dibuka_pada": "2022-08-16T15:00", "kanal": "telepon", "respons_pertama_pada": "2022-08-16T15:30",
        "selesai_pada": "2022-08-18T09:00", "jeda_menit": "60",
    },
    "late": {
        "dibuka_pada": "2022-08-22T20:00", "kanal": "whatsapp", "respons_pertama_pada": "2022-08-23T08:40",
        "selesai_pada": "2022-08-23T09:00",
    },
    "sent": {
        "dibuka_pada": "2022-08-18T10:00", "kanal": "tatap_muka", "respons_pertama_pada": "2022-08-18T10:10",
        "selesai_pada": "2022-08-22T09:00", "eskalasi_ke": "provinsi", "eskalasi_pada": "2022-08-18T10:30",
        "eskalasi_kembali_pada": "2022-08-19T14:00",
    },
    "open": {"dibuka_pada": "2022-08-23T13:00", "kanal": "surel"},
}  # fmt: skip
DEFAULTS: Final = {"kode_wilayah": "33.73", "partai": "pkb", "kategori": "akun", "petugas": "p1"}
OF_SERVICE: Final = ("service_ticket", "service_spell", "service_day", "service_channel_day", "service_province_day",
                     "service_topic_day", "service_topic_province_day", "service_attendance", "service_readiness", "satisfaction_answer",
                     "corrections")  # fmt: skip


def line(number: str, **cells: str) -> str:
    """A row of a file: the service of this number, with some cells replaced."""
    row = {"id_sumber": number} | DEFAULTS | SERVED.get(number, {}) | cells
    return ",".join(f'"{row.get(name, "")}"' for name in COLUMNS)


def file(own: Own, name: str, *lines: str) -> Path:
    """A file of these rows."""
    return own.file(f"{name}.csv", ",".join(COLUMNS), *lines)


def serve(own: Own, name: str = "layanan") -> Outcome:
    """All five services imported."""
    return own.take("layanan_helpdesk", file(own, name, *map(line, SERVED)))


def rows(own: Own, table: str) -> list[dict[str, Any]]:
    """Every row of a table as it stands, by its columns."""
    with own.sessions() as db:
        found: Table = Base.metadata.tables[table]
        stmt = select(found).order_by(*found.primary_key.columns)
        return [dict(row) for row in db.execute(stmt.execution_options(visible=frozenset({table}))).mappings()]


def everything(own: Own) -> dict[str, list[dict[str, Any]]]:
    """All that the Help Desk has stored."""
    return {table: rows(own, table) for table in OF_SERVICE}


def without_ids(stored: dict[str, list[dict[str, Any]]]) -> dict[str, list[str]]:
    """The same without numbers of rows and batches, which a second import gives anew."""
    gone = {"id", "ticket_id", "batch_id", "fact_id", "old_batch_id"}
    return {
        table: sorted(repr({name: value for name, value in row.items() if name not in gone}) for row in found)
        for table, found in stored.items()
    }
