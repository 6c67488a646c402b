// Helpers that build elements. Text becomes text nodes; nothing interprets markup.

/** An element with attributes, listeners (`on…`) and children (strings become text nodes). */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const find = (id) => document.getElementById(id);

/** A decorative icon of one SVG path. */
export function icon(path, cls = "") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  if (cls) svg.setAttribute("class", cls);
  const drawn = document.createElementNS(space, "path");
  drawn.setAttribute("d", path);
  svg.append(drawn);
  return svg;
}

/** A picture with initials in the colour of the member; the bot's mark if null. */
export function avatar(member, size = "") {
  if (!member) {
    const mark = el("span", { class: `avatar mark ${size}`, "aria-hidden": "true" });
    mark.append(el("img", { src: "/static/mark.svg", alt: "" }));
    return mark;
  }
  const words = member.name.split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? "");
  const made = el("span", { class: `avatar ${size}`, "aria-hidden": "true" }, letters.join("").toUpperCase());
  made.style.setProperty("--hue", member.hue ?? 180);
  return made;
}

export const firstName = (member) => member.name.split(/\s+/)[0];

/** Preferences of this browser, in its local storage. Without storage they are not saved. */
export const preferences = {
  get(name) {
    try {
      return localStorage.getItem(`paned.${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`paned.${name}`, value);
    } catch {
      // Private windows may have no storage.
    }
  },
};
