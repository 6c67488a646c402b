#!/usr/bin/env bash
# pygal 3.1.3.
# Behaviour: a chart with `js=()`, which is told to load no script, still has an inline <script> that holds the
# whole configuration as JSON: every option and style, the title and the names of the series. It is a quarter of the
# characters of a small chart.
# Expected: no script, since there is nothing that would read it.
# Why it matters: in a page with a content security policy without 'unsafe-inline' each chart reports a violation, and
# a chart that is written into a file repeats names a second time, outside of the text that is drawn. We show charts as
# images (a data: address), where no script runs.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    pygal==3.1.3
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import re
import sys

import pygal

print("pygal", pygal.__version__)
found = []
for name, options in (("as it comes", {}), ("js=()", {"js": ()})):
    chart = pygal.Bar(title="Talks", **options)
    chart.add("Thanked", [12, 15, 30])
    svg = chart.render().decode()
    inline = re.findall(r"<script[^>]*>([^<]+)</script>", svg)
    linked = re.findall(r"<script[^>]*href=", svg)
    whole = sum(map(len, inline))
    found.append((len(inline), len(linked), any("Thanked" in script for script in inline)))
    print(f"{name}: {len(inline)} inline, {len(linked)} linked; {whole} of {len(svg)} characters")
print(found)
sys.exit(found != [(1, 1, True), (1, 0, True)])
PY
echo "as described"
