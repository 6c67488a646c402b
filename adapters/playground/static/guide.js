// The guide of a first visit: an introduction from the request to the thank-you.

import { el, find, firstName, preferences } from "./dom.js";
import { request } from "./connection.js";
import { fill } from "./composer.js";
import { dm, findMember, link } from "./state.js";

const SEEKER = "mina";
const HOST = "tom";
const CONNECTOR = "bea";
const WANTED = "priya";

const LABEL = /\{([\w-]+)\}/;

// One talk from beginning to end. `who` plays the step; `type` is typed for them. A label id in braces stands for that button.
const STEPS = [
  { who: SEEKER, words: "Mina wonders about data science. Find someone to ask.", type: "/intro find data science" },
  { words: "“{button-request}” beside Tom. Write two lines, “{submit-preview}”, “{button-send}”." },
  { words: "Tom gets it in his working hours. Nothing there yet? Skip to the next nudge." },
  { who: HOST, words: "“{button-ask}”, or “{button-accept}”." },
  { who: SEEKER, words: "Pick one of the times that suit you both." },
  { who: HOST, words: "“{button-confirm}”. Both get it for their calendar." },
  { who: SEEKER, words: "Get ready: tick things off, write your questions.", type: "/intro prep" },
  { words: "Skip from nudge to nudge, until Paned asks Mina how it went. “{button-happened}”." },
  { who: SEEKER, words: "Look back, and send Tom a thank-you.", type: "/intro thanks" },
];

// An introduction through somebody who knows both.
const THROUGH_PEOPLE = [
  { who: SEEKER, words: "Mina knows Bea, and Bea knows Priya. Ask through Bea, write the note, “{button-send-through}”.", type: "/intro reach @Priya Nair" },
  { who: CONNECTOR, words: "Skip until Bea is asked. “{button-introduce-them}”, with a line of her own; or “{button-rather-not}”, of which Mina never reads." },
  { who: WANTED, words: "Skip until Priya reads who vouches for Mina. “{button-accept}”." },
  { who: SEEKER, words: "Pick a time. Bea reads that her introduction worked." },
];

export function startGuide() {
  const guide = find("guide");
  guide.append(
    el(
      "header",
      {},
      el("h2", {}, "Try this"),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close the guide", onclick: () => show(false) }, "×"),
    ),
    el("p", { class: "intro" }, "One talk, from the first question to the thank-you, in two minutes. You play everyone."),
    el("ol", {}, ...STEPS.map(step)),
    el("h3", {}, "Through people you know"),
    el("ol", {}, ...THROUGH_PEOPLE.map(step)),
    el("p", { class: "small" }, "All of it stays on this machine. Nobody here is real."),
  );
  find("guide-open").addEventListener("click", () => show(guide.hidden));
  show(preferences.get("guide") !== "closed" && !onPhone(), false);
}

/** Fill in the labels of the buttons that the guide names. */
export async function labelButtons() {
  const named = [...find("guide").querySelectorAll("[data-label]")];
  const { labels = {} } = await request("labels", { ids: named.map((one) => one.dataset.label) });
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
    el("p", {}, ...words.split(LABEL).map((part, index) => (index % 2 ? el("span", { "data-label": part }) : part))),
    who
      ? el(
          "p",
          { class: "chips" },
          el("a", { href: link(who, dm(who)), onclick: go }, type ? `As ${name(who)}` : `Be ${name(who)}`, type ? el("code", {}, type) : null),
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
