"""Names of stages in the reader's language: those of the law and of the semesters; what an office calls its own stays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.timeline import Line

STAGES: Final = frozenset(
    {
        N_("Pengumuman pendaftaran"),
        N_("Pendaftaran dan penyampaian dokumen"),
        N_("Verifikasi administrasi"),
        N_("Verifikasi administrasi keanggotaan"),
        N_("Penyampaian rekapitulasi hasil vermin"),
        N_("Masa perbaikan dokumen persyaratan"),
        N_("Verifikasi administrasi perbaikan"),
        N_("Verifikasi administrasi perbaikan keanggotaan"),
        N_("Pengumuman rekapitulasi hasil vermin"),
        N_("Verifikasi faktual kepengurusan dan keanggotaan"),
        N_("Verifikasi faktual kepengurusan provinsi"),
        N_("Verifikasi faktual keanggotaan"),
        N_("Penyampaian rekapitulasi hasil verfak"),
        N_("Masa perbaikan kepengurusan dan keanggotaan"),
        N_("Verifikasi faktual perbaikan"),
        N_("Verifikasi faktual perbaikan keanggotaan"),
        N_("Penetapan dan undian nomor urut"),
        N_("Layanan Help Desk pemutakhiran"),
    }
)
SEMESTER: Final = re.compile(r"Pemutakhiran data parpol berkelanjutan semester (I|II) (\d{4})")


def stage_name(name: str, lang: Lang) -> str:
    """`name` as it is stored, in `lang` where it is one of those known."""
    if found := SEMESTER.fullmatch(name):
        return t("Pemutakhiran data parpol berkelanjutan semester {n} {year}", lang, n=found[1], year=found[2])
    return t(name, lang) if name in STAGES else name


def stage_names(names: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """Stage -> its name, in the same order."""
    return {stage: stage_name(name, lang) for stage, name in names.items()}


def stage_lines(lines: Iterable[Line], lang: Lang) -> tuple[Line, ...]:
    """The same lines, every revision with its name in `lang`."""
    return tuple(
        replace(line, revisions=tuple(replace(one, name=stage_name(one.name, lang)) for one in line.revisions))
        for line in lines
    )
