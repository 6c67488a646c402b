// The message box: commands complete themselves as they are typed, members after an @.

import { ask } from "./line.js";
import { el, find } from "./dom.js";
import { answered } from "./answers.js";
import { announce } from "./toasts.js";
import { cityOf, dm, me, state, titleOf } from "./state.js";

const COMMAND = "/intro ";
const PAUSE = 40; // ms of quiet before asking for suggestions

const text = find("composer-text");
const list = find("suggestions");
const drafts = new Map(); // what is typed but not sent, by member and place
let options = [];
let optionsFor = ""; // what stood in the box when they were found
let active = -1;
let asked = 0;
let timer = 0;
let shownFor = null;

export function startComposer() {
  text.addEventListener("input", () => {
    grow();
    keep();
    suggestSoon();
  });
  text.addEventListener("keydown", keys);
  text.addEventListener("blur", () => setTimeout(close, 120));
  text.addEventListener("focus", () => text.value.startsWith("/") && suggestSoon());
  find("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}

/** Made ready for the place that is looked at now. */
export function setComposer() {
  const here = `${state.me} ${state.place}`;
  find("composer").hidden = state.place === "home";
  if (here === shownFor) return;
  shownFor = here;
  close();
  const alone = state.place === dm(state.me);
  text.placeholder = alone ? "Type / to begin" : `Write to ${titleOf(state.place)}`;
  text.value = drafts.get(here) ?? "";
  grow();
}

/** Put words into the box, as the guide does. */
export function fill(words) {
  text.value = words;
  grow();
  keep();
  text.focus();
  suggestSoon();
}

function keep() {
  if (text.value) drafts.set(shownFor, text.value);
  else drafts.delete(shownFor);
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 180)}px`;
  find("composer").classList.toggle("ready", Boolean(text.value.trim()));
}

async function send() {
  const words = text.value.trim();
  if (!words) return;
  const place = state.place;
  text.value = "";
  keep();
  grow();
  close();
  const waits = setTimeout(() => (find("thinking").hidden = false), 250);
  const answer = await ask("say", { member: state.me, conversation: place, text: words });
  clearTimeout(waits);
  find("thinking").hidden = true;
  if (answer.error && !text.value && state.place === place) fill(words);
  answered(answer, { conversation: place, opener: text });
}

// Suggestions

function suggestSoon() {
  clearTimeout(timer);
  timer = setTimeout(suggest, PAUSE);
}

async function suggest() {
  const turn = ++asked;
  const typed = text.value;
  let found = [];
  if (typed.startsWith("/") && !typed.includes("\n")) {
    const inside = typed.toLowerCase().startsWith(COMMAND);
    if (inside || COMMAND.startsWith(typed.toLowerCase())) {
      const rest = inside ? typed.slice(COMMAND.length) : "";
      const answer = await ask("suggest", { member: state.me, typed: rest });
      found = (answer.suggestions ?? []).map(({ value, label }) => ({
        shown: COMMAND + value,
        label,
        whole: COMMAND + value,
      }));
    }
  }
  if (!found.length) found = mentions(typed);
  if (turn !== asked || typed !== text.value || document.activeElement !== text) return;
  const done = found.length === 1 && found[0].whole === typed.trim();
  open(done ? [] : found, COMMAND.startsWith(typed.toLowerCase()) && typed !== "");
}

function mentions(typed) {
  const before = typed.slice(0, text.selectionStart);
  const at = /(?:^|\s)@([\p{L}\p{N} .'-]{0,30})$/u.exec(before);
  if (!at) return [];
  const wanted = at[1].toLowerCase();
  const start = before.length - at[1].length;
  return state.members
    .filter((one) => one.id !== state.me && one.name.toLowerCase().startsWith(wanted))
    .filter((one) => one.name.toLowerCase() !== wanted)
    .slice(0, 8)
    .map((one) => ({
      shown: `@${one.name}`,
      label: cityOf(one.zone),
      whole: `${typed.slice(0, start)}${one.name} ${typed.slice(text.selectionStart)}`,
    }));
}

function open(found, first) {
  options = found;
  optionsFor = text.value;
  list.replaceChildren(
    ...found.map((option, index) =>
      el(
        "li",
        {
          role: "option",
          id: `suggestion-${index}`,
          "aria-selected": "false",
          onmousedown: (event) => event.preventDefault(),
          onclick: () => take(index),
        },
        el("b", {}, option.shown),
        el("span", {}, option.label),
      ),
    ),
  );
  list.hidden = !found.length;
  if (found.length) announce(found.length === 1 ? "1 suggestion" : `${found.length} suggestions`);
  point(found.length && first ? 0 : -1);
}

function close() {
  asked += 1;
  clearTimeout(timer);
  open([], false);
}

function point(index) {
  active = index;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
  const chosen = list.children[index];
  if (chosen) {
    text.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  } else {
    text.removeAttribute("aria-activedescendant");
  }
}

function take(index) {
  const { whole } = options[index];
  const more = whole.startsWith(COMMAND) && !whole.slice(COMMAND.length).trim().includes(" ");
  fill(more ? `${whole.trimEnd()} ` : whole);
}

function keys(event) {
  if (event.isComposing) return;
  const open = options.length > 0 && optionsFor === text.value;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (open && active >= 0 && options[active].whole !== text.value.trim()) take(active);
    else send();
  } else if (open && event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    take(Math.max(active, 0));
  } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    point((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
  } else if (open && event.key === "Escape") {
    event.preventDefault();
    close();
  }
}

/** For the small print under the box. */
export const whoWrites = () => `Writing as ${me()?.name ?? ""}`;
