"""No key that is in use can be taken away without a word, and all tokens move to the newest."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from adapters.slack.keys import check_keys, key_use, rotate
from bot import cli
from bot.core.store import Store
from bot.doctor import Level
from storage import inspect, open_store

OLD, NEW, GONE = (Fernet.generate_key().decode() for _ in range(3))
SEALED = {"slack:T1": OLD, "slack:T2": NEW, "slack:T3": OLD, "slack:T4": GONE}


async def stored(store: Store, sealed: dict[str, str]) -> None:
    """Store a token for each workspace, under that key."""
    async with store.transaction() as tx:
        for name, key in sealed.items():
            await tx.secrets.put(name, Fernet(key).encrypt(name.encode()))


async def test_rotating_moves_every_token_to_the_first_key(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/paned.db"
    store = await open_store(url)
    await stored(store, SEALED)
    for _ in range(2):
        use = await rotate(store, [NEW, OLD])
        assert (use.by_key, use.lost) == ((("T1", "T2", "T3"), ()), ("T4",))
    async with store.transaction() as tx:
        for name in ("slack:T1", "slack:T2", "slack:T3"):
            assert Fernet(NEW).decrypt(await tx.secrets.get(name) or b"") == name.encode()
        assert await tx.secrets.get("slack:T4") is not None, "what no key opens stays"
    await store.close()
    assert key_use([NEW], (await inspect(url)).secrets).lost == ("T4",)


def test_doctor_counts_and_warns() -> None:
    def found(keys: list[str], *names: str) -> list[tuple[Level, str]]:
        sealed = {n: Fernet(SEALED[n]).encrypt(b"token") for n in names}
        return [(finding.level, finding.what) for finding in check_keys(keys, sealed)]

    both = ("slack:T1", "slack:T2", "slack:T3")
    assert found([NEW, OLD]) == []
    assert found([NEW, OLD], *both) == [
        (Level.WARN, "tokens of workspaces: key 1 encrypts 1; key 2 encrypts 2")
    ]
    assert found([NEW, OLD], "slack:T2") == [
        (Level.OK, "tokens of workspaces: key 1 encrypts 1; key 2 encrypts 0")
    ]
    lost, _ = found([NEW], *both)
    assert lost == (Level.FAIL, "no key in SECRET_KEYS opens the token of T1, T3")
    assert check_keys(["no key"], {"slack:T1": b""}) == []


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///paned.db")
    assert cli.main(["migrate"]) == 0
    monkeypatch.setenv("SECRET_KEYS", "")
    assert cli.main(["keys", "rotate"]) == 1
    assert "SECRET_KEYS is empty" in capsys.readouterr().err
    monkeypatch.setenv("SECRET_KEYS", f"{NEW},{OLD}")
    assert cli.main(["keys", "rotate"]) == 0
    said = capsys.readouterr()
    assert "encrypts 0 token(s)" in said.out
    assert NEW not in said.out + said.err
