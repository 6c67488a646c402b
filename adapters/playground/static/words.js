// What the page itself says, in the language of the member whom it plays. The bot's words come from the server.

/** The words of each language by id, its names of cities by zone, and of days and months. `{name}` is put in; `{button-…}` stands for the label of that button. */
const LANGUAGES = await (await fetch("/words")).json();

let language = "en";

/** Speak that language from now on, English if it is none of ours. Returns whether anything changes. */
export function speak(wanted) {
  const next = wanted in LANGUAGES ? wanted : "en";
  if (next === language) return false;
  language = next;
  document.documentElement.lang = next;
  label();
  return true;
}

/** The words with that id. */
export const say = (id, values = {}) =>
  (LANGUAGES[language].words[id] ?? id).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** The names of days, from Monday, and of months: short, and whole. */
export const dateNames = () => LANGUAGES[language].dates;

export const cityOf = (zone) => LANGUAGES[language].cities[zone] ?? zone.split("/").at(-1).replaceAll("_", " ");

/** Fill in the words that stand in the page from the beginning. */
export function label() {
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  for (const one of document.querySelectorAll("[data-say-label]")) one.setAttribute("aria-label", say(one.dataset.sayLabel));
}
