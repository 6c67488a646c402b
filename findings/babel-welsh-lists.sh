#!/usr/bin/env bash
# Babel 2.18.0, Welsh (cy).
# Behaviour: format_list writes the choice between "a" (before consonants) and "ac" (before vowels)
# literally into the sentence: "Bea, Cai, a(c) Ann". In the "or" style it picks one word.
# Also: Tuesday and March have the same abbreviation, so "EEE d MMM" of 3 March 2026 reads "Maw 3 Maw".
# Expected of a list for readers: a word, not a placeholder; of a date: a day that is not a month.
# Why it matters: a Welsh sentence that lists people can't use it, and a short date is ambiguous.
# Fails (exit 1) once either changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" babel==2.18.0
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PY'
import sys
from datetime import date

import babel
from babel.dates import format_date
from babel.lists import format_list

names = ["Bea", "Cai", "Ann"]
lists = {style: format_list(names, style=style, locale="cy") for style in ("standard", "or")}
short = format_date(date(2026, 3, 3), "EEE d MMM", locale="cy")
print("babel", babel.__version__)
print("standard:", lists["standard"])
print("or:      ", lists["or"])
print("date:    ", short)
seen = lists == {"standard": "Bea, Cai, a(c) Ann", "or": "Bea, Cai neu Ann"} and short == "Maw 3 Maw"
print("as described" if seen else "changed")
sys.exit(not seen)
PY
