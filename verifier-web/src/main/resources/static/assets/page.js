// SPDX-License-Identifier: Apache-2.0
// Small pieces that every view is made of. Text is always set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

export function el(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A code drawn from its modules: dark on white, whatever the page's colours. */
export function drawn({ size, path }, label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("class", "code-plate");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("shape-rendering", "crispEdges");
  const dark = document.createElementNS(SVG, "path");
  dark.setAttribute("d", path);
  svg.append(dark);
  return svg;
}

export function button(label, iconName, action, className = "button") {
  const element = el("button", className, iconName ? icon(iconName) : null, label);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

/** Opens beside this page, and tells the other nothing of it. */
export function link(label, iconName, address) {
  const element = el("a", "button", icon(iconName), label);
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

export function option(value, label, selected) {
  const element = document.createElement("option");
  element.value = value;
  element.textContent = label;
  element.selected = selected;
  return element;
}

export const TONE_ICON = { GOOD: "good", CAUTION: "caution", BAD: "bad", NEUTRAL: "neutral" };
export const RESULT = {
  PASS: { icon: "pass", tone: "GOOD" },
  FAIL: { icon: "fail", tone: "BAD" },
  STALE: { icon: "stale", tone: "CAUTION" },
  NOT_CHECKED: { icon: "unchecked", tone: "NEUTRAL" },
};
