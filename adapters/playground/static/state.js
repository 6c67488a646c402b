// What this tab knows: who is here, who I am, where I look, what time it is.

export const state = {
  members: [],
  conversations: [],
  me: null, // id of the member this tab plays
  place: null, // id of a conversation, or "home"
  now: 0, // the playground's time in ms, as of `heardAt`
  heardAt: 0,
  next: null, // when the next nudge is due, in ms
};

export const BOT = "handshakes";
export const CHANNEL = "careers";

export const member = (id) => state.members.find((one) => one.id === id) ?? null;
export const me = () => member(state.me);
export const conversation = (id) => state.conversations.find((one) => one.id === id) ?? null;
export const dm = (id) => `dm:${id}`;

/** The conversations a member is in: the bot first, then the channel, then talks with others. */
export function placesOf(id) {
  const rank = { dm: 0, channel: 1, group: 2 };
  return state.conversations
    .filter((one) => id in one.unread)
    .sort((a, b) => rank[a.kind] - rank[b.kind]);
}

/** What is unread and meant for that member: the channel is for everyone, so it does not count. */
export const unreadOf = (id) =>
  placesOf(id).reduce((sum, one) => sum + (one.kind === "channel" ? 0 : one.unread[id]), 0);

/** Who else is in a group, for its name. */
export const othersIn = (place, id) =>
  Object.keys(place.unread)
    .filter((one) => one !== id)
    .map(member)
    .filter(Boolean);

export function titleOf(id) {
  const place = conversation(id);
  if (id === "home") return "Home";
  if (!place || place.kind === "dm") return "Handshakes";
  if (place.kind === "channel") return `# ${place.id}`;
  return othersIn(place, state.me).map((one) => one.name).join(", ") || "Talk";
}

/** The address of this page for a member and a place, so that links and tabs just work. */
export const link = (who, place) => `#/${encodeURIComponent(who)}/${encodeURIComponent(place)}`;

/** Where a member would look when we become them while looking at `place`. */
export function samePlace(who, place) {
  const there = conversation(place);
  if (place === "home" || (there && there.kind !== "dm" && who in there.unread)) return place;
  return dm(who);
}

export function readHash() {
  const [, who, place] = location.hash.split("/").map(decodeURIComponent);
  return { who, place };
}

// Time

export function setClock(clock) {
  state.now = Date.parse(clock.now);
  state.heardAt = performance.now();
  state.next = clock.next ? Date.parse(clock.next) : null;
}

export const now = () => state.now + (performance.now() - state.heardAt);

const formats = new Map();

/** An instant in the zone of a member, the one this tab plays unless told otherwise. */
export function show(ms, options, zone = me()?.zone ?? "UTC") {
  const key = JSON.stringify([options, zone]);
  if (!formats.has(key)) {
    let format;
    try {
      format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
    } catch {
      format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
    }
    formats.set(key, format);
  }
  return formats.get(key).format(ms);
}

export const CLOCK = { hour: "2-digit", minute: "2-digit" };
export const DAY = { weekday: "long", day: "numeric", month: "long" };
export const DAY_AND_CLOCK = { weekday: "short", day: "numeric", month: "short", ...CLOCK };

export const cityOf = (zone) => zone.split("/").at(-1).replaceAll("_", " ");
