// The page: what comes over the line goes into the state, and the state is drawn.

import { ask, connect } from "./line.js";
import { afterwards } from "./answers.js";
import { drawClock, startClock } from "./clock.js";
import { setComposer, startComposer, whoWrites } from "./composer.js";
import { find, firstName, wishes } from "./dom.js";
import { startGuide } from "./guide.js";
import { drawPeople, startPeople } from "./people.js";
import { arrived, openHome, openPlace, replaced, startTimeline } from "./timeline.js";
import { tidyToasts, toast } from "./toasts.js";
import { BOT, conversation, dm, link, member, readHash, samePlace, setClock, state } from "./state.js";

let shown = "";
let clockTimer = 0;
let homeTimer = 0;
const written = new Map(); // members the bot wrote to just now, and how often
let writtenTimer = 0;

/** Follow the address: who I am and where I look. */
function route() {
  const { who, place } = readHash();
  const known = member(who) ?? member(state.me) ?? state.members[0];
  if (!known) return;
  state.me = known.id;
  const inside = place === "home" || known.id in (conversation(place)?.unread ?? {});
  state.place = inside ? place : samePlace(known.id, place);
  const address = link(state.me, state.place);
  if (location.hash !== address) history.replaceState(null, "", address);
  const changed = shown !== address;
  shown = address;
  drawPeople();
  drawClock();
  setComposer();
  find("keys").textContent = whoWrites();
  if (!changed) return;
  closeDrawer();
  tidyToasts(state.me);
  openPlace();
  if (matchMedia("(hover: hover)").matches && state.place !== "home") find("composer-text").focus({ preventScroll: true });
}

async function hello() {
  const answer = await ask("hello");
  if (answer.error) return;
  Object.assign(state, { members: answer.members, conversations: answer.conversations });
  setClock(answer.clock);
  find("offline").hidden = true;
  document.body.classList.remove("lost");
  shown = "";
  route();
}

function news(event) {
  switch (event.event) {
    case "who":
      Object.assign(state, { members: event.members, conversations: event.conversations });
      route();
      break;
    case "message":
      count(event.message);
      arrived(event.message);
      drawPeople();
      later();
      break;
    case "replaced":
      replaced(event.message);
      later();
      break;
    case "read": {
      const place = conversation(event.conversation);
      if (place && event.member in place.unread) place.unread[event.member] = 0;
      drawPeople();
      break;
    }
  }
}

/** Unread marks, and word of what the bot wrote to others. */
function count(message) {
  const place = conversation(message.conversation);
  for (const id of Object.keys(place?.unread ?? {})) {
    if (id === message.author || (message.only_for && message.only_for !== id)) continue;
    place.unread[id] += 1;
    if (message.author === BOT && id !== state.me && !message.only_for) written.set(id, place.id);
  }
  clearTimeout(writtenTimer);
  writtenTimer = setTimeout(tellOfOthers, 500);
}

function tellOfOthers() {
  for (const [id, place] of [...written].slice(0, 3)) {
    const one = member(id);
    const unread = conversation(place)?.unread[id];
    if (!one || !unread || id === state.me) continue;
    toast(`Handshakes wrote to ${one.name}`, { action: { label: `Be ${firstName(one)}`, href: link(id, place) } });
  }
  written.clear();
}

/** After something happened, what is next may have changed. */
function later() {
  clearTimeout(clockTimer);
  clockTimer = setTimeout(async () => {
    const answer = await ask("clock");
    if (answer.clock) setClock(answer.clock);
    drawClock();
  }, 300);
  if (state.place !== "home") return;
  clearTimeout(homeTimer);
  homeTimer = setTimeout(openHome, 300);
}

// The drawer, on narrow screens

function openDrawer() {
  document.body.classList.add("drawn");
  find("scrim").hidden = false;
  document.querySelector("main").inert = true;
  find("drawer-open").setAttribute("aria-expanded", "true");
  document.querySelector('#people [aria-current="true"]')?.focus();
}

function closeDrawer() {
  document.body.classList.remove("drawn");
  find("scrim").hidden = true;
  document.querySelector("main").inert = false;
  find("drawer-open").setAttribute("aria-expanded", "false");
}

function startFrame() {
  find("drawer-open").addEventListener("click", () =>
    document.body.classList.contains("drawn") ? closeDrawer() : openDrawer(),
  );
  find("scrim").addEventListener("click", closeDrawer);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("drawn")) return;
    closeDrawer();
    find("drawer-open").focus();
  });
  const dark = find("theme");
  const paint = (wish) => {
    const isDark = wish ? wish === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.classList.toggle("is-dark", wish === "dark");
    document.documentElement.classList.toggle("is-light", wish === "light");
    dark.setAttribute("aria-pressed", String(isDark));
  };
  paint(wishes.get("colours"));
  dark.addEventListener("click", () => {
    const wish = dark.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    wishes.set("colours", wish);
    paint(wish);
  });
}

startFrame();
startClock();
startComposer();
startTimeline();
startPeople();
startGuide();
afterwards({ home: openHome });
addEventListener("hashchange", route);
connect({
  news,
  open: hello,
  lost: () => {
    find("offline").hidden = false;
    document.body.classList.add("lost");
  },
});
