"""The numbers of the practice. No source fixes them, so each is a setting (.env.example)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The numbers and their defaults. Business days are Monday to Friday where the person is."""

    open_requests: int = 5
    """Open introductions a seeker may have."""
    open_per_organisation: int = 1
    """Of these, how many at one organisation."""
    waiting_per_talk: int = 2
    """Requests that may wait for a host's answer, for each talk they have left this month."""
    talks_a_month: int = 2
    """Talks a month that the form suggests to a new host."""
    ask_again_days: int = 30
    """Days after a no before the same seeker may ask the same host again."""
    connector_rest_days: int = 90
    """Days for which a connector who did not say yes to a seeker is not asked for them again."""
    remind_after: int = 3
    """Business days of silence after which a host is reminded, and others are offered."""
    remind_again_after: int = 7
    """Business days of silence after which a host is reminded for the last time."""
    expire_after: int = 7
    """Business days after the last reminder at which an introduction expires."""
    arrange_after: int = 2
    """Business days after which the one who must act on the time is reminded."""
    arrange_again_after: int = 5
    """Business days after which they are reminded for the last time."""
    way_turn_days: int = 5
    """Business days after which the next people are asked to introduce a seeker to somebody."""
    way_days: int = 15
    """Business days, after the last that a seeker read of a way to somebody, at which it ends."""
    reach_targets: int = 10
    """People to whom a seeker may look for a way within 30 days."""
    fallback_days: int = 60
    """Days after the last that happened to it at which a list of whom to ask in turn ends."""
    research_days: int = 3
    """Days before the meeting at which the seeker is asked to prepare."""
    slots_ahead_days: int = 14
    """Days ahead for which times are proposed."""
    notice_hours: int = 24
    """Hours before a time until which it is proposed; one shown in time can be chosen later."""
    outcome_hours: int = 1
    """Hours after the end at which both are asked whether it happened."""
    thanks_prompt_hours: int = 2
    """Hours after the end at which thanks are first mentioned."""
    thanks_draft_hours: int = 20
    """Hours after the end at which the draft is shown."""
    thanks_again_hours: int = 48
    """Hours after the end at which the reminder is sent."""
    thanks_last_hours: int = 120
    """Hours after the end at which thanks are mentioned for the last time."""
    update_days: int = 21
    """Days after the meeting at which the seeker is asked what came of the advice."""
    invites_an_hour: int = 10
    """Members to whom organisers' invitations go out within an hour, at most."""
    invite_again_days: int = 120
    """Days after which organisers can invite the same member again, who did not say no: a term."""
    know_a_day: int = 10
    """People of whom a member can say within 24 hours that they know each other."""
    confirm_within: int = 15
    """Business days after which that ends by itself, if it was not confirmed."""
    keep_in_touch_days: int = 91
    """Days after the last contact at which keeping in touch is suggested."""
    remember_days: int = 365
    """Days for which a member who left is recognised when they return."""
    reports_a_day: int = 5
    """Reports that a member can send within 24 hours."""
    report_remind_after: int = 1
    """Business days after which those who were told of a report are reminded, if nobody has
    acknowledged it."""
    report_remind_again_after: int = 3
    """Business days after which they, and all other organisers, are reminded once more."""
    audit_days: int = 730
    """Days for which acts of organisers can be read."""
    keep_messages_days: int = 90
    """Days after which a message that was sent, or that is not to be sent any more, is deleted; 0:
    never. So for the others that begin with `keep`."""
    keep_talks_days: int = 365
    """Days after its end at which a talk, or another matter, is deleted with all that was written
    about it. The numbers of talks stay."""
    keep_reports_days: int = 365
    """Days after it was closed at which a report is deleted."""
    keep_blocks_days: int = 0
    """Days after which a block ends by itself. Safer is 0: when whoever made it lifts it."""
    keep_drafts_days: int = 30
    """Days after which a form that was not accepted, and the number of an event, are deleted."""
    offered_way_days: int = 182
    """Days for which a way to somebody outside is offered, unless its member renews it."""
    offered_wait: int = 5
    """Business days after which a request for such a way expires; there is one reminder."""
    pay_forward_after: int = 2
    """Good interviews after which a seeker is asked to host."""
    pay_forward_days: int = 7
    """Days after the thanks at which they are asked."""

    @property
    def thanks_hours(self) -> tuple[int, int, int, int]:
        """Hours after the end of the prompt, the draft, the reminder and the last message."""
        return (
            self.thanks_prompt_hours,
            self.thanks_draft_hours,
            self.thanks_again_hours,
            self.thanks_last_hours,
        )
