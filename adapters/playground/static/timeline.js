// The messages of the place that is looked at, and the home view.

import { ask } from "./line.js";
import { el, find } from "./dom.js";
import { drawBlocks, drawMessage } from "./blocks.js";
import { announce } from "./toasts.js";
import { BOT, CHANNEL, DAY, conversation, dm, me, member, othersIn, show, state, titleOf } from "./state.js";

const CLOSE = 5 * 60_000; // ms within which messages of one author stand together
const NEAR = 120; // px from the end that still count as being at the end

const list = find("timeline");
const scroll = find("scroll");
let opened = 0;
let last = null; // the last message drawn
let first = null;

/** Show where we are now, from the server. */
export async function openPlace() {
  const turn = ++opened;
  const home = state.place === "home";
  find("place-title").textContent = titleOf(state.place);
  find("place-about").textContent = about();
  find("home").hidden = !home;
  list.hidden = home;
  find("earlier").hidden = true;
  if (home) return openHome();
  const answer = await ask("messages", { member: state.me, conversation: state.place });
  if (turn !== opened || answer.error) return;
  list.replaceChildren();
  last = null;
  first = answer.messages[0] ?? null;
  let marked = false;
  for (const message of answer.messages) {
    const fresh = message.id > answer.read_to && message.author !== state.me;
    if (fresh && !marked && last) {
      append(message, list, false).before(el("li", { class: "divider new" }, el("span", {}, "New")));
      marked = true;
    } else {
      append(message);
    }
  }
  if (!answer.messages.length) list.append(el("li", { class: "empty" }, ...empty()));
  find("earlier").hidden = !answer.more;
  scroll.scrollTop = scroll.scrollHeight;
  markRead();
}

export async function openHome() {
  const turn = opened;
  const answer = await ask("home", { member: state.me });
  if (turn !== opened || state.place !== "home") return;
  const home = find("home");
  const focused = home.contains(document.activeElement) ? document.activeElement.textContent : null;
  if (answer.home) home.replaceChildren(drawBlocks(answer.home.blocks, null));
  else home.replaceChildren(el("p", {}, answer.error ?? "There is nothing here yet."));
  if (focused) ([...home.querySelectorAll("button")].find((one) => one.textContent === focused) ?? home.querySelector("button"))?.focus();
}

/** A new message somewhere. */
export function arrived(message) {
  if (message.conversation !== state.place) return;
  if (message.only_for && message.only_for !== state.me) return;
  if (list.querySelector(`[data-id="${message.id}"]`)) return;
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
  list.querySelector(".empty")?.remove();
  const made = append(message);
  made.classList.add("fresh");
  if (atEnd || message.author === state.me) bringIn(made);
  if (message.author !== state.me) announce(`${nameOf(message.author)}: ${message.plain}`);
  if (document.visibilityState === "visible") markRead();
}

/** A message says something else now. */
export function replaced(message) {
  const old = list.querySelector(`[data-id="${message.id}"]`);
  if (!old || message.conversation !== state.place) return;
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
  const focused = old.contains(document.activeElement);
  const label = focused ? document.activeElement.closest("label, button")?.textContent : null;
  const made = drawMessage(message, old.classList.contains("follows"));
  old.replaceWith(made);
  if (focused) {
    const same = [...made.querySelectorAll("button, label")].find((one) => one.textContent === label);
    (same?.querySelector("input") ?? same ?? made).focus({ preventScroll: true });
    if (!same) announce(message.plain);
  }
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}

export function startTimeline() {
  find("earlier").addEventListener("click", async () => {
    const answer = await ask("messages", { member: state.me, conversation: state.place, before: first.id });
    if (answer.error) return;
    const height = scroll.scrollHeight;
    const end = last;
    const above = document.createDocumentFragment();
    last = null;
    for (const message of answer.messages) append(message, above);
    last = end;
    list.prepend(above);
    first = answer.messages[0] ?? first;
    find("earlier").hidden = !answer.more;
    scroll.scrollTop += scroll.scrollHeight - height;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") markRead();
  });
}

function append(message, into = list, mayFollow = true) {
  const at = Date.parse(message.at);
  const sameDay = last && show(Date.parse(last.at), DAY) === show(at, DAY);
  if (!sameDay) into.append(el("li", { class: "divider" }, el("span", {}, show(at, DAY))));
  const follows =
    mayFollow &&
    sameDay &&
    last.author === message.author &&
    last.only_for === message.only_for &&
    at - Date.parse(last.at) < CLOSE;
  const made = drawMessage(message, Boolean(follows));
  into.append(made);
  last = message;
  return made;
}

/** Scroll so that the start of a long message is not lost above. */
function bringIn(made) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const tall = made.offsetHeight > scroll.clientHeight - 40;
  const top = tall ? made.offsetTop - scroll.offsetTop - 8 : scroll.scrollHeight;
  scroll.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
}

function markRead() {
  const place = conversation(state.place);
  if (place?.unread[state.me] || place === null) ask("read", { member: state.me, conversation: state.place });
}

const nameOf = (author) => (author === BOT ? "Handshakes" : (member(author)?.name ?? "A former member"));

function about() {
  const place = conversation(state.place);
  if (state.place === "home") return "What is open, what is next, what you promised";
  if (!place || place.kind === "dm") return "Just you and the bot. Nobody else sees this.";
  if (place.id === CHANNEL) return "Everyone in the community. What you ask with /intro stays private.";
  return `You, ${othersIn(place, state.me).map((one) => one.name).join(", ")}, and Handshakes`;
}

function empty() {
  if (state.place === dm(state.me)) {
    return [
      el("img", { src: "/static/mark.svg", alt: "", width: "44", height: "44" }),
      el("h2", {}, `Hello, ${me().name.split(/\s+/)[0]}`),
      el("p", {}, "Handshakes helps you meet people in work you are curious about. Type / to see what it can do."),
    ];
  }
  return [el("h2", {}, titleOf(state.place)), el("p", {}, "Nothing has been said here yet.")];
}
