// The page: events of the server change the state, and the parts of the page show it.

import { connect, request } from "./connection.js";
import { setHooks } from "./responses.js";
import { drawClock, startClock } from "./clock.js";
import { describeAuthor, setComposer, startComposer } from "./composer.js";
import { find, firstName, preferences } from "./dom.js";
import { drawGuide, labelButtons, startGuide } from "./guide.js";
import { drawPeople, startPeople } from "./people.js";
import { addMessage, drawHead, openHome, openView, replaceMessage, restoreFocus, showReply, startTimeline } from "./timeline.js";
import { removeToastsOf, toast } from "./toasts.js";
import { BOT, findConversation, findMember, link, readHash, sameView, setClock, state } from "./state.js";
import { say, speak } from "./words.js";

const REFRESH_MS = 300; // delay of a refresh, so that several events cause one
const NOTIFY_MS = 500;

let shown = "";
let clockTimer = 0;
let homeTimer = 0;
const notified = new Map(); // members the bot wrote to, and the conversation, for the next toasts
let notifyTimer = 0;

/** Show the member and the view of the URL fragment. */
function route() {
  const { member, view } = readHash();
  const known = findMember(member) ?? findMember(state.me) ?? state.members[0];
  if (!known) return;
  state.me = known.id;
  const participates = view === "home" || known.id in (findConversation(view)?.unread ?? {});
  state.view = participates ? view : sameView(known.id, view);
  const hash = link(state.me, state.view);
  if (location.hash !== hash) history.replaceState(null, "", hash);
  const changed = shown !== hash;
  shown = hash;
  draw();
  if (!changed) return;
  learnLanguage();
  closeDrawer();
  removeToastsOf(state.me);
  openView();
  if (matchMedia("(hover: hover)").matches && state.view !== "home") find("composer-text").focus({ preventScroll: true });
}

/** Draw what surrounds the messages. */
function draw() {
  drawPeople();
  drawClock();
  setComposer();
  find("keys").textContent = describeAuthor();
}

/** Ask which language the member reads, and speak it. */
async function learnLanguage() {
  const member = state.me;
  const { language = "en" } = await request("language", { member });
  if (member !== state.me || !speak(language)) return;
  draw();
  drawHead();
  drawGuide();
  labelButtons();
}

async function load() {
  const answer = await request("hello");
  if (answer.error) return;
  Object.assign(state, { members: answer.members, conversations: answer.conversations });
  setClock(answer.clock);
  find("offline").hidden = true;
  document.body.classList.remove("lost");
  shown = "";
  route();
  labelButtons();
}

function onEvent(event) {
  switch (event.event) {
    case "members":
      Object.assign(state, { members: event.members, conversations: event.conversations });
      route();
      break;
    case "message":
      countUnread(event.message);
      addMessage(event.message);
      drawPeople();
      refreshSoon();
      break;
    case "replaced":
      replaceMessage(event.message);
      refreshSoon();
      break;
    case "read": {
      const conversation = findConversation(event.conversation);
      if (conversation && event.member in conversation.unread) conversation.unread[event.member] = 0;
      drawPeople();
      break;
    }
  }
}

/** Update the unread counts, and notify of messages that the bot sent to other members. */
function countUnread(message) {
  const conversation = findConversation(message.conversation);
  for (const id of Object.keys(conversation?.unread ?? {})) {
    if (id === message.author || (message.only_for && message.only_for !== id)) continue;
    conversation.unread[id] += 1;
    if (message.author === BOT && id !== state.me && !message.only_for) notified.set(id, conversation.id);
  }
  clearTimeout(notifyTimer);
  notifyTimer = setTimeout(notify, NOTIFY_MS);
}

function notify() {
  for (const [id, view] of [...notified].slice(0, 3)) {
    const member = findMember(id);
    const unread = findConversation(view)?.unread[id];
    if (!member || !unread || id === state.me) continue;
    toast(say("page-wrote", { name: member.name }), {
      action: { label: say("page-be", { name: firstName(member) }), href: link(id, view) },
    });
  }
  notified.clear();
}

/** A message may change the next due time and the home view. */
function refreshSoon() {
  clearTimeout(clockTimer);
  clockTimer = setTimeout(async () => {
    const answer = await request("clock");
    if (answer.clock) setClock(answer.clock);
    drawClock();
  }, REFRESH_MS);
  if (state.view !== "home") return;
  clearTimeout(homeTimer);
  homeTimer = setTimeout(openHome, REFRESH_MS);
}

// The drawer of narrow screens

function openDrawer() {
  document.body.classList.add("with-drawer");
  find("scrim").hidden = false;
  document.querySelector("main").inert = true;
  find("drawer-open").setAttribute("aria-expanded", "true");
  document.querySelector('#people [aria-current="true"]')?.focus();
}

function closeDrawer() {
  document.body.classList.remove("with-drawer");
  find("scrim").hidden = true;
  document.querySelector("main").inert = false;
  find("drawer-open").setAttribute("aria-expanded", "false");
}

function startFrame() {
  find("drawer-open").addEventListener("click", () =>
    document.body.classList.contains("with-drawer") ? closeDrawer() : openDrawer(),
  );
  find("scrim").addEventListener("click", closeDrawer);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("with-drawer")) return;
    closeDrawer();
    find("drawer-open").focus();
  });
  const dark = find("theme");
  const paint = (scheme) => {
    const isDark = scheme ? scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.classList.toggle("is-dark", scheme === "dark");
    document.documentElement.classList.toggle("is-light", scheme === "light");
    dark.setAttribute("aria-pressed", String(isDark));
  };
  paint(preferences.get("colours"));
  dark.addEventListener("click", () => {
    const scheme = dark.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    preferences.set("colours", scheme);
    paint(scheme);
  });
}

startFrame();
startClock();
startComposer();
startTimeline();
startPeople();
startGuide();
setHooks({ home: openHome, reply: showReply, lost: restoreFocus, answered: learnLanguage });
addEventListener("hashchange", route);
connect({
  event: onEvent,
  open: load,
  lost: () => {
    find("offline").hidden = false;
    document.body.classList.add("lost");
  },
});
