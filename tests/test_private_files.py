"""No file with members' words can be read by another account, whatever command made it."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.playground.simulator import ChatSimulator
from bot import cli
from bot.config import Settings
from bot.core.private_files import COMPANIONS, close_to_others
from storage import open_store
from tests.support.builders import make_community


@pytest.fixture(autouse=True)
def generous_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working directory, and an account that lets others read what it makes."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "PLAYGROUND_FOLDER", "SLACK_BOT_TOKEN", "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    before = os.umask(0)
    yield tmp_path
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """The mode of everything below the folder, by its path in it."""
    return {
        str(each.relative_to(folder)): stat.S_IMODE(each.stat().st_mode)
        for each in sorted(folder.rglob("*"))
    }


def private(*files: str) -> dict[str, int]:
    """The right modes of these files in `data`."""
    return {"data": 0o700, **{f"data/{name}": 0o600 for name in sorted(files)}}


async def play(folder: Path) -> dict[str, int]:
    """Open the databases of the playground and close them; return the modes while they are open."""
    database, chat = Settings().playground_files
    store = await open_store(f"sqlite:///{database}")
    simulator = await ChatSimulator.open(chat)
    seen = modes(folder)
    await simulator.close()
    await store.close()
    return seen


async def test_the_files_of_the_playground(generous_folder: Path) -> None:
    files = {f"playground{kind}.db{end}" for kind in ("", "-chat") for end in ("", "-wal", "-shm")}
    assert await play(generous_folder) == private(*files, "playground.db.lock")


def test_the_files_of_every_command(generous_folder: Path) -> None:
    assert cli.main(["migrate"]) == 0
    assert cli.main(["backup", "data/copy.db"]) == 0
    assert (
        cli.main(["migrate", "--from", "sqlite:///data/copy.db", "--to", "sqlite:///data/n.db"])
        == 0
    )
    found = modes(generous_folder)
    assert {"data/paned.db", "data/copy.db", "data/n.db", "data/n.db.lock"} < found.keys()
    assert found == private(*(Path(name).name for name in found if name != "data"))


async def test_the_files_beside_an_open_database(generous_folder: Path) -> None:
    store = await open_store("sqlite:///data/paned.db")
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
    names = [f"paned.db{end}" for end in COMPANIONS if end != "-journal"]
    assert modes(generous_folder) == private(*names)
    await store.close()


def test_files_of_an_earlier_version_are_closed_at_the_start(generous_folder: Path) -> None:
    asyncio.run(play(generous_folder))
    assert cli.main(["migrate"]) == 0
    for each in generous_folder.rglob("*"):
        each.chmod(0o777 if each.is_dir() else 0o666)
    assert cli.main(["migrate"]) == 0
    asyncio.run(play(generous_folder))
    assert set(modes(generous_folder / "data").values()) == {0o600}
    assert modes(generous_folder)["data"] == 0o700


async def test_a_link_to_a_database_is_followed(generous_folder: Path) -> None:
    await (await open_store("sqlite:///real.db")).close()
    Path("real.db").chmod(0o644)
    Path("link.db").symlink_to("real.db")
    await (await open_store("sqlite:///link.db")).close()
    assert modes(generous_folder)["real.db"] == 0o600


async def test_a_folder_that_we_did_not_make_stays_as_it_is(generous_folder: Path) -> None:
    Path("shared").mkdir(mode=0o755)
    await (await open_store("sqlite:///shared/paned.db")).close()
    assert modes(generous_folder)["shared"] == 0o755


def test_a_file_of_another_account_stops_nothing() -> None:
    close_to_others(Path("/proc/self/status"))
    close_to_others(Path("missing"))


def test_doctor_names_what_others_can_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["migrate"]) == 0
    Path(".env").write_text("")
    Path(".env").chmod(0o600)
    assert cli.main(["doctor"]) == 0
    assert "can read" not in capsys.readouterr().out
    for name, mode in (("data", 0o750), ("data/paned.db", 0o640), (".env", 0o644)):
        Path(name).chmod(mode)
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "other accounts of this machine can read .env, data, data/paned.db" in said
    assert "chmod go= .env data data/paned.db" in said
