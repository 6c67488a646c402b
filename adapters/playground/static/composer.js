// The message box: completes commands, and members after an @.

import { request } from "./connection.js";
import { el, find } from "./dom.js";
import { showResponse } from "./responses.js";
import { announce } from "./toasts.js";
import { dm, me, state, titleOf } from "./state.js";
import { cityOf, say } from "./words.js";

const COMMAND = "/intro ";
const PAUSE_MS = 40; // without typing, before a request for suggestions

const text = find("composer-text");
const list = find("suggestions");
const drafts = new Map(); // text not yet sent, by member and view
let options = [];
let optionsFor = ""; // the text for which they were found
let active = -1;
let turn = 0; // counts requests, to ignore late answers
let timer = 0;
let shownFor = null; // the member and view of the current draft

export function startComposer() {
  text.addEventListener("input", () => {
    grow();
    saveDraft();
    suggestSoon();
  });
  text.addEventListener("keydown", keys);
  list.addEventListener("keydown", keys);
  for (const one of [text, list]) one.addEventListener("blur", () => setTimeout(closeIfLeft, 120));
  text.addEventListener("focus", () => text.value.startsWith("/") && suggestSoon());
  find("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}

/** Switch to the draft of the current member and view. */
export function setComposer() {
  const key = `${state.me} ${state.view}`;
  find("composer").hidden = state.view === "home";
  const direct = state.view === dm(state.me);
  text.placeholder = direct ? say("page-placeholder") : say("page-placeholder-to", { name: titleOf(state.view) });
  if (key === shownFor) return;
  shownFor = key;
  close();
  text.value = drafts.get(key) ?? "";
  grow();
}

/** Put text into the box and focus it. */
export function fill(value) {
  text.value = value;
  grow();
  saveDraft();
  text.focus();
  suggestSoon();
}

function saveDraft() {
  if (text.value) drafts.set(shownFor, text.value);
  else drafts.delete(shownFor);
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 180)}px`;
  find("composer").classList.toggle("ready", Boolean(text.value.trim()));
}

async function send() {
  const typed = text.value.trim();
  if (!typed) return;
  const view = state.view;
  text.value = "";
  saveDraft();
  grow();
  close();
  const slow = setTimeout(() => (find("thinking").hidden = false), 250);
  const answer = await request("say", { member: state.me, conversation: view, text: typed });
  clearTimeout(slow);
  find("thinking").hidden = true;
  if (answer.error && !text.value && state.view === view) fill(typed);
  showResponse(answer, { conversation: view });
}

// Suggestions

function suggestSoon() {
  clearTimeout(timer);
  timer = setTimeout(suggest, PAUSE_MS);
}

async function suggest() {
  const mine = ++turn;
  const typed = text.value;
  let found = [];
  if (typed.startsWith("/") && !typed.includes("\n")) {
    const inside = typed.toLowerCase().startsWith(COMMAND);
    if (inside || COMMAND.startsWith(typed.toLowerCase())) {
      const rest = inside ? typed.slice(COMMAND.length) : "";
      const answer = await request("suggest", { member: state.me, typed: rest });
      found = (answer.suggestions ?? []).map(({ value, label }) => ({
        title: COMMAND + value,
        label,
        result: COMMAND + value,
      }));
    }
  }
  if (!found.length) found = mentions(typed);
  if (mine !== turn || typed !== text.value || document.activeElement !== text) return;
  const done = found.length === 1 && found[0].result === typed.trim();
  const part = typed.trim().toLowerCase(); // "/intro" is a command by itself: Enter sends it
  open(done ? [] : found, COMMAND.startsWith(part) && part !== "" && part !== COMMAND.trim());
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
      title: `@${one.name}`,
      label: cityOf(one.zone),
      result: `${typed.slice(0, start)}${one.name} ${typed.slice(text.selectionStart)}`,
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
        el("b", {}, option.title),
        el("span", {}, option.label),
      ),
    ),
  );
  list.hidden = !found.length;
  if (found.length) announce(say("page-suggested", { count: found.length }));
  point(found.length && first ? 0 : -1);
}

const closeIfLeft = () => [text, list].includes(document.activeElement) || close();

function close() {
  if (document.activeElement === list) text.focus();
  turn += 1;
  clearTimeout(timer);
  open([], false);
}

function point(index) {
  active = index;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
  const chosen = list.children[index];
  for (const one of [text, list]) {
    if (chosen) one.setAttribute("aria-activedescendant", chosen.id);
    else one.removeAttribute("aria-activedescendant");
  }
  chosen?.scrollIntoView({ block: "nearest" });
}

function take(index) {
  const { result } = options[index];
  const mayContinue = result.startsWith(COMMAND) && !result.slice(COMMAND.length).trim().includes(" ");
  fill(mayContinue ? `${result.trimEnd()} ` : result);
}

function keys(event) {
  if (event.isComposing) return;
  const open = options.length > 0 && optionsFor === text.value;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (open && active >= 0 && options[active].result !== text.value.trim()) take(active);
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

/** The line under the message box. */
export const describeAuthor = () => say("page-writing", { name: me()?.name });
