// The messages of the conversation that is shown, and the home view.

import { request } from "./connection.js";
import { el, find } from "./dom.js";
import { drawBlocks, drawMessage } from "./blocks.js";
import { announce } from "./toasts.js";
import { BOT, CHANNEL, DAY, dm, findConversation, findMember, format, me, othersIn, state, titleOf } from "./state.js";
import { say } from "./words.js";

const GROUPED_MS = 5 * 60_000; // within this time messages of one author are grouped
const NEAR_PX = 120; // a view scrolled to this distance of its end follows new messages
const SCROLL_MS = 700; // a smooth scroll takes no longer

const list = find("timeline");
const scroll = find("scroll");
let opened = 0; // counts the views opened, to ignore answers for an earlier one
let last = null; // the last message shown
let first = null; // the first message shown
let awaited = null; // id of an answer that is shown once its view is loaded
let late = null; // what arrives while a view is loading, shown after it: the answer may not have it yet
let atEnd = true; // whether the view was near its end when it last moved
let scrolling = 0; // timer of a scroll to the end: until then the view counts as being there

/** Load and show the current view. */
export async function openView() {
  const turn = ++opened;
  const home = state.view === "home";
  drawHead();
  find("home").hidden = !home;
  list.hidden = home;
  find("earlier").hidden = true;
  find("below").hidden = true;
  late = null;
  if (home) return openHome();
  late = [];
  const answer = await request("messages", { member: state.me, conversation: state.view });
  if (turn !== opened) return;
  const arrived = late;
  late = null;
  if (answer.error) return;
  list.replaceChildren();
  last = null;
  first = answer.messages[0] ?? null;
  let marked = false;
  for (const message of answer.messages) {
    const unread = message.id > answer.read_to && message.author !== state.me;
    if (unread && !marked && last) {
      append(message, list, false).before(el("li", { class: "divider new" }, el("span", {}, say("page-new"))));
      marked = true;
    } else {
      append(message);
    }
  }
  if (!answer.messages.length) list.append(el("li", { class: "empty" }, ...greeting()));
  find("earlier").hidden = !answer.more;
  scroll.scrollTop = scroll.scrollHeight;
  find("below").hidden = true;
  markRead();
  for (const show of arrived) show();
  const answered = elementOf(awaited);
  awaited = null;
  if (!answered) return;
  answered.focus({ preventScroll: true });
  bringIntoView(answered);
}

/** Show what the current view is. */
export function drawHead() {
  find("view-title").textContent = titleOf(state.view);
  find("view-about").textContent = describeView();
}

/** Load and show the home view. Keyboard focus stays on the button with the same label. */
export async function openHome() {
  const turn = opened;
  const answer = await request("home", { member: state.me });
  if (turn !== opened || state.view !== "home") return;
  const home = find("home");
  const focused = home.contains(document.activeElement) ? document.activeElement.textContent : null;
  if (answer.home) home.replaceChildren(drawBlocks(answer.home.blocks, null));
  else home.replaceChildren(el("p", {}, answer.error ?? say("page-home-empty")));
  if (focused === null) return;
  const buttons = [...home.querySelectorAll("button")];
  (buttons.find((button) => button.textContent === focused) ?? buttons[0])?.focus();
}

/** Show a new message if it belongs to the current view. */
export function addMessage(message) {
  if (message.conversation !== state.view) return;
  if (message.only_for && message.only_for !== state.me) return;
  if (late) return void late.push(() => addMessage(message));
  if (elementOf(message.id)) return;
  const follow = isNearEnd();
  list.querySelector(".empty")?.remove();
  const made = append(message);
  made.classList.add("fresh");
  if (message.author !== state.me) announce(`${nameOf(message.author)}: ${message.plain}`);
  if (follow || message.author === state.me) {
    scrollTo(made);
    if (document.visibilityState === "visible") markRead();
  } else {
    find("below").hidden = false;
  }
}

/** Show the new content of a message. Keyboard focus stays on the same button, or on the message. */
export function replaceMessage(message) {
  if (late) return void late.push(() => replaceMessage(message));
  const old = elementOf(message.id);
  if (!old || message.conversation !== state.view) return;
  const follow = isNearEnd();
  const height = old.offsetHeight;
  const focused = old.contains(document.activeElement);
  const label = focused ? document.activeElement.closest("label, button")?.textContent : null;
  const made = drawMessage(message, old.classList.contains("follows"));
  old.replaceWith(made);
  const same = focused && [...made.querySelectorAll("button, label")].find((one) => one.textContent === label);
  if (focused) {
    (same?.querySelector("input") ?? same ?? made).focus({ preventScroll: true });
    if (!same) announce(message.plain);
  }
  if (follow && !same && made === list.lastElementChild) scrollTo(made);
  else if (follow) scroll.scrollTop += made.offsetHeight - height;
}

