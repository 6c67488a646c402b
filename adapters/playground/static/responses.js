// The response to a command, a button or a form.

import { openForm } from "./forms.js";
import { link, state } from "./state.js";
import { toast } from "./toasts.js";

const hooks = { home: () => {}, reply: () => {}, lost: () => {}, answered: () => {} };

/** `home()` updates the home view; `reply(id, pressed)` brings a message of the bot into view, after a
 * press in the message `pressed`, if any; `lost(id)` gives the keyboard focus back to that message;
 * `answered()` follows every answer, which may have changed the language. */
export const setHooks = (given) => Object.assign(hooks, given);

/** Show a form, an error, or the message with which the bot replied.
 *
 * `message` is the id of the message whose button or form it was, `conversation` the conversation of
 * a command.
 */
export function showResponse(answer, { message = null, conversation = null } = {}) {
  if (answer.error) {
    toast(answer.error, { bad: true });
  } else if (answer.form) {
    openForm(answer, { message, conversation });
  } else if (answer.message) {
    hooks.reply(answer.message, message);
    if (answer.conversation !== state.view) location.hash = link(state.me, answer.conversation);
  }
  if (state.view === "home") hooks.home();
  hooks.answered();
}

/** After a dialog has closed: if the button that opened it is gone, focus its message. */
export function restoreFocus(dialog, message) {
  const focused = document.activeElement;
  if (focused === document.body || dialog.contains(focused)) hooks.lost(message);
}
