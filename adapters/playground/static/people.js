// The members, the conversations of the current one, and the dialog to add a member.

import { request } from "./connection.js";
import { avatar, el, find, firstName, icon } from "./dom.js";
import { guardCancel } from "./forms.js";
import { toast } from "./toasts.js";
import { CLOCK, dm, link, me, now, conversationsOf, sameView, format, state, titleOf, unreadOf } from "./state.js";
import { cityOf, say } from "./words.js";

const HOME_ICON = "M3.5 9.5 10 4l6.5 5.5M5.5 8.5V16h9V8.5";

/** Draw the members and the conversations again. Keyboard focus stays on the same link. */
export function drawPeople() {
  const focused = links().indexOf(document.activeElement);
  find("people").replaceChildren(...state.members.map(person));
  drawMe();
  drawConversations();
  links()[focused]?.focus({ preventScroll: true });
  find("drawer-dot").hidden = !state.members.some((one) => unreadOf(one.id));
  const mine = unreadOf(state.me);
  document.title = `${mine ? `(${mine}) ` : ""}${titleOf(state.view)} · Paned ${say("page-playground")}`;
}

const links = () => [...find("drawer").querySelectorAll("a")];

function person(one) {
  const unread = unreadOf(one.id);
  const current = one.id === state.me;
  const about = [
    one.name,
    `${cityOf(one.zone)} ${format(now(), CLOCK, one.zone)}`,
    one.organiser ? say("page-organiser") : null,
    one.sample ? say("page-sample") : null,
    unread ? say("page-unread", { count: unread }) : null,
  ];
  return el(
    "li",
    {},
    el(
      "a",
      {
        href: link(one.id, sameView(one.id, state.view)),
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
      el("p", { class: "zone" }, el("time", { id: "my-time" }, format(now(), CLOCK)), say("page-in-city", { city: cityOf(mine.zone) })),
      el(
        "p",
        { class: "tags" },
        mine.sample ? el("span", { class: "tag" }, say("page-sample")) : null,
        mine.organiser ? el("span", { class: "tag" }, say("page-organiser")) : null,
      ),
    ),
    mine.about ? el("p", { class: "about" }, mine.about) : "",
  );
  find("closed").checked = mine.closed;
}

function drawConversations() {
  const rows = [{ id: "home", kind: "home", unread: {} }, ...conversationsOf(state.me)];
  find("conversations").replaceChildren(
    ...rows.map((view) => {
      const unread = view.unread[state.me] ?? 0;
      const title = titleOf(view.id);
      return el(
        "li",
        { class: unread ? "unread" : null },
        el(
          "a",
          {
            href: link(state.me, view.id),
            "aria-current": view.id === state.view ? "page" : null,
            "data-testid": `view-${view.kind}`,
          },
          iconOf(view),
          el("span", { class: "title" }, view.kind === "channel" ? view.id : title),
          badge(unread),
          unread ? el("span", { class: "unseen" }, `, ${say("page-unread", { count: unread })}`) : null,
        ),
      );
    }),
  );
}

function iconOf(view) {
  if (view.kind === "home") return icon(HOME_ICON, "sign");
  if (view.kind === "channel") return el("span", { class: "sign", "aria-hidden": "true" }, "#");
  if (view.kind === "dm") return avatar(null, "tiny");
  const other = Object.keys(view.unread).find((id) => id !== state.me);
  return avatar(state.members.find((one) => one.id === other) ?? { id: "?", name: "?" }, "tiny");
}

export function startPeople() {
  find("closed").addEventListener("change", async (event) => {
    const answer = await request("close", { member: state.me, closed: event.target.checked });
    if (answer.error) toast(answer.error, { bad: true });
  });
  const leave = find("leave");
  leave.addEventListener("click", async () => {
    if (!leave.classList.contains("danger")) {
      leave.textContent = say("page-leave-sure", { name: firstName(me()) });
      leave.classList.add("danger");
      return;
    }
    resetLeave();
    const gone = me();
    const answer = await request("leave", { member: gone.id });
    toast(answer.error ?? say("page-gone", { name: gone.name }), { bad: Boolean(answer.error) });
  });
  const resetLeave = () => {
    leave.textContent = say("page-leave");
    leave.classList.remove("danger");
  };
  find("more").addEventListener("toggle", resetLeave);
  addEventListener("hashchange", resetLeave);
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
  const name = input("name", say("page-name"), say("page-name-hint"));
  const zone = input("zone", say("page-zone"), say("page-zone-hint"), { list: "zones" });
  zone.box.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const cancel = el("button", { type: "button" }, say("page-cancel"));
  const sheet = el(
    "form",
    { novalidate: true },
    el("header", {}, el("h2", { id: "join-title" }, say("page-add"))),
    el(
      "div",
      { class: "fields" },
      name.whole,
      zone.whole,
      el("datalist", { id: "zones" }, ...zones.map((one) => el("option", { value: one }))),
    ),
    el("footer", {}, cancel, el("button", { type: "submit", class: "primary" }, say("page-join"))),
  );
  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await request("join", { member: state.me, name: name.box.value, zone: zone.box.value });
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
  guardCancel(dialog, cancel, () => false);
  dialog.replaceChildren(sheet);
  dialog.showModal();
  name.box.focus();
}
