"""Lives on each platform read as docs/transcripts has them; `make transcripts` writes it again."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from bot.domain.people import Address
from tests.adapters.discord.running_bot import Screen, becomes_host
from tests.adapters.discord.running_bot import running_bot as running_discord
from tests.adapters.lives import ENGLISH, INTRO, INTRODUCED, WELSH, live, live_introduced
from tests.adapters.slack import steps
from tests.adapters.slack.harness import TEAM
from tests.adapters.slack.harness import running_bot as running_slack
from tests.adapters.transcript import DiscordReader, SlackReader, Transcript
from tests.emulators.discord_member import connected, shared

DOCS = Path(__file__).parents[2] / "docs" / "transcripts"
ROLES = {"ana": "Ana, who asks", "hal": "Hal, who hosts"}
THREE = {
    "ana": "Ana, who asks",
    "bea": "Bea, who knows both",
    "hal": "Hal, who is asked",
}

pytestmark = pytest.mark.wording


def compare(name: str, page: str) -> None:
    """Compare with the file, or write it."""
    file = DOCS / f"{name}.md"
    if os.environ.get("PANED_WRITE_TRANSCRIPTS"):
        DOCS.mkdir(exist_ok=True)
        file.write_text(page, encoding="utf-8")
    # An answer, and the nudge that follows from it, may change places in the same moment.
    written, stored = (sorted(text.split("\n\n")) for text in (page, file.read_text("utf-8")))
    assert written == stored, "if it reads well: make transcripts"


def check(story: Transcript) -> None:
    """No sentence stands twice in a row, in one message or in two after each other."""
    for name, written in story.written.items():
        new = [part for part in written if not part.startswith("*In the message")]
        said = [line for part in new for line in part.split("\n") if re.match("> [^•]", line)]
        sentences = [s for line in said for s in re.split(r"(?<=[.?!:]) ", line[2:].strip())]
        spoken = [s for s in sentences if s and not s.startswith(("[", "•"))]
        for one, two in pairwise(spoken):
            assert one != two, f"{name} reads twice: {one}"


SLACK = {
    "en-GB": ("slack", "on Slack", ENGLISH),
    "cy-GB": ("slack-welsh", "on Slack, in Welsh", WELSH),
}
"""By the language that both read: the page, its title, and what they write."""


@pytest.mark.parametrize("locale", SLACK)
async def test_a_life_on_slack(locale: str) -> None:
    page, where, words = SLACK[locale]
    async with running_slack(readers={Address("slack", TEAM, f"U{TEAM}ANA")}, retries=False) as bot:
        ana, hal = await steps.two_members(bot, locale=locale)
        await steps.become_host(hal)

        def move(at: object) -> None:
            bot.clock.instant = at  # type: ignore[assignment]

        seeker = SlackReader(ana, bot.app.drain)
        host = SlackReader(hal, bot.app.drain)
        story = Transcript(bot.core, bot.clock.now, move, (seeker, host))
        for reader in (seeker, host):
            await reader.uses("help")
        await live(story, seeker, host, words)
        compare(page, story.page(f"A life {where}", INTRO, ROLES))
        check(story)


async def test_a_life_on_discord() -> None:
    async with connected(shared()) as discord:
        app = await discord.app()
        guild = await app.guild()
        ana, hal = Screen(await guild.member("ana")), Screen(await guild.member("hal"))
        reader = Address("discord", guild.id, ana.member.id)
        async with running_discord(app, readers={reader}) as bot:
            await becomes_host(hal)

            def move(at: object) -> None:
                bot.clock.at = at  # type: ignore[assignment]

            seeker, host = DiscordReader(ana), DiscordReader(hal)
            story = Transcript(bot.core, bot.clock.now, move, (seeker, host))
            await live(story, seeker, host)
            compare("discord", story.page("A life on Discord", INTRO, ROLES))
            check(story)


@pytest.mark.parametrize("locale", SLACK)
async def test_an_introduction_through_people_on_slack(locale: str) -> None:
    name, where, words = SLACK[locale]
    async with running_slack(retries=False) as bot:
        ana, hal = await steps.two_members(bot, locale=locale)
        bea = await bot.slack.member(TEAM, f"U{TEAM}BEA", "bea", locale=locale)
        await steps.become_host(hal)

        def move(at: object) -> None:
            bot.clock.instant = at  # type: ignore[assignment]

        seeker, connector, host = [SlackReader(one, bot.app.drain) for one in (ana, bea, hal)]
        story = Transcript(bot.core, bot.clock.now, move, (seeker, connector, host))
        await live_introduced(story, seeker, connector, host, words)
        page = story.page(f"An introduction through people, {where}", INTRODUCED, THREE)
        compare(f"{name}-through-people", page)
        check(story)


async def test_an_introduction_through_people_on_discord() -> None:
    async with connected(shared()) as discord:
        app = await discord.app()
        guild = await app.guild()
        ana, bea, hal = [Screen(await guild.member(name)) for name in ("ana", "bea", "hal")]
        async with running_discord(app) as bot:
            await becomes_host(hal)

            def move(at: object) -> None:
                bot.clock.at = at  # type: ignore[assignment]

            seeker, connector, host = [DiscordReader(one) for one in (ana, bea, hal)]
            story = Transcript(bot.core, bot.clock.now, move, (seeker, connector, host))
            await live_introduced(story, seeker, connector, host)
            page = story.page("An introduction through people, on Discord", INTRODUCED, THREE)
            compare("discord-through-people", page)
            check(story)
