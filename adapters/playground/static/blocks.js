// Messages as the core means them, drawn as elements. Member text only ever becomes text nodes.

import { ask } from "./line.js";
import { avatar, el, icon } from "./dom.js";
import { BOT, CLOCK, DAY_AND_CLOCK, member, show, state } from "./state.js";
import { answered } from "./answers.js";

const DOWNLOAD = "M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M4 16h12";

/** One message of the timeline. `follows`: same author just before, so no name again. */
export function drawMessage(message, follows) {
  const author = member(message.author);
  const bot = message.author === BOT;
  const name = bot ? "Handshakes" : (author?.name ?? "A former member");
  const at = Date.parse(message.at);
  const time = el(
    "time",
    { datetime: message.at, title: show(at, DAY_AND_CLOCK) },
    show(at, CLOCK),
  );
  const made = el("li", {
    class: `message${bot ? " bot" : ""}${follows ? " follows" : ""}${message.only_for ? " private" : ""}`,
    tabindex: "-1",
    "data-id": message.id,
    "data-testid": "message",
  });
  const who = el("p", { class: follows ? "who unseen" : "who" }, el("b", {}, name));
  if (bot) who.append(el("span", { class: "tag" }, "App"));
  who.append(time);
  made.append(follows ? el("span", { class: "gap", "aria-hidden": "true" }) : avatar(bot ? null : (author ?? { id: "?", name: "?" })));
  const body = el("div", { class: "body" }, who);
  if (message.only_for) body.append(el("p", { class: "only" }, "Only visible to you"));
  if (message.after) body.append(el("p", { class: "after" }, "In answer to ", el("code", {}, message.after)));
  body.append(drawBlocks(message.blocks, message.id));
  if (message.files.length) body.append(drawFiles(message.files));
  made.append(body);
  return made;
}

/** The blocks of a message or of the home view (`id` null). */
export function drawBlocks(blocks, id) {
  const made = el("div", { class: "blocks" });
  for (const block of blocks) made.append(draw(block, id));
  return made;
}

function draw(block, id) {
  switch (block.is) {
    case "heading":
      return el("h2", {}, ...spans(block.text));
    case "quote":
      return el("blockquote", {}, ...spans(block.text));
    case "small":
      return el("p", { class: "small" }, ...spans(block.text));
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
    if (span.is === "moment") return el("time", { datetime: span.at, class: "moment" }, span.text);
    if (span.is === "who") return el("span", { class: "mention" }, span.text);
    return el("strong", {}, span.text);
  });
}

function drawButton(button, id) {
  const made = el("button", { type: "button", class: button.style }, button.label);
  made.addEventListener("click", (event) => {
    if (event.detail > 1) return; // the second half of a double click, perhaps on what came after
    press(button.action, id, made);
  });
  return made;
}

function drawTick(item, id) {
  const box = el("input", { type: "checkbox" });
  box.checked = item.done;
  box.addEventListener("change", () => press(item.action, id, box));
  return el("li", {}, el("label", {}, box, el("span", {}, ...spans(item.text))));
}

async function press(action, message, pressed) {
  pressed.disabled = true;
  pressed.setAttribute("aria-busy", "true");
  const answer = await ask("press", { member: state.me, message, action });
  if (pressed.isConnected) {
    pressed.disabled = false;
    pressed.removeAttribute("aria-busy");
    if (answer.error && pressed.type === "checkbox") pressed.checked = !pressed.checked;
  }
  answered(answer, { message, opener: pressed });
}

function drawFiles(files) {
  return el(
    "ul",
    { class: "files" },
    ...files.map((file) =>
      el(
        "li",
        {},
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
