"""Organisers say whom members can write to, and members read it where they may need somebody."""

from __future__ import annotations

from tests.support.said import said
from tests.support.workspace import Member, Workspace

CARE = "Careers team, care@example.org"


async def names_contact(olu: Member, contact: str) -> None:
    """Olu sets it."""
    await olu.says("setup")
    await olu.presses("setup.contact", within=said("setup-title"))
    await olu.fills(contact=contact)


async def test_without_a_contact_members_read_the_organisers_names(workspace: Workspace) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    await olu.says("setup")
    olu.reads(said("setup-contact-own"))
    await mina.says("help")
    mina.reads(said("help-contact", who="Olu"))


async def test_the_contact_stands_in_help_notice_and_where_a_limit_is_reached(
    workspace: Workspace,
) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    hosts = [workspace.member(name) for name in ("Bea", "Cai")]
    for host in hosts:
        await host.offers()
    await olu.submits(
        "setup.asking", {"open_requests": "1", "ask_again_days": "30", "talks_a_month": "2"}
    )
    await mina.asks(hosts[0])
    await mina.says("request @Cai", hosts[1])
    mina.reads(said("error-cap-open", most=1))
    mina.reads_not(said("limit-contact"))
    await names_contact(olu, f"  {CARE}\n")
    await olu.says("setup")
    olu.reads(said("setup-contact", who=CARE))
    await mina.says("request @Cai", hosts[1])
    mina.reads(said("error-cap-open", most=1), said("limit-contact", who=CARE))
    await mina.says("help")
    mina.reads(said("help-contact", who=CARE))
    await olu.presses_action("consent.show")
    olu.reads(said("consent-rights", who=CARE))
    await olu.presses_action("consent.show_in:cy")  # one contact for every language
    olu.reads(CARE)
    await names_contact(olu, "")
    olu.reads(said("setup-saved"), said("setup-contact-own"))


async def test_another_contact_asks_nobody_to_agree_again(workspace: Workspace) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    await mina.says("help")
    await olu.says("help")
    workspace.first_contact = True
    await names_contact(olu, CARE)
    await mina.says("mine")
    mina.reads(said("mine-nothing"))


async def test_only_organisers_name_the_contact(workspace: Workspace) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    await olu.says("setup")
    await mina.says("help")
    await mina.submits("setup.contact", {"contact": "me"})
    mina.reads(said("error-organising"))
    await mina.says("help")
    mina.reads(said("help-contact", who="Olu"))
