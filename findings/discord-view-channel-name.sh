#!/usr/bin/env bash
# discord.py 2.7.1.
# Behaviour: discord.py knows View Channel under two names, but a set of permissions yields only the old
# one: iterating, `dict(permissions)` and comparing name by name give "read_messages", never "view_channel",
# while `Permissions(view_channel=True)` and the attribute work.
# Expected: what can be given by a name comes back under it.
# Why it matters: a table of permission names as Discord's settings show them lacks the commonest one that
# a bot lacks: a channel that it may not view. Looking it up ends in a KeyError.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" discord.py==2.7.1
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PY'
import sys

import discord

given = discord.Permissions(view_channel=True, send_messages=True)
names = [name for name, granted in given if granted]
alike = {name for name, _ in discord.Permissions.all()}
aliases = sorted(
    name
    for name in discord.Permissions.VALID_FLAGS
    if name not in alike and hasattr(discord.Permissions, name)
)
print("discord.py", discord.__version__)
print("given: view_channel, send_messages; yielded:", ", ".join(names))
print("names that can be given and are never yielded:", ", ".join(aliases))
seen = sorted(names) == ["read_messages", "send_messages"] and "view_channel" in aliases
print("as described" if seen else "changed")
sys.exit(not seen)
PY
