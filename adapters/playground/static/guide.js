// The card for a first visit: the whole life of an introduction in two minutes.

import { el, find, firstName, wishes } from "./dom.js";
import { fill } from "./composer.js";
import { dm, link, member } from "./state.js";

const SEEKER = "mina";
const HOST = "tom";

const STEPS = [
  { who: SEEKER, words: "Mina wonders about data science. Find someone to ask.", type: "/intro find data science" },
  { who: SEEKER, words: "Ask Tom: fill in the short form, read the preview, send." },
  { words: "Tom gets it in his working hours. Skip to the next nudge." },
  { who: HOST, words: "Tell me more, accept, or say a kind no. Try accept." },
  { who: SEEKER, words: "Pick a time that suits you both." },
  { who: HOST, words: "Confirm it. The calendar file comes by itself." },
  { who: SEEKER, words: "Get ready: tick things off, keep your questions.", type: "/intro prep" },
  { words: "Skip from nudge to nudge until it asks: did it happen?" },
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
  const narrow = matchMedia("(max-width: 1180px)").matches;
  const wish = wishes.get("guide");
  show(wish ? wish === "open" : !narrow, false);
}

function step({ who, words, type }) {
  const go = (event) => {
    event.preventDefault();
    location.hash = link(who, dm(who));
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
