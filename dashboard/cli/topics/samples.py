"""Topic `sampel`: per kab/kota and party the sample received beside the computed one, how it was met, its projection, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.frame import question
from dashboard.cli.topics.node import Answer, Node
from dashboard.core.text import N_, Lang, t
from data.queries.figures import figures
from data.queries.reference import areas, parties
from data.queries.samples import sample_states
from data.queries.verdicts import verdicts
from data.thresholds import project
from layouts.sample_table import due

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.cli.topics.node import Asked, Value
    from data.answers import SampleState
    from data.verdicts import Verdict

ATTEMPTS = ("met_home", "met_gathered", "met_video", "not_met")
SUMS = ("sample", *ATTEMPTS, "projection")
NO_VERDICT: Mapping[str, Value] = {"verdicts_ms": None, "verdicts_tms": None}
TOGETHER = N_("semua parpol")


def read(asked: Asked) -> Answer:
    """The sum of the area, and under each kab/kota with a sample or a verdict its parties.

    Raises:
        NotFound: no such area or round.
    """
    ctx, what = asked.ctx, question(asked.ctx, asked.filters)
    whole = figures(ctx.db, ctx.scope, what, asked.area, depth=0)
    infos = areas(ctx.db, ctx.scope.narrowed(asked.area))
    names = {one.code: one.abbreviation for one in parties(ctx.db, ctx.scope, what.round, moment=what.as_of)}
    said = {(one.area_code, one.party): one for one in verdicts(ctx.db, ctx.scope, what, asked.area)}
    samples = {(one.area_code, one.party): one for one in sample_states(ctx.db, ctx.scope, what, asked.area)}
    rows: dict[str, list[Node]] = {}
    for code, party in sorted({**samples, **said}):
        if what.party in {None, party}:
            metrics = {**_sample(samples.get((code, party))), **_counts([said.get((code, party))])}
            name = names.get(party, t(TOGETHER, Lang.ID))
            rows.setdefault(code, []).append(Node(kind="party", code=party, name=name, metrics=metrics))
    below = [
        Node(kind="area", code=one.code, name=one.short_name, metrics={}, children=tuple(rows[one.code]))
        for one in infos
        if one.code in rows and one.code != asked.area
    ]
    sums = {**{name: whole[name] for name in SUMS}, **_counts(list(said.values()))}
    own = tuple(rows.get(asked.area, ()))
    node = Node(kind="area", code=asked.area, name=whole.area.short_name, metrics=sums, children=(*own, *below))
    return Answer(node=node, as_of=what.as_of, data_as_of=whole.data_as_of, said={"round": what.round})


def _counts(found: Sequence[Verdict | None]) -> dict[str, Value]:
    """How many of these are officially MS and TMS; unknown where there is no verdict at all."""
    told = [one.is_met for one in found if one]
    return {"verdicts_ms": sum(told), "verdicts_tms": told.count(False)} if told else dict(NO_VERDICT)


def _sample(one: SampleState | None) -> dict[str, Value]:
    if one is None:
        return {}
    found = project(one)
    value, low, high = (found.value, found.low, found.high) if found else (None, None, None)
    return {
        "sample_population": one.population,
        "sample": one.sample,
        "sample_due": due(one),
        **{name: getattr(one, name) for name in ATTEMPTS},
        "ms": one.ms,
        "tms": one.tms,
        "projection": value,
        "projection_low": low,
        "projection_high": high,
    }
