#!/usr/bin/env bash
# node-ical 0.27.2, which reads what icalendar 7.3.2 writes.
# Behaviour: RFC 5545 writes a backslash in a text as two. icalendar does. vobject and ical.js read one backslash
# again; node-ical takes the second one for the beginning of a line break where an "n" follows, so that
# "\\files\notes" comes out as "\\files\", a line break and "otes". The same in SUMMARY, LOCATION, DESCRIPTION and
# CONTACT. Before other letters it is right.
# Expected: the text that was written, since each pair is read once, from the left.
# Why it matters: the place of a talk, when it is a shared folder or a path, is another one in what is built on
# node-ical, such as displays and home automation. What we write is right, so nothing of ours changes.
# Needs node and npm.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    icalendar==7.3.2 vobject==0.9.9
npm install --silent --no-audit --no-fund --prefix "$folder" node-ical@0.27.2 ical.js@2.2.1 >/dev/null
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import json
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import vobject
from icalendar import Calendar, Event

TEXTS = (r"\\files\notes", r"\\files\plans", "Café, 2nd floor; ring twice\nthen wait")
print("icalendar", version("icalendar"), "| vobject", version("vobject"))
cases = []
for text in TEXTS:
    event = Event()
    event.add("uid", "1@example.invalid")
    event.add("dtstamp", datetime(2026, 3, 1, tzinfo=UTC))
    event.add("dtstart", datetime(2026, 3, 3, 12, tzinfo=UTC))
    event.add("location", text)
    calendar = Calendar()
    calendar.add("prodid", "-//example//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written = calendar.to_ical().decode()
    cases.append({"text": text, "written": written, "vobject": vobject.readOne(written).vevent.location.value})
Path("cases.json").write_text(json.dumps(cases), encoding="utf-8")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const of = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
console.log("node-ical", of("node-ical"), "| ical.js", of("ical.js"));
const seen = [];
for (const { text, written, vobject } of JSON.parse(readFileSync("cases.json", "utf8"))) {
  const read = {
    vobject,
    "ical.js": new ICAL.Component(ICAL.parse(written)).getFirstSubcomponent("vevent").getFirstPropertyValue("location"),
    "node-ical": Object.values(nodeIcal.sync.parseICS(written)).find((each) => each.type === "VEVENT").location,
  };
  console.log(JSON.stringify(text));
  for (const [name, got] of Object.entries(read)) console.log(`  ${name}: ${JSON.stringify(got)}`);
  seen.push(Object.values(read).map((got) => got === text).join());
}
const asDescribed =
  seen.join(" ") === "true,true,false true,true,true true,true,true";
console.log(asDescribed ? "as described" : "changed");
process.exit(asDescribed ? 0 : 1);
JS
node read.mjs
