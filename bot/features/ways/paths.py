"""Paths from a seeker to somebody, at most three ties long: to show, and to ask.

What is *shown* depends on the seeker's own ties and on those that one of their two people shows.
Who is *asked* depends on all ties, and on what others asked: nothing of that may be shown. See
docs/decisions/0018-paths-are-tried-in-turns.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeGuard

from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.ways.path_repository import Asked, Chain, Hop, Traveller
from bot.features.ways.ranking import Level, level_of, strength, turn_of, worth_asking

MOST = 3
"""Paths that are shown, and connectors who are asked in one turn, at most."""
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Path:
    """The people from the seeker to the person wanted, both included."""

    people: tuple[str, ...]
    hops: tuple[Hop, ...]
    """One between each two. Where the level is not `NAMED`, the first would tell who it is."""
    level: Level
    strength: float
    """Over 0 and at most 1."""
    turn: int
    """From 0. All paths of a turn are tried at once; it depends on no other path."""

    @property
    def connectors(self) -> tuple[str, ...]:
        """Those who are asked to introduce, in order; where there is no target, the last one."""
        return self.people[1:-1] or self.people[1:]

    @property
    def first(self) -> str:
        """Who is asked first."""
        return self.people[1]


async def shown_paths(ctx: Context, seeker: str, target: str, *, most: int = MOST) -> list[Path]:
    """Return the paths of which the seeker may know, the strongest first, one for each connector
    who would be asked first."""
    paths = await _paths(ctx, seeker, target)
    return _one_each(path for path in paths if path.level > Level.QUIET)[:most]


async def best_paths(
    ctx: Context,
    seeker: str,
    target: str,
    *,
    avoid: Collection[str] = (),
    turn: int | None = None,
    most: int = MOST,
) -> list[Path]:
    """Return the paths to try now, the best first, each with another first connector who may be
    asked now: not too often, nothing waits for their answer, and they did not leave this seeker
    without a yes lately.

    `avoid`: those who were asked already. `turn`: without paths of later turns. Show nobody what it
    returns.
    """
    return await _to_ask(ctx, await _paths(ctx, seeker, target), avoid, turn, most)


async def best_connectors(
    ctx: Context,
    seeker: str,
    *,
    avoid: Collection[str] = (),
    turn: int | None = None,
    most: int = MOST,
) -> list[Path]:
    """Return the seeker's own connectors to ask whom they know, the best first. The paths end with
    the connector. Show nobody what it returns."""
    me = _traveller(await ctx.person(seeker))
    chains = await ctx.tx.paths.to_anybody(ctx.network, seeker)
    own = sorted((_path(ctx, me, None, chain) for chain in chains), key=_order)
    return await _to_ask(ctx, own, avoid, turn, most)


async def path_through(ctx: Context, people: Sequence[str]) -> Path | None:
    """Return the path through exactly these people, from seeker to target, while there is one."""
    found = await _paths(ctx, people[0], people[-1])
    return next((path for path in found if path.people == tuple(people)), None)


async def may_be_asked(ctx: Context, connector: str, seeker: str) -> bool:
    """Return whether that connector may be asked now for the seeker, as far as it depends on what
    they were asked before. Not whether they are on a path."""
    return _is_free((await _asked(ctx, seeker, [connector])).get(connector))


async def _paths(ctx: Context, seeker: str, target: str) -> list[Path]:
    """All paths, the strongest first."""
    chains = await ctx.tx.paths.through_one(ctx.network, seeker, target)
    chains += await ctx.tx.paths.through_two(ctx.network, seeker, target)
    if not chains:
        return []
    ends = _traveller(await ctx.person(seeker)), _traveller(await ctx.person(target))
    return sorted((_path(ctx, *ends, chain) for chain in chains), key=_order)


def _order(path: Path) -> tuple[int, float, tuple[str, ...]]:
    return path.turn, -path.strength, path.people


def _path(ctx: Context, seeker: Traveller, target: Traveller | None, chain: Chain) -> Path:
    strong = strength(chain, seeker, target, ctx.now)
    people = (seeker, *chain.connectors, *([target] if target else []))
    turn = turn_of(chain, strong)
    return Path(tuple(p.id for p in people), chain.hops, level_of(chain.hops), strong, turn)


def _traveller(person: Person) -> Traveller:
    return Traveller(person.id, person.language, person.zone)


def _one_each(paths: Iterable[Path]) -> list[Path]:
    """The first path of each first connector."""
    first: dict[str, Path] = {}
    for path in paths:
        first.setdefault(path.first, path)
    return list(first.values())


async def _to_ask(
    ctx: Context,
    paths: Sequence[Path],
    avoid: Collection[str],
    turn: int | None,
    most: int,
) -> list[Path]:
    # How often the second connector was asked must not decide which path the first is asked for:
    # the seeker reads of the first's yes.
    wanted = [path for path in _one_each(paths) if path.first not in avoid]
    wanted = [path for path in wanted if turn is None or path.turn <= turn]
    asked = (
        await _asked(ctx, wanted[0].people[0], [path.first for path in wanted]) if wanted else {}
    )
    ranked = [
        (path.turn, -worth_asking(path.strength, load), load.times, path.people, path)
        for path in wanted
        if _is_free(load := asked.get(path.first))
    ]
    return [path for *_, path in sorted(ranked)[:most]]


async def _asked(ctx: Context, seeker: str, connectors: Collection[str]) -> Mapping[str, Asked]:
    lately = ctx.now - timedelta(days=ctx.practice.connector_rest_days)
    return await ctx.tx.paths.asked(ctx.network, connectors, seeker, ctx.now - _YEAR, lately)


def _is_free(asked: Asked | None) -> TypeGuard[Asked]:
    """Whether a connector with these requests may be asked once more."""
    return (
        asked is not None and asked.times < asked.most and not asked.waiting and not asked.in_vain
    )
