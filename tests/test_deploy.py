"""What operators copy: it names files, settings and packages that exist."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.config import Settings

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_image_has_just_the_packages_of_the_program() -> None:
    copied = re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE)
    packages = {each.parent.name for each in ROOT.glob("*/__init__.py")} - {"tests", "tools"}
    assert set(copied) == packages
    let_in = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    assert let_in == packages | {"requirements.lock"}


def test_the_image_installs_by_hash_and_runs_without_rights() -> None:
    assert "--require-hashes --requirement requirements.lock" in DOCKERFILE
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]
    assert last_stage.index("\nUSER paned\n") < last_stage.index("\nENTRYPOINT ")


def test_every_setting_of_the_image_and_of_compose_exists() -> None:
    image = re.search(r"^ENV ((?:.+\\\n)*.+)$", DOCKERFILE, re.MULTILINE)
    assert image is not None
    names = set(re.findall(r"\b([A-Z_]+)=", image[1]))
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["paned"]
    names |= compose["environment"].keys()
    known = {name.upper() for name in Settings.__dataclass_fields__}
    assert names - known == {"PYTHONUNBUFFERED", "PGPASSWORD"}
    ports = {line.rpartition(":")[2] for line in compose["ports"]}
    assert ports == {str(Settings().http_port), str(Settings().web_port)}
    assert set(re.findall(r"^EXPOSE (\d+) (\d+)$", DOCKERFILE, re.MULTILINE)[0]) == ports


def test_litestream_is_set_up_in_the_form_of_0_5() -> None:
    given = yaml.safe_load((ROOT / "deploy" / "litestream.yml").read_text())
    assert set(given) == {"snapshot", "dbs"}
    assert set(given["snapshot"]) == {"interval", "retention"}
    assert all("replica" in each and "replicas" not in each for each in given["dbs"])
