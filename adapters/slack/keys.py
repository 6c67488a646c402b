"""Which key encrypts which stored token, and encrypting all of them with the newest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken

from adapters.slack.installations import STORED_PREFIX
from bot.core.store import Store
from bot.doctor import Finding, Level
from bot.i18n.operator import told


@dataclass(frozen=True, slots=True)
class KeyUse:
    """The workspaces whose token each key encrypts."""

    by_key: tuple[tuple[str, ...], ...]
    """One entry for each key, in the order of SECRET_KEYS."""
    lost: tuple[str, ...]
    """Those that no key decrypts."""


def key_use(keys: Sequence[str], stored: Mapping[str, bytes]) -> KeyUse:
    """Sort the stored tokens by their key. Raises `ValueError` for what is not a Fernet key."""
    boxes = [Fernet(key) for key in keys]
    teams: list[list[str]] = [[] for _ in (*boxes, None)]
    for name, encrypted in sorted(stored.items()):
        teams[_opener(boxes, encrypted)].append(name.removeprefix(STORED_PREFIX))
    *by_key, lost = (tuple(each) for each in teams)
    return KeyUse(tuple(by_key), lost)


def _opener(boxes: Sequence[Fernet], encrypted: bytes) -> int:
    """Return the number of the first key that decrypts it; their count if none does."""
    for number, box in enumerate(boxes):
        with suppress(InvalidToken):
            box.decrypt(encrypted)
            return number
    return len(boxes)


def check_keys(keys: Sequence[str], stored: Mapping[str, bytes]) -> list[Finding]:
    """Say what each key encrypts, what no key opens, and which key can go. Shows no key."""
    try:
        use = key_use(keys, stored)
    except ValueError:
        return []  # the adapter's check of the settings says it
    found = []
    if use.lost:
        found.append(
            Finding(
                Level.FAIL,
                told("no key in SECRET_KEYS opens the token of {teams}", teams=", ".join(use.lost)),
                told(
                    "Put the key that was removed back at the end of SECRET_KEYS. If it is gone,"
                    " these workspaces have to install the app again."
                ),
            )
        )
    if not stored:
        return found
    counts = "; ".join(
        told("key {number} encrypts {count}", number=number, count=len(teams))
        for number, teams in enumerate(use.by_key, 1)
    )
    older = use.by_key[1:]
    if any(older):
        how = told("Keep every key for now. `paned keys rotate` encrypts all tokens with key 1.")
        found.append(
            Finding(Level.WARN, told("tokens of workspaces: {counts}", counts=counts), how)
        )
    else:
        how = told("Only key 1 is in use: the others can be removed.") if older else ""
        found.append(Finding(Level.OK, told("tokens of workspaces: {counts}", counts=counts), how))
    return found


async def rotate(store: Store, keys: Sequence[str]) -> KeyUse:
    """Encrypt every stored token with the first key, and return the use of the keys afterwards.

    Each token is a transaction, and a token that the bot has renewed meanwhile is read again. So it
    may run beside the bot, and once more after it was interrupted. Raises `ValueError` for what is
    not a Fernet key.
    """
    boxes = [Fernet(key) for key in keys]
    if not boxes:
        raise ValueError(told("SECRET_KEYS is empty: there is no key to encrypt with"))
    async with store.transaction() as tx:
        names = await tx.secrets.names(STORED_PREFIX)
    left: dict[str, bytes] = {}
    for name in names:
        while True:
            async with store.transaction() as tx:
                encrypted = await tx.secrets.get(name)
                opener = len(boxes) if encrypted is None else _opener(boxes, encrypted)
                if encrypted is None:  # the workspace has removed the app
                    break
                if opener in (0, len(boxes)):
                    left[name] = encrypted
                    break
                fresh = boxes[0].encrypt(boxes[opener].decrypt(encrypted))
                if await tx.secrets.replace(name, encrypted, fresh):
                    left[name] = fresh
                    break
    return key_use(keys, left)
