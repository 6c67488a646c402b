#!/usr/bin/env bash
# Babel 2.19.0.
# Behaviour: `format_list` with style "unit" or "unit-short" raises KeyError('start') for three names in Welsh, and for
# two in Spanish. CLDR leaves out of a style what is as in another one; Babel takes another style only where the
# first is missing as a whole, and then reads what is left out there too. Two names in Welsh work.
# Expected: "Bea, Ann, Iwan"; or the ValueError that the documentation promises where a locale has no such style.
# Why it matters: a page that works in English, and in Welsh with two, fails in Welsh with three. We join names with
# commas ourselves.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    babel==2.19.0
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import sys

import babel
from babel.lists import format_list

NAMES = ["Bea", "Ann", "Iwan"]


def listed(count, style, locale):
    try:
        return format_list(NAMES[:count], style=style, locale=locale)
    except Exception as error:
        return repr(error)


print("babel", babel.__version__)
failed = "KeyError('start')"
seen = {}
for locale in ("en", "cy", "es"):
    for style in ("standard", "unit", "unit-short"):
        seen[locale, style] = two, three = listed(2, style, locale), listed(3, style, locale)
        print(f"{locale} {style}: {two} | {three}")
as_described = all(
    seen["en", style] == ("Bea, Ann", "Bea, Ann, Iwan")
    and seen["cy", style] == ("Bea, Ann", failed)
    and seen["es", style] == (failed, failed)
    for style in ("unit", "unit-short")
)
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