/** Bring the bot's answer into view, wherever in the conversation it stands, or once it is loaded.
 *
 * Keyboard focus moves to it, so that Tab reaches its buttons next. It stays in the message box if a
 * command was typed there, and on the control that was pressed if that is still in the answer. Who has
 * moved on from the message `pressed` while the answer was on its way keeps their place.
 */
export function showReply(id, pressed) {
  const made = elementOf(id);
  if (!made) {
    awaited = id;
    return;
  }
  const focused = document.activeElement;
  if (pressed !== null && hasMovedOn(focused, elementOf(pressed))) return;
  if (made.contains(focused) && focused !== made && isInView(focused)) return;
  if (!made.contains(focused) && focused !== find("composer-text")) made.focus({ preventScroll: true });
  bringIntoView(made);
}

/** Without a place of its own, or in a dialog that is closing, the focus has not moved. */
const hasMovedOn = (focused, from) =>
  focused !== document.body && !focused.closest("dialog") && !from?.contains(focused);

/** Give the keyboard focus a place after the control that had it is gone. */
export function restoreFocus(id) {
  (elementOf(id) ?? find("view-title")).focus({ preventScroll: true });
}

export function startTimeline() {
  find("earlier").addEventListener("click", async () => {
    const answer = await request("messages", { member: state.me, conversation: state.view, before: first.id });
    if (answer.error) return;
    const height = scroll.scrollHeight;
    const end = last;
    const top = list.querySelector(".message");
    const above = document.createDocumentFragment();
    last = null;
    for (const message of answer.messages) append(message, above);
    last = end;
    list.prepend(above);
    first = answer.messages[0] ?? first;
    find("earlier").hidden = !answer.more;
    scroll.scrollTop += scroll.scrollHeight - height;
    if (!answer.more) top.focus({ preventScroll: true }); // the button that had the focus is gone
  });
  find("below").addEventListener("click", () => {
    const newest = list.lastElementChild;
    newest.focus({ preventScroll: true });
    scrollTo(newest);
  });
  for (const moved of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    scroll.addEventListener(moved, () => (scrolling = 0), { passive: true });
  }
  new ResizeObserver(() => {
    if (atEnd && !list.hidden && find("below").hidden) scroll.scrollTop = scroll.scrollHeight;
  }).observe(scroll);
  scroll.addEventListener("scroll", () => {
    atEnd = isNearEnd();
    const top = list.lastElementChild.getBoundingClientRect().top;
    if (find("below").hidden || top > scroll.getBoundingClientRect().bottom - 40) return;
    find("below").hidden = true;
    markRead();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && find("below").hidden) markRead();
  });
}

const elementOf = (id) => list.querySelector(`[data-id="${id}"]`);

const isNearEnd = () =>
  Boolean(scrolling) || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_PX;

function isInView(one) {
  const box = one.getBoundingClientRect();
  const view = scroll.getBoundingClientRect();
  return box.top >= view.top && box.bottom <= view.bottom;
}

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

/** Scroll to the message at the end; of one taller than the view, to its start. */
function scrollTo(made) {
  const top = isTall(made) ? made.offsetTop - scroll.offsetTop - 8 : scroll.scrollHeight;
  scroll.scrollTo({ top, behavior: motion() });
  const turn = (scrolling = setTimeout(() => scrolling === turn && (scrolling = 0), SCROLL_MS));
}

/** Scroll as little as shows the whole message; of one taller than the view, its start. */
function bringIntoView(made) {
  if (isInView(made)) return;
  if (made === list.lastElementChild) scrollTo(made);
  else made.scrollIntoView({ block: isTall(made) ? "start" : "nearest", behavior: motion() });
}

const isTall = (made) => made.offsetHeight > scroll.clientHeight - 40;

const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function markRead() {
  const conversation = findConversation(state.view);
  if (conversation?.unread[state.me]) request("read", { member: state.me, conversation: state.view });
}

const nameOf = (author) => (author === BOT ? "Paned" : (findMember(author)?.name ?? say("page-former")));

function describeView() {
  const conversation = findConversation(state.view);
  if (state.view === "home") return say("page-home-about");
  if (!conversation || conversation.kind === "dm") return say("page-private");
  if (conversation.id === CHANNEL) return say("page-channel");
  return say("page-group-about", { names: othersIn(conversation, state.me).map((member) => member.name).join(", ") });
}

function greeting() {
  if (state.view === dm(state.me)) {
    return [
      el("img", { src: "/static/mark.svg", alt: "", width: "44", height: "44" }),
      el("h2", {}, say("page-hello", { name: me().name.split(/\s+/)[0] })),
      el("p", {}, say("page-began")),
    ];
  }
  return [el("h2", {}, titleOf(state.view)), el("p", {}, say("page-empty"))];
}
