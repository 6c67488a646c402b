// The response to a command, a button or a form.

import { openForm } from "./forms.js";
import { link, state } from "./state.js";
import { toast } from "./toasts.js";

const hooks = { home: () => {}, reply: () => {} };

/** `home()` updates the home view; `reply(id)` brings a message of the bot into view. */
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
  } else if (answer.conversation && answer.conversation !== state.view) {
    location.hash = link(state.me, answer.conversation);
  } else if (answer.message && answer.message !== message) {
    hooks.reply(answer.message);
  }
  if (state.view === "home") hooks.home();
}
