// The messages of the conversation that is shown, and the home view.

import { request } from "./connection.js";
import { el, find } from "./dom.js";
import { drawBlocks, drawMessage } from "./blocks.js";
import { announce } from "./toasts.js";
import { BOT, CHANNEL, DAY, dm, findConversation, findMember, format, me, othersIn, state, titleOf } from "./state.js";

const GROUPED_MS = 5 * 60_000; // within this time messages of one author are grouped
const NEAR_PX = 120; // a view scrolled to this distance of its end follows new messages

const list = find("timeline");
const scroll = find("scroll");
let opened = 0; // counts the views opened, to ignore answers for an earlier one
let last = null; // the last message shown
let first = null; // the first message shown

/** Load and show the current view. */
export async function openView() {
  const turn = ++opened;
  const home = state.view === "home";
  find("view-title").textContent = titleOf(state.view);
  find("view-about").textContent = describeView();
  find("home").hidden = !home;
  list.hidden = home;
  find("earlier").hidden = true;
  if (home) return openHome();
  const answer = await request("messages", { member: state.me, conversation: state.view });
  if (turn !== opened || answer.error) return;
  list.replaceChildren();
  last = null;
  first = answer.messages[0] ?? null;
  let marked = false;
  for (const message of answer.messages) {
    const unread = message.id > answer.read_to && message.author !== state.me;
    if (unread && !marked && last) {
      append(message, list, false).before(el("li", { class: "divider new" }, el("span", {}, "New")));
      marked = true;
    } else {
      append(message);
    }
  }
  if (!answer.messages.length) list.append(el("li", { class: "empty" }, ...greeting()));
  find("earlier").hidden = !answer.more;
  scroll.scrollTop = scroll.scrollHeight;
  markRead();
}

/** Load and show the home view. Keyboard focus stays on the button with the same label. */
export async function openHome() {
  const turn = opened;
  const answer = await request("home", { member: state.me });
  if (turn !== opened || state.view !== "home") return;
  const home = find("home");
  const focused = home.contains(document.activeElement) ? document.activeElement.textContent : null;
  if (answer.home) home.replaceChildren(drawBlocks(answer.home.blocks, null));
  else home.replaceChildren(el("p", {}, answer.error ?? "There is nothing here yet."));
  if (focused === null) return;
  const buttons = [...home.querySelectorAll("button")];
  (buttons.find((button) => button.textContent === focused) ?? buttons[0])?.focus();
}

/** Show a new message if it belongs to the current view. */
export function addMessage(message) {
  if (message.conversation !== state.view) return;
  if (message.only_for && message.only_for !== state.me) return;
  if (elementOf(message.id)) return;
  const follow = isNearEnd();
  list.querySelector(".empty")?.remove();
  const made = append(message);
  made.classList.add("fresh");
  if (follow || message.author === state.me) scrollTo(made);
  if (message.author !== state.me) announce(`${nameOf(message.author)}: ${message.plain}`);
  if (document.visibilityState === "visible") markRead();
}

/** Show the new content of a message. Keyboard focus stays on the same button, or on the message. */
export function replaceMessage(message) {
  const old = elementOf(message.id);
  if (!old || message.conversation !== state.view) return;
  const follow = isNearEnd();
  const focused = old.contains(document.activeElement);
  const label = focused ? document.activeElement.closest("label, button")?.textContent : null;
  const made = drawMessage(message, old.classList.contains("follows"));
  old.replaceWith(made);
  if (focused) {
    const same = [...made.querySelectorAll("button, label")].find((one) => one.textContent === label);
    (same?.querySelector("input") ?? same ?? made).focus({ preventScroll: true });
    if (!same) announce(message.plain);
  }
  if (follow) scroll.scrollTop = scroll.scrollHeight;
}

/** Bring the bot's reply into view, also if the button is far above the end of the conversation.
 *
 * Keyboard focus moves to the reply, so that Tab reaches its buttons next. It stays in the message
 * box if a command was typed there.
 */
export function showReply(id) {
  const made = elementOf(id);
  if (!made) return;
  scrollTo(made);
  if (document.activeElement !== find("composer-text")) made.focus({ preventScroll: true });
}

export function startTimeline() {
  find("earlier").addEventListener("click", async () => {
    const answer = await request("messages", { member: state.me, conversation: state.view, before: first.id });
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

const elementOf = (id) => list.querySelector(`[data-id="${id}"]`);

const isNearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_PX;

function append(message, into = list, mayFollow = true) {
  const at = Date.parse(message.at);
  const sameDay = last && format(Date.parse(last.at), DAY) === format(at, DAY);
  if (!sameDay) into.append(el("li", { class: "divider" }, el("span", {}, format(at, DAY))));
  const follows =
    mayFollow &&
    sameDay &&
    last.author === message.author &&
    last.only_for === message.only_for &&
    at - Date.parse(last.at) < GROUPED_MS;
  const made = drawMessage(message, Boolean(follows));
  into.append(made);
  last = message;
  return made;
}

/** Scroll to a message at the end; of one taller than the view, to its start. */
function scrollTo(made) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const tall = made.offsetHeight > scroll.clientHeight - 40;
  const top = tall ? made.offsetTop - scroll.offsetTop - 8 : scroll.scrollHeight;
  scroll.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
}

function markRead() {
  const conversation = findConversation(state.view);
  if (conversation?.unread[state.me]) request("read", { member: state.me, conversation: state.view });
}

const nameOf = (author) => (author === BOT ? "Paned" : (findMember(author)?.name ?? "A former member"));

function describeView() {
  const conversation = findConversation(state.view);
  if (state.view === "home") return "What is open, what is next, what you promised";
  if (!conversation || conversation.kind === "dm") return "Just you and the bot. Nobody else sees this.";
  if (conversation.id === CHANNEL) return "Everyone in the community. What you ask with /intro stays private.";
  return `You, ${othersIn(conversation, state.me).map((member) => member.name).join(", ")}, and Paned`;
}

function greeting() {
  if (state.view === dm(state.me)) {
    return [
      el("img", { src: "/static/mark.svg", alt: "", width: "44", height: "44" }),
      el("h2", {}, `Hello, ${me().name.split(/\s+/)[0]}`),
      el("p", {}, "Paned helps you meet people in work you are curious about, over a cuppa or a call. Type / to see what it can do."),
    ];
  }
  return [el("h2", {}, titleOf(state.view)), el("p", {}, "Nobody has written here yet.")];
}
