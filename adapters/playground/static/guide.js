// The card for a first visit: the whole life of an introduction in two minutes.

import { el, find, firstName, wishes } from "./dom.js";
import { fill } from "./composer.js";
import { dm, link, member } from "./state.js";

const SEEKER = "mina";
const HOST = "tom";

const STEPS = [
  { who: SEEKER, words: "Mina wonders about data science. Find someone to ask.", type: "/intro find data science" },
  { words: "“Ask for a talk” beside Tom. Write two lines, “Look it over”, “Send it”." },
  { words: "Tom gets it in his working hours. Nothing there yet? Skip to the next nudge." },
  { who: HOST, words: "“Ask one thing first”, or “Yes, happy to talk”." },
  { who: SEEKER, words: "Pick one of the times that suit you both." },
  { who: HOST, words: "“Confirm this time”. Both get it for their calendar." },
  { who: SEEKER, words: "Get ready: tick things off, write your questions.", type: "/intro prep" },
  { words: "Skip from nudge to nudge, until Handshakes asks Mina how it went. “We talked”." },
  { who: SEEKER, words: "Look back, and send Tom a thank-you.", type: "/intro thanks" },
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
    el("p", { class: "small" }, "All of it stays on this machine. Nobody here is real."),
  );
  find("guide-open").addEventListener("click", () => show(guide.hidden));
  show(wishes.get("guide") !== "closed", false);
}

function step({ who, words, type }) {
  const go = (event) => {
    event.preventDefault();
    location.hash = link(who, dm(who));
    if (matchMedia("(max-width: 720px)").matches) show(false, false); // it would cover the talk
    if (type) setTimeout(() => fill(type), 60);
  };
  return el(
    "li",
    {},
    el("p", {}, words),
    who
      ? el(
          "p",
          { class: "chips" },
          el("a", { href: link(who, dm(who)), onclick: go }, type ? `As ${name(who)}` : `Be ${name(who)}`, type ? el("code", {}, type) : null),
        )
      : null,
  );
}

const name = (id) => (member(id) ? firstName(member(id)) : id[0].toUpperCase() + id.slice(1));

function show(open, remember = true) {
  find("guide").hidden = !open;
  document.body.classList.toggle("guided", open);
  find("guide-open").setAttribute("aria-expanded", String(open));
  if (remember) wishes.set("guide", open ? "open" : "closed");
  if (!open && remember) find("guide-open").focus();
}
