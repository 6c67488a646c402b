// What to do with the answer to a command, a button or a form.

import { openForm } from "./forms.js";
import { link, state } from "./state.js";
import { toast } from "./toasts.js";

const after = { home: () => {} };

/** `home()` draws the home view again after something was done there. */
export const afterwards = (hooks) => Object.assign(after, hooks);

/** Show it: a form, an error, or the conversation in which the bot answered. */
export function answered(answer, { message = null, conversation = null, opener = null } = {}) {
  if (answer.error) {
    toast(answer.error, { bad: true });
  } else if (answer.form) {
    openForm(answer, { message, conversation, opener });
  } else if (answer.conversation && answer.conversation !== state.place) {
    location.hash = link(state.me, answer.conversation);
  }
  if (state.place === "home") after.home();
}
