// The clock bar: the playground's time, and skipping ahead to what comes next.

import { ask } from "./line.js";
import { find } from "./dom.js";
import { announce, toast } from "./toasts.js";
import { CLOCK, DAY_AND_CLOCK, cityOf, me, now, setClock, show, state } from "./state.js";

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
  const answer = await ask("skip", { by: button.dataset.skip });
  button.removeAttribute("aria-busy");
  if (answer.error) {
    toast(answer.error, { bad: true });
    return;
  }
  setClock(answer.clock);
  drawClock();
  announce(`It is now ${show(now(), DAY_AND_CLOCK)}.`);
}

export function drawClock() {
  if (!me()) return;
  const at = now();
  find("clock-now").textContent = show(at, DAY_AND_CLOCK);
  find("clock-now").dateTime = new Date(at).toISOString();
  find("clock-zone").textContent = cityOf(me().zone);
  const mine = find("my-time");
  if (mine) mine.textContent = show(at, CLOCK);
  find("clock-next").textContent = state.next ? `Next nudge ${until(state.next - at)}` : "Nothing is waiting";
  find("clock-next").title = state.next ? show(state.next, DAY_AND_CLOCK) : "";
  const button = document.querySelector('[data-skip="next"]');
  button.toggleAttribute("data-nothing", !state.next);
  button.title = state.next ? `To ${show(state.next, DAY_AND_CLOCK)} in ${cityOf(me().zone)}` : "Nothing is waiting";
}

function until(ms) {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "any moment";
  if (minutes < 60) return `in ${minutes} min`;
  return show(state.next, DAY_AND_CLOCK);
}
