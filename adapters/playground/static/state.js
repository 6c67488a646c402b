// The state of this tab: members, conversations, the member it plays, its view, the clock.

import { dateNames, say } from "./words.js";

export const state = {
  members: [],
  conversations: [],
  me: null, // id of the member that this tab plays
  view: null, // id of the conversation shown, or "home"
  now: 0, // the playground's time in ms, as of `receivedAt`
  receivedAt: 0, // ms of `performance.now()`
  next: null, // due time of the next nudge in ms, or null
};

export const BOT = "paned";
export const CHANNEL = "careers";

export const findMember = (id) => state.members.find((member) => member.id === id) ?? null;
export const me = () => findMember(state.me);
export const findConversation = (id) => state.conversations.find((conversation) => conversation.id === id) ?? null;
export const dm = (id) => `dm:${id}`;

/** The conversations of a member: with the bot, then the channel, then groups. */
export function conversationsOf(id) {
  const rank = { dm: 0, channel: 1, group: 2 };
  return state.conversations
    .filter((conversation) => id in conversation.unread)
    .sort((a, b) => rank[a.kind] - rank[b.kind]);
}

/** The number of unread messages for that member, without the channel, which is for everyone. */
export const unreadOf = (id) =>
  conversationsOf(id).reduce((sum, one) => sum + (one.kind === "channel" ? 0 : one.unread[id]), 0);

/** The other members of a group. */
export const othersIn = (conversation, id) =>
  Object.keys(conversation.unread)
    .filter((member) => member !== id)
    .map(findMember)
    .filter(Boolean);

/** The title of a view. */
export function titleOf(view) {
  if (view === "home") return say("page-home");
  const conversation = findConversation(view);
  if (!conversation || conversation.kind === "dm") return "Paned";
  if (conversation.kind === "channel") return `# ${conversation.id}`;
  return othersIn(conversation, state.me).map((member) => member.name).join(", ") || say("page-group");
}

/** The URL fragment of a member and a view, so that links and several tabs work. */
export const link = (member, view) => `#/${encodeURIComponent(member)}/${encodeURIComponent(view)}`;

/** The view to show when the tab switches to that member: the same one if they are in it. */
export function sameView(member, view) {
  const conversation = findConversation(view);
  if (view === "home" || (conversation && conversation.kind !== "dm" && member in conversation.unread)) return view;
  return dm(member);
}

export function readHash() {
  const [, member, view] = location.hash.split("/").map(decodeURIComponent);
  return { member, view };
}

// Time

export function setClock(clock) {
  state.now = Date.parse(clock.now);
  state.receivedAt = performance.now();
  state.next = clock.next ? Date.parse(clock.next) : null;
}

export const now = () => state.now + (performance.now() - state.receivedAt);

const clocks = new Map();
const NUMBERS = { year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** Write an instant (ms) in a time zone, by default that of the member whom this tab plays. */
export function format(ms, write, zone = me()?.zone ?? "UTC") {
  if (!clocks.has(zone)) {
    let made;
    try {
      made = new Intl.DateTimeFormat("en-GB", { ...NUMBERS, timeZone: zone });
    } catch {
      made = new Intl.DateTimeFormat("en-GB", { ...NUMBERS, timeZone: "UTC" }); // unknown to this browser
    }
    clocks.set(zone, made);
  }
  const { year, month, day, hour, minute } = Object.fromEntries(
    clocks.get(zone).formatToParts(ms).map(({ type, value }) => [type, value]),
  );
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return write({ weekday, day: Number(day), month: month - 1, clock: `${hour}:${minute}` }, dateNames());
}

// The names come from the server: Chromium knows none in Welsh.
export const CLOCK = ({ clock }) => clock;
export const DAY = ({ weekday, day, month }, names) => `${names.whole_days[weekday]} ${day} ${names.whole_months[month]}`;
export const DAY_AND_CLOCK = ({ weekday, day, month, clock }, names) =>
  `${names.days[weekday]} ${day} ${names.months[month]}, ${clock}`;
