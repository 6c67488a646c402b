// The WebSocket to the server: requests with answers, and events. It reconnects by itself.

import { say } from "./words.js";

const pending = new Map(); // the resolve function of each request, by its id
const handlers = { event: () => {}, open: () => {}, lost: () => {} };
let socket = null;
let count = 0;
let delay = 250; // ms until the next attempt

/** Connect. `event(event)`, `open()` and `lost()` are called as they happen. */
export function connect(on) {
  Object.assign(handlers, on);
  open();
}

function open() {
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.addEventListener("open", () => {
    delay = 250;
    handlers.open();
  });
  socket.addEventListener("message", ({ data }) => {
    const frame = JSON.parse(data);
    if ("event" in frame) {
      handlers.event(frame);
    } else {
      pending.get(frame.id)?.(frame);
      pending.delete(frame.id);
    }
  });
  socket.addEventListener("close", () => {
    for (const resolve of pending.values()) {
      resolve({ error: say("page-lost") });
    }
    pending.clear();
    handlers.lost();
    setTimeout(open, delay);
    delay = Math.min(delay * 2, 4000);
  });
}

/** Send a request. Resolves to the answer, which has `error` if the request failed. Never rejects. */
export function request(method, parameters = {}) {
  if (socket?.readyState !== WebSocket.OPEN) {
    return Promise.resolve({ error: say("page-unconnected") });
  }
  const id = ++count;
  return new Promise((resolve) => {
    pending.set(id, resolve);
    socket.send(JSON.stringify({ ...parameters, id, method }));
  });
}
