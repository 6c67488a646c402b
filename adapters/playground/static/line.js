// The live line to the server: requests with answers, and news. Opens itself again when it breaks.

const waiting = new Map();
const listeners = { news: () => {}, open: () => {}, lost: () => {} };
let socket = null;
let count = 0;
let pause = 250;

/** Begin; `news(event)`, `open()` and `lost()` are called as they come. */
export function connect(on) {
  Object.assign(listeners, on);
  open();
}

function open() {
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.addEventListener("open", () => {
    pause = 250;
    listeners.open();
  });
  socket.addEventListener("message", ({ data }) => {
    const said = JSON.parse(data);
    if ("re" in said) {
      waiting.get(said.re)?.(said);
      waiting.delete(said.re);
    } else {
      listeners.news(said);
    }
  });
  socket.addEventListener("close", () => {
    for (const answer of waiting.values()) {
      answer({ error: "The connection was lost before the answer came. Please look, then try again." });
    }
    waiting.clear();
    listeners.lost();
    setTimeout(open, pause);
    pause = Math.min(pause * 2, 4000);
  });
}

/** Ask the server; resolves to its answer, with `error` if it could not be done. */
export function ask(what, details = {}) {
  if (socket?.readyState !== WebSocket.OPEN) {
    return Promise.resolve({ error: "There is no connection right now. It comes back by itself." });
  }
  const id = ++count;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ ...details, id, do: what }));
  });
}
