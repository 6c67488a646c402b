"""The debrief and the thank-you."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Button, Footnote, Heading, Message, Row, Style, action, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.aggregates import Owed
from bot.engine.checked_words import held, insist, may_insist
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, FormContent, Late
from bot.features.blocks import (
    button_row,
    introduction_of,
    name_of,
    notice,
    other_talks,
    paragraph,
    quoted,
    require_present,
)
from bot.features.introduction.card import card, reply_buttons
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, Debrief, Interest, Introduction, Status
from bot.features.mine.actions import MINE_OPEN
from bot.features.request.preview import flag_blocks
from bot.features.starters.texts import Tone
from bot.features.thanks.actions import (
    THANKS_DEBRIEF,
    THANKS_DRAFT,
    THANKS_EDIT,
    THANKS_ELSEWHERE,
    THANKS_INSIST,
    THANKS_LANGUAGE,
    THANKS_NAMED,
    THANKS_SEND,
    THANKS_TONE,
)
from bot.features.thanks.afterwards import plan_pay_forward
from bot.features.thanks.draft import Draft, drafts, language_of, named_outside
from bot.features.thanks.feature import feature
from bot.features.thanks.readers import tell_button
from bot.i18n.fluent import LANGUAGES


@feature.command("thanks", Argument.NONE, about="command-thanks", usage="usage-thanks")
async def thanks(ctx: Context, text: str) -> Response:
    """`/intro thanks`: talks without thanks."""
    met = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, {Status.MET})
    owed = [i for i in met if i.seeker == ctx.me.id]
    others = await other_talks(ctx, Owed.THANKS)
    if not owed and not others:
        return Reply(notice(ctx, "thanks-none", MINE_OPEN.button(ctx)))
    if len(owed) == 1 and not others:
        return Reply(await card(ctx, owed[0]))
    rows = []
    for i in owed[:8]:
        host = await ctx.person(i.host)
        rows.append(
            Row(
                ctx.say("thanks-owed", name=name_of(host)),
                (THANKS_DRAFT if i.debrief.debriefed else THANKS_DEBRIEF).button(ctx, i.id),
            )
        )
    return Reply(message(paragraph(ctx, "thanks-which"), *rows, *others[:8]))


async def debrief_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the debrief of five questions (Portland). The thank-you is drafted from it."""
    host = await ctx.person(i.host)
    *texts, interest = debrief_fields(ctx, i.debrief)
    promised = _text("promised", ctx.label("field-promised"), ctx.label("hint-promised"))
    return FormContent(
        fields=(*texts, promised, interest),
        intro=ctx.label("form-debrief-intro", name=name_of(host)),
    )


def debrief_fields(ctx: Context, debrief: Debrief) -> tuple[Field, ...]:
    """Return the fields `learned`, `surprised`, `use` and `interest`; `read_debrief` reads them."""
    return (
        _text(
            "learned",
            ctx.label("field-learned"),
            ctx.label("hint-learned"),
            debrief.learned,
            required=True,
        ),
        _text(
            "surprised",
            ctx.label("field-surprised"),
            ctx.label("hint-surprised"),
            debrief.surprised,
        ),
        _text("use", ctx.label("field-use"), ctx.label("hint-use"), debrief.use),
        Field(
            name="interest",
            label=ctx.label("field-interest"),
            kind=FieldKind.ONE,
            required=False,
            options=tuple(Option(v.value, ctx.label("interest", value=v)) for v in Interest),
            initial=debrief.interest.value if debrief.interest else "",
        ),
    )


def read_debrief(debrief: Debrief, values: Values) -> Debrief:
    """Return the debrief with what was typed."""
    chosen = str(values["interest"])
    return replace(
        debrief,
        learned=str(values["learned"]),
        surprised=str(values["surprised"]),
        use=str(values["use"]),
        interest=Interest(chosen) if chosen else None,
        debriefed=True,
    )


def _text(name: str, label: str, hint: str, initial: str = "", *, required: bool = False) -> Field:
    return Field(
        name=name,
        label=label,
        words=Words.PRIVATE,
        kind=FieldKind.TEXT,
        hint=hint,
        initial=initial,
        required=required,
        max_length=400,
    )


