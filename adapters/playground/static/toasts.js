// Short notices in a corner, and announcements for screen readers.

import { el, find } from "./dom.js";
import { link } from "./state.js";
import { say } from "./words.js";

const STAY_MS = 7000;
const TOGETHER_MS = 60;
const ANNOUNCED_MAX = 300; // characters of one announcement

/** Show a notice and announce it; `action` is {label, href}. */
export function toast(words, { action = null, bad = false } = {}) {
  for (const old of [...find("toasts").children]) if (old.firstElementChild.textContent === words) old.remove();
  const made = el(
    "div",
    { class: bad ? "toast bad" : "toast", "data-testid": "toast" },
    el("p", {}, words),
    action ? el("a", { href: action.href, onclick: () => made.remove() }, action.label) : null,
    el("button", { type: "button", "aria-label": say("page-dismiss"), onclick: dismiss }, "×"),
  );
  function dismiss() {
    if (made.contains(document.activeElement)) find("view-title").focus();
    made.remove();
  }
  const corner = find("toasts");
  corner.append(made);
  while (corner.children.length > 3) corner.firstElementChild.remove();
  const expire = () => {
    if (made.matches(":hover, :focus-within")) setTimeout(expire, 1500);
    else made.remove();
  };
  setTimeout(expire, bad ? 2 * STAY_MS : STAY_MS);
  announce(words);
}

/** Remove the notices about the member whom this tab plays now. */
export function removeToastsOf(id) {
  for (const old of [...find("toasts").children]) {
    if (old.querySelector("a")?.hash.startsWith(link(id, ""))) old.remove();
  }
}

const said = [];

/** Announce to screen readers. What comes at once is announced together. */
export function announce(words) {
  said.push(words.slice(0, ANNOUNCED_MAX));
  if (said.length > 1) return;
  const region = find("announcer");
  region.textContent = "";
  setTimeout(() => (region.textContent = said.splice(0).join("\n")), TOGETHER_MS);
}
