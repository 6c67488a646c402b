// Messages as elements. Member text only becomes text nodes.

import { request } from "./connection.js";
import { avatar, el, icon } from "./dom.js";
import { BOT, CLOCK, DAY_AND_CLOCK, findMember, format, state } from "./state.js";
import { showResponse } from "./responses.js";
import { say } from "./words.js";

const DOWNLOAD = "M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M4 16h12";

/** A message of the timeline. `follows`: grouped with the message before, so without a name. */
export function drawMessage(message, follows) {
  const author = findMember(message.author);
  const bot = message.author === BOT;
  const name = bot ? "Paned" : (author?.name ?? say("page-former"));
  const at = Date.parse(message.at);
  const time = el(
    "time",
    { datetime: message.at, title: format(at, DAY_AND_CLOCK) },
    format(at, CLOCK),
  );
  const made = el("li", {
    class: `message${bot ? " bot" : ""}${follows ? " follows" : ""}${message.only_for ? " private" : ""}`,
    tabindex: "-1",
    "data-id": message.id,
    "data-testid": "message",
  });
  const who = el("p", { class: follows ? "who unseen" : "who" }, el("b", {}, name));
  if (bot) who.append(el("span", { class: "tag" }, say("page-app")));
  who.append(time);
  made.append(follows ? el("span", { class: "gap", "aria-hidden": "true" }) : avatar(bot ? null : (author ?? { id: "?", name: "?" })));
  const body = el("div", { class: "body" }, who);
  if (message.only_for) body.append(el("p", { class: "only" }, say("page-only-you")));
  if (message.command) body.append(el("p", { class: "command" }, say("page-in-answer"), el("code", {}, message.command)));
  body.append(drawBlocks(message.blocks, message.id));
  if (message.files.length) body.append(drawFiles(message.files));
  made.append(body);
  return made;
}

/** The blocks of the message with that id, or of the home view (null). */
export function drawBlocks(blocks, id) {
  const made = el("div", { class: "blocks" });
  for (const block of blocks) made.append(draw(block, id));
  return made;
}

function draw(block, id) {
  switch (block.type) {
    case "heading":
      return el("h2", {}, ...spans(block.text));
    case "quote":
      return el("blockquote", {}, ...spans(block.text));
    case "footnote":
      return el("p", { class: "footnote" }, ...spans(block.text));
    case "facts":
      return el(
        "dl",
        {},
        ...block.rows.map((row) => el("div", {}, el("dt", {}, row.label), el("dd", {}, ...spans(row.text)))),
      );
    case "row":
      return el(
        "div",
        { class: "row" },
        el("p", {}, ...spans(block.text)),
        block.button ? drawButton(block.button, id) : null,
      );
    case "checklist":
      return el("ul", { class: "checklist" }, ...block.items.map((item) => drawTick(item, id)));
    case "actions":
      return el("div", { class: "actions" }, ...block.buttons.map((button) => drawButton(button, id)));
    default:
      return el("p", {}, ...spans(block.text));
  }
}

function spans(texts) {
  return texts.map((span) => {
    if (typeof span === "string") return span;
    if (span.type === "timestamp") return el("time", { datetime: span.at, class: "timestamp" }, span.text);
    if (span.type === "link") return el("a", { href: span.url, target: "_blank", rel: "noopener" }, span.text);
    if (span.type === "person") return el("span", { class: "mention" }, span.text);
    return el("strong", {}, span.text);
  });
}

function drawButton(button, id) {
  const made = el("button", { type: "button", class: button.style, "data-action": button.action }, button.label);
  made.addEventListener("click", (event) => {
    if (event.detail > 1) return; // the second half of a double click, perhaps on a new button
    press(button.action, id, made);
  });
  return made;
}

function drawTick(item, id) {
  const box = el("input", { type: "checkbox", "data-action": item.action });
  box.checked = item.done;
  box.addEventListener("click", (event) => {
    if (box.getAttribute("aria-busy")) event.preventDefault();
    else press(item.action, id, box);
  });
  return el("li", {}, el("label", {}, box, el("span", {}, ...spans(item.text))));
}

/** Send a press. Meanwhile the control is busy, not disabled, because that would take the focus away. */
async function press(action, message, control) {
  if (control.getAttribute("aria-busy")) return;
  control.setAttribute("aria-busy", "true");
  const answer = await request("press", { member: state.me, message, action });
  control.removeAttribute("aria-busy");
  if (answer.error && control.type === "checkbox") control.checked = !control.checked;
  showResponse(answer, { message });
}

function drawFiles(files) {
  return el(
    "ul",
    { class: "files" },
    ...files.map((file) =>
      el(
        "li",
        {},
        // Decoration: the message says in words what the picture shows.
        file.media_type.startsWith("image/") ? el("img", { src: `/files/${file.id}`, alt: "" }) : null,
        el(
          "a",
          { href: `/files/${file.id}`, download: file.name, "data-testid": "file" },
          icon(DOWNLOAD),
          el("span", {}, file.name),
          el("small", {}, size(file.size)),
        ),
      ),
    ),
  );
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} kB`);
