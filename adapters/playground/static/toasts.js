// Short notices in a corner, and the same in words for those who listen.

import { el, find } from "./dom.js";
import { link } from "./state.js";

const STAY = 7000; // ms

/** Say something in passing; `action` is {label, href}. Also announced. */
export function toast(words, { action = null, bad = false } = {}) {
  for (const old of [...find("toasts").children]) if (old.firstElementChild.textContent === words) old.remove();
  const made = el(
    "div",
    { class: bad ? "toast bad" : "toast", "data-testid": "toast" },
    el("p", {}, words),
    action ? el("a", { href: action.href, onclick: () => made.remove() }, action.label) : null,
    el("button", { type: "button", "aria-label": "Dismiss", onclick: () => made.remove() }, "×"),
  );
  const corner = find("toasts");
  corner.append(made);
  while (corner.children.length > 3) corner.firstElementChild.remove();
  const leave = () => {
    if (made.matches(":hover, :focus-within")) setTimeout(leave, 1500);
    else made.remove();
  };
  setTimeout(leave, bad ? 2 * STAY : STAY);
  announce(words);
}

/** Take away the notices about whom we have become. */
export function tidyToasts(who) {
  for (const old of [...find("toasts").children]) {
    if (old.querySelector("a")?.hash.startsWith(link(who, ""))) old.remove();
  }
}

/** Only for those who listen. */
export function announce(words) {
  const heard = find("heard");
  heard.textContent = "";
  requestAnimationFrame(() => {
    heard.textContent = words.slice(0, 300);
  });
}
