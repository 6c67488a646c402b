"""Setting a workspace up: its owners and admins choose the language, nobody else does."""

from __future__ import annotations

from tests.adapters.slack.world import TEAM, world


async def test_an_admin_chooses_the_language_and_a_member_is_told_who_can() -> None:
    async with world() as here:
        olga = await here.slack.member(TEAM, "UORG", "olga", is_admin=True)
        ana = await here.slack.member(TEAM, "UANA", "ana")
        await olga.command("setup")
        screen = await olga.reads("Organisers are those who manage this server or workspace.")
        # A group conversation needs no channel, and a workspace has no roles.
        assert "threads" not in screen.text()
        assert "may host" not in screen.text()
        await olga.press("Change this")
        await olga.submit(language="cy")
        await olga.reads("O hyn ymlaen")
        await ana.command("setup")
        await ana.reads("Dim ond trefnwyr sy'n gallu sefydlu'r gymuned hon.")
        await ana.reads("olga")
        # No longer an admin: Slack is asked each time.
        await here.slack.member(TEAM, "UORG", "olga", is_admin=False)
        await olga.command("setup")
        await olga.reads("Dim ond trefnwyr sy'n gallu sefydlu'r gymuned hon.")
        assert not await here.refused()
