// Who you are, where you can look: the rail of members, the list of conversations, adding oneself.

import { ask } from "./line.js";
import { avatar, el, find, firstName, icon } from "./dom.js";
import { guardLeaving } from "./forms.js";
import { toast } from "./toasts.js";
import { CLOCK, cityOf, dm, link, me, now, placesOf, samePlace, show, state, titleOf, unreadOf } from "./state.js";

const HOUSE = "M3.5 9.5 10 4l6.5 5.5M5.5 8.5V16h9V8.5";

/** Draw the rail and the list again. */
export function drawPeople() {
  find("people").replaceChildren(...state.members.map(person));
  drawMe();
  drawPlaces();
  const elsewhere = state.members.some((one) => unreadOf(one.id));
  find("drawer-dot").hidden = !elsewhere;
  const mine = unreadOf(state.me);
  document.title = `${mine ? `(${mine}) ` : ""}${titleOf(state.place)} · Handshakes playground`;
}

function person(one) {
  const unread = unreadOf(one.id);
  const current = one.id === state.me;
  const about = [
    one.name,
    `${cityOf(one.zone)} ${show(now(), CLOCK, one.zone)}`,
    one.organiser ? "organiser" : null,
    one.sample ? "sample member" : null,
    unread ? `${unread} unread` : null,
  ];
  return el(
    "li",
    {},
    el(
      "a",
      {
        href: link(one.id, samePlace(one.id, state.place)),
        "aria-current": current ? "true" : null,
        title: about.filter(Boolean).join(" · "),
        "data-testid": `be-${one.id}`,
      },
      avatar(one),
      badge(unread),
      el("span", { class: "name", "aria-hidden": "true" }, firstName(one)),
      el("span", { class: "unseen" }, about.filter(Boolean).join(", ")),
    ),
  );
}

function badge(unread) {
  return unread ? el("span", { class: "badge", "aria-hidden": "true" }, unread > 99 ? "99+" : String(unread)) : null;
}

function drawMe() {
  const mine = me();
  if (!mine) return;
  find("me").replaceChildren(
    avatar(mine, "large"),
    el(
      "div",
      {},
      el("p", { class: "name" }, mine.name),
      el("p", { class: "zone" }, el("time", { id: "my-time" }, show(now(), CLOCK)), ` in ${cityOf(mine.zone)}`),
      el(
        "p",
        { class: "tags" },
        mine.sample ? el("span", { class: "tag" }, "Sample") : null,
        mine.organiser ? el("span", { class: "tag" }, "Organiser") : null,
      ),
    ),
    mine.about ? el("p", { class: "about" }, mine.about) : "",
  );
  find("closed").checked = mine.closed;
}

function drawPlaces() {
  const rows = [{ id: "home", kind: "home", unread: {} }, ...placesOf(state.me)];
  find("places").replaceChildren(
    ...rows.map((place) => {
      const unread = place.unread[state.me] ?? 0;
      const title = titleOf(place.id);
      return el(
        "li",
        { class: unread ? "unread" : null },
        el(
          "a",
          {
            href: link(state.me, place.id),
            "aria-current": place.id === state.place ? "page" : null,
            "data-testid": `place-${place.kind}`,
          },
          sign(place),
          el("span", { class: "title" }, place.kind === "channel" ? place.id : title),
          badge(unread),
          unread ? el("span", { class: "unseen" }, `, ${unread} unread`) : null,
        ),
      );
    }),
  );
}

function sign(place) {
  if (place.kind === "home") return icon(HOUSE, "sign");
  if (place.kind === "channel") return el("span", { class: "sign", "aria-hidden": "true" }, "#");
  if (place.kind === "dm") return avatar(null, "tiny");
  const other = Object.keys(place.unread).find((id) => id !== state.me);
  return avatar(state.members.find((one) => one.id === other) ?? { id: "?", name: "?" }, "tiny");
}

export function startPeople() {
  find("closed").addEventListener("change", async (event) => {
    const answer = await ask("close", { member: state.me, closed: event.target.checked });
    if (answer.error) toast(answer.error, { bad: true });
  });
  const leave = find("leave");
  leave.addEventListener("click", async () => {
    if (!leave.classList.contains("danger")) {
      leave.textContent = `Sure? ${firstName(me())} leaves for good`;
      leave.classList.add("danger");
      return;
    }
    calm();
    const gone = me();
    const answer = await ask("leave", { member: gone.id });
    toast(answer.error ?? `${gone.name} has left the community.`, { bad: Boolean(answer.error) });
  });
  const calm = () => {
    leave.textContent = "Leave the community";
    leave.classList.remove("danger");
  };
  find("more").addEventListener("toggle", calm);
  addEventListener("hashchange", calm);
  find("join-open").addEventListener("click", openJoin);
}

function openJoin() {
  const dialog = find("join-dialog");
  const zones = [...(Intl.supportedValuesOf?.("timeZone") ?? [])];
  const input = (name, label, hint, extra) => {
    const wrong = el("p", { class: "wrong", id: `join-${name}-wrong`, "data-testid": `error-${name}` });
    const box = el("input", {
      id: `join-${name}`,
      type: "text",
      autocomplete: "off",
      maxlength: 60,
      "aria-describedby": `join-${name}-hint ${wrong.id}`,
      ...extra,
    });
    const help = el("p", { class: "hint", id: `join-${name}-hint` }, hint);
    return { box, wrong, whole: el("div", { class: "field" }, el("label", { for: box.id }, label), help, box, wrong) };
  };
  const name = input("name", "Your name", "As the others will see it");
  const zone = input("zone", "Your time zone", "A city is enough, such as London", { list: "zones" });
  zone.box.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const leave = el("button", { type: "button" }, "Cancel");
  const sheet = el(
    "form",
    { novalidate: true },
    el("header", {}, el("h2", { id: "join-title" }, "Add yourself")),
    el(
      "div",
      { class: "fields" },
      name.whole,
      zone.whole,
      el("datalist", { id: "zones" }, ...zones.map((one) => el("option", { value: one }))),
    ),
    el("footer", {}, leave, el("button", { type: "submit", class: "primary" }, "Join")),
  );
  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await ask("join", { name: name.box.value, zone: zone.box.value });
    for (const [key, field] of Object.entries({ name, zone })) {
      field.wrong.textContent = answer.errors?.[key] ?? "";
      field.whole.classList.toggle("bad", Boolean(answer.errors?.[key]));
    }
    if (answer.error) name.wrong.textContent = answer.error;
    if (answer.errors?.name) name.box.focus();
    else if (answer.errors?.zone) zone.box.focus();
    if (!answer.member) return;
    dialog.close();
    location.hash = link(answer.member, dm(answer.member));
  });
  guardLeaving(dialog, leave, () => false);
  dialog.replaceChildren(sheet);
  dialog.showModal();
  name.box.focus();
}
