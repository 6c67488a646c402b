"""What a member has before them, compared by meaning: actions and sentences, in their language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.core.forms import Form
from bot.core.messages import Message, buttons, plain_text
from bot.core.ports import MessageRef
from bot.domain.people import Address
from bot.i18n.translator import Translator
from tests.support.fakes import Shown
from tests.support.said import Wanted, pattern, stands_in

if TYPE_CHECKING:
    from tests.support.workspace import Workspace


class Screen:
    """The messages, the form and the errors that one person sees.

    `within` chooses the newest message that holds it. A button is found by its action, with or
    without what follows the colon.
    """

    def __init__(self, workspace: Workspace, name: str, address: Address) -> None:
        self.workspace, self.name, self.address = workspace, name, address
        self.screen: list[Shown] = []
        """Replies, oldest first; direct messages stand in the chat."""
        self.form: Form | None = None
        self.form_ref: MessageRef | None = None
        """The sent message whose button opened the form."""
        self._pressed: Shown | None = None
        self.errors: dict[str, str] = {}
        self.answer: Message | None = None
        """What the bot showed last in answer to something they did."""

    @property
    def words(self) -> Translator:
        """The language and the zone in which the bot speaks to them."""
        return self.workspace.words_of(self.address)

    def messages(self) -> list[Shown]:
        """Direct messages and replies, oldest first."""
        sent = [shown for shown in self.workspace.chat.shown if self.address in shown.seen_by]
        return sorted([*sent, *self.screen], key=lambda shown: shown.order)

    def direct_messages(self) -> list[str]:
        """The direct messages as text, oldest first."""
        return [
            plain_text(shown.message)
            for shown in self.workspace.chat.shown
            if self.address in shown.seen_by
        ]

    @property
    def reply(self) -> str:
        """The last answer as text."""
        assert self.answer is not None, f"{self.name} was answered nothing"
        return plain_text(self.answer)

    # buttons

    def button(
        self, action: str, within: Wanted = "", at: datetime | None = None
    ) -> tuple[Shown, str]:
        """The newest such button: where it stands, and its whole action.

        `at` is the instant that the button stands for.
        """
        end = f".{int(at.timestamp())}" if at else ""
        for shown in reversed(self.messages()):
            if not self.finds(within, plain_text(shown.message)):
                continue
            for press in buttons(shown.message):
                named = press.action == action or press.action.startswith(f"{action}:")
                if named and press.action.endswith(end):
                    return shown, press.action
        everything = "\n---\n".join(plain_text(shown.message) for shown in self.messages()[-4:])
        wanted = f"{action} {at or ''} within {within}"
        raise AssertionError(f"{self.name} has no button {wanted} before them:\n{everything}")

    def action(self, name: str, within: Wanted = "") -> str:
        """The whole action of the newest such button, for pressing it when it is stale."""
        return self.button(name, within)[1]

    def has_button(self, action: str, within: Wanted = "") -> bool:
        """Whether such a button stands anywhere."""
        try:
            self.button(action, within)
        except AssertionError:
            return False
        return True

    def actions(self, within: Wanted = "") -> list[str]:
        """The whole actions in the newest message that holds `within`; else in the last answer."""
        if not within:
            return [press.action for press in buttons(self.answer)] if self.answer else []
        for shown in reversed(self.messages()):
            if self.finds(within, plain_text(shown.message)):
                return [press.action for press in buttons(shown.message)]
        raise AssertionError(f"{self.name} sees no message with {within}")

    def choices(self, within: Wanted = "") -> list[str]:
        """The same without what follows the colon."""
        return [action.partition(":")[0] for action in self.actions(within)]

    def times(self, within: Wanted = "") -> list[datetime]:
        """The times that can be picked there."""
        return [
            datetime.fromtimestamp(int(action.rpartition(".")[2]), UTC)
            for action in self.actions(within)
            if action.startswith("schedule.pick:")
        ]

    # text

    def finds(self, wanted: Wanted, text: str) -> bool:
        """Whether the text holds it, as this person reads it."""
        return stands_in(wanted, text, self.words)

    def counts(self, wanted: Wanted, text: str) -> int:
        """How often the text holds it."""
        return len(pattern(wanted, self.words).findall(text))

    def received(self, wanted: Wanted) -> list[str]:
        """The direct messages that hold it, oldest first."""
        return [text for text in self.direct_messages() if self.finds(wanted, text)]

    def _everything(self) -> str:
        return "\n".join(plain_text(shown.message) for shown in self.messages())

    def sees(self, *words: Wanted) -> None:
        """The words stand somewhere before them."""
        everything = self._everything()
        for wanted in words:
            assert self.finds(wanted, everything), f"{self.name} lacks {wanted} in:\n{everything}"

    def sees_not(self, *words: Wanted) -> None:
        """The words stand nowhere."""
        everything = self._everything()
        for unwanted in words:
            assert not self.finds(unwanted, everything), f"{self.name} sees {unwanted}"

    def reads(self, *words: Wanted) -> None:
        """The last answer holds the words."""
        for wanted in words:
            assert self.finds(wanted, self.reply), f"{wanted} is not in:\n{self.reply}"

    def reads_not(self, *words: Wanted) -> None:
        """The last answer does not hold them."""
        for unwanted in words:
            assert not self.finds(unwanted, self.reply), f"{unwanted} is in:\n{self.reply}"

    def is_told(self, *words: Wanted) -> None:
        """The last direct message holds the words."""
        assert self.direct_messages(), f"{self.name} was told nothing"
        for wanted in words:
            last = self.direct_messages()[-1]
            assert self.finds(wanted, last), f"{wanted} is not in:\n{last}"

    def refused(self, **errors: Wanted) -> None:
        """The form came back, and these fields are wrong for these reasons."""
        for field, wanted in errors.items():
            assert field in self.errors, f"{field} is not among {self.errors}"
            found = self.errors[field]
            assert self.finds(wanted, found), f"{field}: {wanted} is not in {found!r}"
