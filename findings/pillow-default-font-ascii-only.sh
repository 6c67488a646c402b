#!/usr/bin/env bash
# Pillow 13.0.0.
# Behaviour: the font that Pillow brings for `ImageFont.load_default(size)` (Aileron) has the letters of
# ASCII only. Every other letter, é, ñ, ß and ŵ too, is drawn as the same empty box, without an error or
# a warning, and `getlength` answers as for a real letter.
# Expected: Western European letters at least, since the text is Unicode and a TrueType font is in use.
# Why it matters: names of people in a picture lose their letters, and no test that only looks whether
# something was drawn sees it. A font from elsewhere is needed.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    pillow==13.0.0
cd "$folder"
PYTHONPATH="$folder/packages" python3 -W error - <<'PY'
import sys

import PIL
from PIL import ImageFont

font = ImageFont.load_default(20)
missing = bytes(font.getmask("\uffff"))
drawn = {letter: bytes(font.getmask(letter)) != missing for letter in "AZaz09&éâñßøŵŷłα"}
print("Pillow", PIL.__version__, "font", *font.getname())
for letter, whether in drawn.items():
    print(letter, "drawn" if whether else "an empty box", f"(width {font.getlength(letter):.1f})")
as_described = all(whether is letter.isascii() for letter, whether in drawn.items())
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
