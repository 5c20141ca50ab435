// SPDX-License-Identifier: Apache-2.0
// Elements without a framework. Text is always set as text.

export const byId = (id) => document.getElementById(id);

/** An element: attributes by name, listeners as on…, children as elements or text; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (id, words, onclick, style = "") => el("button", { type: "button", id, class: `button ${style}`.trim(), onclick }, words);

/** Rows of label and value. */
export const facts = (rows, attributes = {}) =>
  el("dl", { class: "facts", ...attributes }, rows.map(({ label, value }) => el("div", {}, el("dt", {}, label), el("dd", {}, value))));

export const labelled = (id, words, input, hint) => el("div", { class: "field" },
  el("label", { for: id }, words), input, hint ? el("p", { class: "hint", id: `${id}-hint` }, hint) : null);

/** Said to screen readers; the same words again are said again. */
export function say(words) {
  const said = byId("said");
  said.textContent = "";
  requestAnimationFrame(() => (said.textContent = words));
}

export const failure = (id, words = "") => el("p", { class: "failure", id, role: "alert", hidden: words === "" }, words);

export function fail(id, words) {
  const place = byId(id);
  place.textContent = words;
  place.hidden = false;
}
