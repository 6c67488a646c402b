// The guide of a first visit: an introduction from the request to the thank-you.

import { el, find, firstName, preferences } from "./dom.js";
import { request } from "./connection.js";
import { fill } from "./composer.js";
import { dm, findMember, link, state } from "./state.js";
import { say } from "./words.js";

const SEEKER = "mina";
const HOST = "tom";
const CONNECTOR = "bea";
const WANTED = "priya";

const LABEL = /\{([\w-]+)\}/;

// One talk from beginning to end. `who` plays the step; `type` is typed for them. A label id in braces stands for that button.
const STEPS = [
  { who: SEEKER, words: "step-find", type: "/intro find data science" },
  { words: "step-note" },
  { words: "step-delivered" },
  { who: HOST, words: "step-accept" },
  { who: SEEKER, words: "step-pick" },
  { who: HOST, words: "step-confirm" },
  { who: SEEKER, words: "step-prepare", type: "/intro prep" },
  { words: "step-happened" },
  { who: SEEKER, words: "step-thank", type: "/intro thanks" },
];

// An introduction through somebody who knows both.
const THROUGH_PEOPLE = [
  { who: SEEKER, words: "step-reach", type: "/intro reach @Priya Nair" },
  { who: CONNECTOR, words: "step-connect" },
  { who: WANTED, words: "step-vouched" },
  { who: SEEKER, words: "step-introduced" },
];

export function startGuide() {
  drawGuide();
  find("guide-open").addEventListener("click", () => show(find("guide").hidden));
  show(preferences.get("guide") !== "closed" && !onPhone(), false);
}

/** Draw the guide in the language of the page. */
export function drawGuide() {
  find("guide").replaceChildren(
    el(
      "header",
      {},
      el("h2", {}, say("page-guide-title")),
      el("button", { type: "button", class: "icon-button", "aria-label": say("page-guide-close"), onclick: () => show(false) }, "×"),
    ),
    el("p", { class: "intro" }, say("page-guide-intro")),
    el("ol", {}, ...STEPS.map(step)),
    el("h3", {}, say("page-guide-through")),
    el("ol", {}, ...THROUGH_PEOPLE.map(step)),
    el("p", { class: "small" }, say("page-guide-private")),
  );
}

/** Fill in the labels of the buttons that the guide names. */
export async function labelButtons() {
  const named = [...find("guide").querySelectorAll("[data-label]")];
  const { labels = {} } = await request("labels", {
    member: state.me,
    ids: named.map((one) => one.dataset.label),
  });
  for (const one of named) one.textContent = labels[one.dataset.label] ?? "";
}

function step({ who, words, type }) {
  const go = (event) => {
    event.preventDefault();
    location.hash = link(who, dm(who));
    if (onPhone()) show(false, false);
    if (type) setTimeout(() => fill(type), 60);
  };
  return el(
    "li",
    {},
    el("p", {}, ...say(words).split(LABEL).map((part, index) => (index % 2 ? el("span", { "data-label": part }) : part))),
    who
      ? el(
          "p",
          { class: "chips" },
          el("a", { href: link(who, dm(who)), onclick: go }, say(type ? "page-as" : "page-be", { name: name(who) }), type ? el("code", {}, type) : null),
        )
      : null,
  );
}

/** Whether there is hardly room for the messages beside the guide: it opens there only when asked for. */
const onPhone = () => matchMedia("(max-width: 720px)").matches;

const name = (id) => (findMember(id) ? firstName(findMember(id)) : id[0].toUpperCase() + id.slice(1));

function show(open, remember = true) {
  find("guide").hidden = !open;
  document.body.classList.toggle("guided", open);
  find("guide-open").setAttribute("aria-expanded", String(open));
  if (remember) preferences.set("guide", open ? "open" : "closed");
  if (!open && remember) find("guide-open").focus();
}
