// The clock: the playground's time, and the buttons that skip ahead.

import { request } from "./connection.js";
import { find } from "./dom.js";
import { announce, toast } from "./toasts.js";
import { CLOCK, DAY_AND_CLOCK, me, now, setClock, format, state } from "./state.js";
import { cityOf, say } from "./words.js";

export function startClock() {
  for (const button of document.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => skip(button));
  }
  setInterval(drawClock, 1000);
}

async function skip(button) {
  const all = [...document.querySelectorAll("[data-skip]")];
  if (all.some((one) => one.getAttribute("aria-busy"))) return;
  button.setAttribute("aria-busy", "true");
  const answer = await request("skip", { by: button.dataset.skip });
  button.removeAttribute("aria-busy");
  if (answer.error) {
    toast(answer.error, { bad: true });
    return;
  }
  setClock(answer.clock);
  drawClock();
  announce(say("page-now", { when: format(now(), DAY_AND_CLOCK) }));
}

export function drawClock() {
  if (!me()) return;
  const at = now();
  find("clock-now").textContent = format(at, DAY_AND_CLOCK);
  find("clock-now").dateTime = new Date(at).toISOString();
  find("clock-zone").textContent = cityOf(me().zone);
  const mine = find("my-time");
  if (mine) mine.textContent = format(at, CLOCK);
  find("clock-next").textContent = state.next ? say("page-next", { when: until(state.next - at) }) : say("page-next-none");
  find("clock-next").title = state.next ? format(state.next, DAY_AND_CLOCK) : "";
  const button = document.querySelector('[data-skip="next"]');
  button.toggleAttribute("data-nothing", !state.next);
  button.title = state.next
    ? say("page-at-time", { when: format(state.next, DAY_AND_CLOCK), city: cityOf(me().zone) })
    : say("page-next-none");
}

function until(ms) {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return say("page-any-moment");
  if (minutes < 60) return say("page-in-minutes", { minutes });
  return format(state.next, DAY_AND_CLOCK);
}
