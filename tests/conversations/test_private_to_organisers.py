"""Nothing private is ever shown to an organiser, whatever they type and press.

Mina and Cai write something private wherever they can, and say it nowhere else. Then Mina is
reported, and an organiser walks through everything there is for organisers, to the last button.
"""

from __future__ import annotations

from bot.core.forms import FieldKind
from bot.core.messages import Message, buttons, plain_text
from bot.engine.permissions import Permission
from tests.support.said import said
from tests.support.scenarios import met
from tests.support.workspace import GOOD_WHY, Member, Workspace

PRIVATE = "Privately"
"""With it begins all that nobody else may read."""


async def _private_words(workspace: Workspace) -> tuple[Member, Member, Member]:
    """Mina has talked with Bea and was declined by Cai; all three have written private things."""
    mina, bea = await met(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.presses("thanks.debrief")
    await mina.fills(
        learned=f"{PRIVATE} learned", surprised=f"{PRIVATE} surprised", use=f"{PRIVATE} useful"
    )
    await mina.says("network")
    await mina.presses("network.person")
    await mina.presses("network.note")
    await mina.fills(note=f"{PRIVATE} about Bea")
    await mina.says("settings")
    await mina.presses("settings.me")
    await mina.fills(
        headline=f"{PRIVATE} who I am",
        goal=f"{PRIVATE} my goal",
        access_needs=f"{PRIVATE} my needs",
    )
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label=f"{PRIVATE} nurse", source="family", occasion=f"{PRIVATE} at a party")
    await mina.presses("elsewhere.time")
    await mina.fills(goal=f"{PRIVATE} hoped for")
    await mina.presses("elsewhere.happened")
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned=f"{PRIVATE} heard elsewhere", surprised=f"{PRIVATE} amazed")
    await mina.says(f"find {PRIVATE} looked for")
    await mina.presses("find.watch")
    await mina.says(f"reach {PRIVATE} sought through people")
    await mina.asks(cai, why=GOOD_WHY.replace("your company", "Cai Ltd"))
    await cai.presses("answer.decline")
    await cai.fills(reason="busy", share="no")
    # A note to a host that is not sent, and a form that was not accepted.
    await workspace.passes(days=31)
    await mina.writes_to(cai, why=f"{GOOD_WHY} {PRIVATE} drafted.")
    await mina.presses("fallback.add")
    return mina, bea, cai


async def _walk(olu: Member) -> set[str]:
    """Every command and every button that is for organisers, and what they lead to."""
    router = olu.workspace.bot.router
    for name, command in router.commands.items():
        if command.organisers:
            await olu.says(name)
    pressed: set[str] = set()
    while True:
        waiting = [
            action
            for shown in olu.messages()
            for action in _for_organisers(olu, shown.message)
            if action not in pressed
        ]
        if not waiting:
            return pressed
        for action in waiting:
            pressed.add(action)
            await olu.presses_action(action)
            if olu.form is not None:
                people = tuple(str(one) for one in olu.workspace.chat.profiles)
                picked = {f.name: people for f in olu.form.fields if f.kind is FieldKind.PEOPLE}
                written = {
                    f.name: "Something"
                    for f in olu.form.fields
                    if f.kind is FieldKind.LINE and f.required and not f.initial
                }
                await olu.fills(**picked, **written)


def _for_organisers(olu: Member, shown: Message) -> list[str]:
    router = olu.workspace.bot.router
    found = []
    for press in buttons(shown):
        name = press.action.partition(":")[0]
        route = router.buttons.get(name) or router.forms.get(name)
        assert route is not None
        for_them = Permission.ORGANISE in (route.requires.permission, route.requires.reads)
        if for_them or name == "report.open":
            found.append(press.action)
    return found


async def test_an_organiser_never_reads_what_is_private(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("help")
    mina, bea, cai = await _private_words(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills(words="She asked again and again.")
    await cai.says("report @Mina", mina)
    await cai.fills()
    await olu.says("moderate @Mina", mina)
    await workspace.bot.upkeep.count()
    workspace.bot.router.pages = "https://paned.example"
    pressed = await _walk(olu)
    walked = {action.partition(":")[0] for action in pressed}
    for_organisers = {
        route.action.name
        for route in (*olu.workspace.bot.router.buttons.values(),)
        if Permission.ORGANISE in (route.requires.permission, route.requires.reads)
    }
    # Where there is more than one, or was before, something failed, or no page has an address.
    pages = {"moderate.list", "report.list", "moderate.remove_now"}
    pages |= {"organise.again", "organise.picture", "cohort.show"}
    assert for_organisers - walked <= pages
    read = "\n".join(plain_text(shown.message) for shown in olu.messages())
    assert PRIVATE not in read
    assert olu.finds(said("report-about", reporter="Cai", reported="Mina"), read)
    for reason in ("reason",):
        olu.sees_not(said(reason, reason="busy"))
    olu.sees_not(said("fallback-title"), said("fallback-summary-still"))
    for member in (mina, bea, cai):  # and what they wrote is there, for themselves
        await member.says("my-data")
    copy = "".join(
        file.content.decode() for shown in mina.messages() for file in shown.message.files
    )
    outside = ("nurse", "at a party", "hoped for", "heard elsewhere", "amazed")
    for words in ("learned", "surprised", "useful", "who I am", "my goal", "looked for", *outside):
        assert f"{PRIVATE} {words}" in copy