async def debrief_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Save the debrief, add the promise to the list, and show the draft."""
    promised = str(values["promised"])
    open_promises = [
        words
        for _, about_id, words in await ctx.tx.promises.open(ctx.network, ctx.me.id)
        if about_id == i.id
    ]
    if promised and promised not in open_promises:
        await ctx.tx.promises.add(ctx.network, i.id, ctx.me.id, promised, ctx.now)
    debrief = read_debrief(i.debrief, values)
    if i.status is not Status.MET:
        return Replace(await card(ctx, await ctx.apply(i, Act.DEBRIEF, debrief=debrief)))
    first, *_ = await drafts(ctx, replace(i, debrief=debrief))
    thanks = replace(i.thanks, thanks=first.text)
    saved = await ctx.apply(i, Act.DEBRIEF, debrief=debrief, thanks=thanks)
    return Reply(await draft_page(ctx, saved))


feature.form(
    THANKS_DEBRIEF,
    debrief_form,
    debrief_submit,
    title="form-debrief",
    submit_label="submit-debrief",
    act=Act.DEBRIEF,
)


async def draft_page(ctx: Context, i: Introduction) -> Message:
    """Return the draft, what holds it back, and buttons to send it, to edit it, or to mark it as
    said already. While it is not changed by hand, it can be had in the other tone, and in the
    seeker's own language."""
    host = await ctx.person(i.host)
    made = await drafts(ctx, i)
    now = next((draft for draft in made if draft.text == i.thanks.thanks), None)
    theirs = language_of(ctx, host)
    apart = now is not None and now.language != ctx.translator.language
    ask = i.debrief.onward is None and not host.gone
    found = await held(ctx, i.thanks.thanks)
    return message(
        Heading(ctx.label("draft-title", name=name_of(host))),
        quoted(i.thanks.thanks, 3000),
        paragraph(ctx, "preview-blocked") if found else None,
        *flag_blocks(ctx, found),
        paragraph(ctx, "draft-language", name=name_of(host), language=LANGUAGES[theirs])
        if apart
        else None,
        button_row(
            None if found else THANKS_SEND.button(ctx, i.id, style=Style.PRIMARY),
            THANKS_INSIST.button(ctx, i.id) if may_insist(found) else None,
            THANKS_EDIT.button(ctx, i.id),
            THANKS_ELSEWHERE.button(ctx, i.id),
            await tell_button(ctx, i),
        ),
        button_row(*(_other(ctx, i, now, draft) for draft in made)) if now else None,
        Row(ctx.say("draft-named", name=name_of(host)), THANKS_NAMED.button(ctx, i.id))
        if ask
        else None,
        Footnote(ctx.say("draft-onward-private")) if now and named_outside(i) else None,
        Footnote(ctx.say("draft-why")),
    )


SOUNDS = {Tone.WARM: "button-tone-warm", Tone.FORMAL: "button-tone-formal"}
"""The label of the button to a draft in that tone."""


def _other(ctx: Context, i: Introduction, now: Draft, draft: Draft) -> Button | None:
    """Return the button to a draft that differs in tone, or in language, but not in both."""
    if (draft.tone is now.tone) is (draft.language == now.language):
        return None
    parts = (i.id, draft.tone, draft.language)
    if draft.language != now.language:
        return Button(LANGUAGES[draft.language], action(THANKS_LANGUAGE.name, *parts))
    return THANKS_TONE.labelled(SOUNDS[draft.tone]).button(ctx, *parts)


@feature.button(THANKS_TONE, act=Act.THANK)
@feature.button(THANKS_LANGUAGE, act=Act.THANK)
async def sound(ctx: Context, i: Introduction, rest: str) -> Response:
    """Draft it in that tone and language. What was changed by hand stays."""
    made = await drafts(ctx, i)
    wanted = next((d for d in made if rest == f"{d.tone}.{d.language}"), None)
    if wanted and i.thanks.thanks in {draft.text for draft in made}:
        i = await ctx.apply(i, Act.DEBRIEF, thanks=replace(i.thanks, thanks=wanted.text))
    if not i.thanks.thanks:
        raise UserError("error-debrief-first", THANKS_DEBRIEF.to(i.id))
    return Replace(await draft_page(ctx, i))


@feature.button(THANKS_DRAFT, act=Act.THANK)
async def draft(ctx: Context, i: Introduction, rest: str) -> Response:
    """Show the draft."""
    if not i.thanks.thanks:
        raise UserError("error-debrief-first", THANKS_DEBRIEF.to(i.id))
    return Reply(await draft_page(ctx, i))


async def edit_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form of the draft."""
    return FormContent(
        fields=(
            Field(
                name="thanks",
                label=ctx.label("field-thanks"),
                words=Words.CHECKED,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-thanks"),
                initial=i.thanks.thanks,
                max_length=2400,
                min_length=20,
            ),
        )
    )


async def edit_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Save the draft. Send is another press."""
    saved = await ctx.apply(i, Act.DEBRIEF, thanks=replace(i.thanks, thanks=str(values["thanks"])))
    return Replace(await draft_page(ctx, saved))


