// Forms in a dialog. Errors are shown beside their fields; the values stay.

import { request } from "./connection.js";
import { el, find } from "./dom.js";
import { restoreFocus, showResponse } from "./responses.js";
import { state } from "./state.js";
import { cityOf, say } from "./words.js";

const RADIO_MAX = 6; // a field with more choices is a drop-down list

/** Open a form; `source` is `{message, conversation}`: where it was opened. */
export function openForm({ form, errors = {} }, source) {
  const dialog = find("form-dialog");
  const fields = form.fields.map((field) => drawField(field));
  const failed = el("p", { class: "failed", role: "alert" });
  const submit = el("button", { type: "submit", class: "primary" }, form.submit);
  submit.addEventListener("click", (event) => {
    if (event.detail > 1) event.preventDefault(); // a double click is one press
  });
  const cancel = el("button", { type: "button" }, say("page-cancel"));
  const sheet = el(
    "form",
    { novalidate: true, "data-form": form.id },
    el("header", {}, el("h2", { id: "form-title" }, form.title)),
    el(
      "div",
      { class: "fields" },
      form.intro ? el("p", { class: "intro" }, form.intro) : null,
      failed,
      ...fields.map((field) => field.whole),
    ),
    el("footer", {}, cancel, submit),
  );

  const showErrors = (wrong) => {
    for (const field of fields) field.showError(wrong[field.name] ?? "");
    fields.find((field) => wrong[field.name])?.focus();
    const others = Object.entries(wrong).filter(([name]) => !fields.some((field) => field.name === name));
    failed.textContent = others.map(([, words]) => words).join(" ");
  };

  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-busy")) return;
    const wrong = {};
    for (const field of fields) {
      const words = field.check();
      if (words) wrong[field.name] = words;
    }
    showErrors(wrong);
    if (Object.keys(wrong).length) return;
    submit.setAttribute("aria-busy", "true");
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value()]));
    const answer = await request("submit", {
      member: state.me,
      message: source.message,
      conversation: source.conversation,
      form: form.id,
      values,
    });
    submit.removeAttribute("aria-busy");
    if (answer.error) {
      failed.textContent = answer.error;
    } else if (answer.errors && answer.form.id === form.id) {
      showErrors(answer.errors);
    } else {
      if (!answer.form) dialog.close();
      showResponse(answer, source);
    }
  });

  guardCancel(dialog, cancel, () => fields.some((field) => field.changed()));
  dialog.onclose = () => restoreFocus(dialog, source.message);
  dialog.replaceChildren(sheet);
  if (!dialog.open) dialog.showModal();
  if (Object.keys(errors).length) showErrors(errors);
  else fields[0].focus();
}

/** Ask for confirmation before changed values are discarded. */
export function guardCancel(dialog, cancel, changed) {
  let asked = false;
  const tryToClose = (event) => {
    if (!changed() || asked) {
      dialog.close();
      return;
    }
    event.preventDefault();
    asked = true;
    cancel.textContent = say("page-discard");
    cancel.classList.add("danger");
    cancel.focus();
  };
  cancel.addEventListener("click", tryToClose);
  dialog.oncancel = tryToClose;
}

/** A field: its element, its value, its check, and its error. */
function drawField(field) {
  const id = `field-${field.name}`;
  if (field.kind === "people") field = { ...field, options: members() };
  const several = field.kind === "many" || field.kind === "people";
  const choices = several || (field.kind === "one" && field.options.length <= RADIO_MAX);
  const hint = field.hint ? el("p", { class: "hint", id: `${id}-hint` }, field.hint) : null;
  const error = el("p", { class: "wrong", id: `${id}-wrong`, "data-testid": `error-${field.name}` });
  const described = [hint?.id, error.id].filter(Boolean).join(" ");
  const label = [field.label, field.required ? null : el("small", {}, say("page-optional"))];
  const input = choices ? drawChoices(field, id) : drawInput(field, id);
  let whole;
  if (choices) {
    whole = el("fieldset", { "aria-describedby": described }, el("legend", {}, ...label), hint, input, error);
  } else {
    input.setAttribute("aria-describedby", described);
    whole = el("div", {}, el("label", { for: id }, ...label), hint, input, counter(field, input), error);
  }
  whole.classList.add("field");

  const boxes = choices ? [...input.querySelectorAll("input")] : [];
  const value = () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    if (several) return chosen;
    return choices ? (chosen[0] ?? "") : input.value;
  };
  const first = JSON.stringify(value());
  const marked = choices ? boxes : [input];
  return {
    name: field.name,
    whole,
    value,
    changed: () => JSON.stringify(value()) !== first,
    focus: () => (boxes.find((box) => box.checked) ?? marked[0]).focus(),
    check: () => validate(field, value()),
    showError(words) {
      error.textContent = words;
      whole.classList.toggle("bad", Boolean(words));
      for (const one of marked) one.toggleAttribute("aria-invalid", Boolean(words));
    },
  };
}

/** The checks that a chat client makes before it submits a form: the error, or "". */
function validate(field, value) {
  const given = typeof value === "string" ? value.trim() : value;
  if (!given.length) {
    if (!field.required) return "";
    return field.options.length || field.kind === "person" ? say("page-choose-one") : say("page-fill-in");
  }
  if (typeof given === "string" && given.length < field.min_length) {
    return say("page-too-short", { count: field.min_length });
  }
  return "";
}

function drawInput(field, id) {
  const common = { id, name: field.name, required: field.required };
  if (field.kind === "one" || field.kind === "person") {
    const options = field.kind === "one" ? field.options : members();
    const list = el("select", common, el("option", { value: "" }, field.placeholder || say("page-choose")));
    for (const option of options) list.append(el("option", { value: option.value }, option.label));
    list.value = field.initial;
    return list;
  }
  const limits = { ...common, placeholder: field.placeholder || null, maxlength: field.max_length };
  if (field.kind === "text") {
    const area = el("textarea", { ...limits, rows: 4 });
    area.value = field.initial;
    return area;
  }
  const type = { date: "date", time: "time" }[field.kind] ?? "text";
  const input = el("input", { ...limits, type, autocomplete: "off" });
  input.value = field.initial;
  return input;
}

/** The others, as the options of a field. */
function members() {
  return state.members
    .filter((one) => one.id !== state.me)
    .map((one) => ({ value: `playground:local:${one.id}`, label: `${one.name} · ${cityOf(one.zone)}` }));
}

function drawChoices(field, id) {
  const type = field.kind === "one" ? "radio" : "checkbox";
  const chosen = [field.initial].flat();
  return el(
    "div",
    { class: "choices" },
    ...field.options.map((option, index) => {
      const box = el("input", { type, id: index ? `${id}-${index}` : id, name: field.name, value: option.value });
      box.checked = chosen.includes(option.value);
      return el("label", {}, box, el("span", {}, option.label));
    }),
  );
}

/** The number of characters left, once it is small. */
function counter(field, input) {
  if (field.kind !== "text" && field.kind !== "line") return null;
  const made = el("p", { class: "room", "aria-hidden": "true" });
  const count = () => {
    const left = field.max_length - input.value.length;
    made.textContent = left <= Math.max(20, field.max_length / 5) ? say("page-left", { count: left }) : "";
  };
  input.addEventListener("input", count);
  count();
  return made;
}