feature.form(
    THANKS_EDIT,
    edit_form,
    edit_submit,
    title="form-thanks",
    submit_label="submit-save",
    act=Act.THANK,
)


@feature.button(THANKS_INSIST, act=Act.THANK)
async def as_it_stands(ctx: Context, i: Introduction, rest: str) -> Response:
    """The coach holds the draft back, and the seeker says that it is meant as it stands."""
    await insist(ctx, i.thanks.thanks, await held(ctx, i.thanks.thanks))
    return Replace(await draft_page(ctx, i))


@feature.button(THANKS_SEND, act=Act.THANK)
async def send(ctx: Context, i: Introduction, rest: str) -> Response:
    """Send the thank-you. Its nudges end."""
    if not i.thanks.thanks:
        raise UserError("error-debrief-first", THANKS_DEBRIEF.to(i.id))
    if await held(ctx, i.thanks.thanks):
        return Replace(await draft_page(ctx, i))
    await require_present(ctx, i)
    return await _thanked(ctx, i, elsewhere=False)


@feature.button(THANKS_ELSEWHERE, act=Act.THANK)
async def elsewhere(ctx: Context, i: Introduction, rest: str) -> Response:
    """The seeker gave thanks in another way. Its nudges end."""
    return await _thanked(ctx, i, elsewhere=True)


async def _thanked(ctx: Context, i: Introduction, *, elsewhere: bool) -> Response:
    saved = await ctx.apply(
        i,
        Act.THANK,
        thanks=replace(
            i.thanks,
            thanks=""
            if elsewhere
            else i.thanks.thanks,  # a draft that was not sent is read by nobody
            thanked_at=ctx.now,
            contact_at=ctx.now,
            thanked_elsewhere=elsewhere,
        ),
    )
    await plan_pay_forward(ctx, saved)
    host = await ctx.person(i.host)
    note = "thanked-elsewhere" if elsewhere else "thanked"
    return Replace(message(paragraph(ctx, note, name=name_of(host))) + await card(ctx, saved))


_PROMPT: dict[str, str] = {
    NudgeKind.THANKS_PROMPT: "nudge-thanks-prompt",
    NudgeKind.THANKS_DRAFT: "nudge-thanks-draft",
    NudgeKind.THANKS_AGAIN: "nudge-thanks-again",
    NudgeKind.THANKS_LAST: "nudge-thanks-last",
}


@feature.nudge(
    NudgeKind.THANKS_PROMPT,
    NudgeKind.THANKS_DRAFT,
    NudgeKind.THANKS_AGAIN,
    mute=Mute.THANKS,
    merge=True,
    quiet_hours=True,
    late=Late.DROP,
)
@feature.nudge(
    NudgeKind.THANKS_LAST, mute=Mute.THANKS, merge=True, quiet_hours=True, late=Late.SEND
)
async def prompt(ctx: Context, nudge: Nudge) -> Message:
    """Prompts to give thanks: first, with the draft, again, and the last."""
    i = await introduction_of(ctx, nudge)
    host = await ctx.person(i.host)
    shown, says = await card(ctx, i), _PROMPT[nudge.kind]
    if i.thanks.thanks:
        shown = await draft_page(ctx, i)
        if nudge.kind == NudgeKind.THANKS_PROMPT:
            says = "nudge-thanks-ready"
    return message(paragraph(ctx, says, name=name_of(host)), *shown.blocks)


_TO_HOST: dict[str, str] = {
    NudgeKind.THANKS: "nudge-thanks",
    NudgeKind.UPDATE: "nudge-update",
}


@feature.nudge(
    NudgeKind.THANKS, NudgeKind.UPDATE, mute=None, merge=False, quiet_hours=True, late=Late.SEND
)
async def to_host(ctx: Context, nudge: Nudge) -> Message:
    """The seeker's text, to the host."""
    i = await introduction_of(ctx, nudge)
    seeker = await ctx.person(i.seeker)
    words = i.thanks.thanks if nudge.kind == NudgeKind.THANKS else i.thanks.update
    return message(
        paragraph(ctx, _TO_HOST[nudge.kind], name=name_of(seeker)),
        quoted(words, 3400),
        reply_buttons(ctx, i) if nudge.kind == NudgeKind.THANKS else None,
    )
