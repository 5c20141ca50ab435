// SPDX-License-Identifier: Apache-2.0
// Language, large view and text size. Kept in this browser only.
import { byId } from "./dom.js";
import { language, setLanguage, t } from "./texts.js";

/** The smallest text is nine tenths of this: 18 pixels. */
const SIZES = [20, 22, 24, 27, 30];
const root = document.documentElement;

const stored = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const store = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // private windows may keep nothing: the page works all the same
  }
};

function large(on, size) {
  root.classList.toggle("elder", on);
  if (on) root.style.setProperty("--size", `${size}px`);
  else root.style.removeProperty("--size");
  byId("elder").setAttribute("aria-pressed", String(on));
  for (const id of ["smaller", "larger"]) byId(id).hidden = !on;
}

function words() {
  byId("language").textContent = t("otherLanguage");
  byId("language").lang = language() === "zh" ? "en" : "zh-CN";
  byId("smaller").setAttribute("aria-label", t("smaller"));
  byId("larger").setAttribute("aria-label", t("larger"));
}

/** @param changed called when the words are others */
export function settings(changed) {
  let elder = stored("elder") === "1";
  let size = Math.max(SIZES[0], Number(stored("size")));
  setLanguage(stored("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
  words();
  large(elder, size);

  byId("language").addEventListener("click", () => {
    setLanguage(language() === "zh" ? "en" : "zh");
    store("language", language());
    words();
    changed();
  });
  byId("elder").addEventListener("click", () => {
    elder = !elder;
    store("elder", elder ? "1" : "0");
    large(elder, size);
  });
  const step = (by) => () => {
    const at = SIZES.findIndex((one) => one >= size);
    size = SIZES[Math.min(SIZES.length - 1, Math.max(0, at + by))];
    store("size", String(size));
    large(elder, size);
  };
  byId("larger").addEventListener("click", step(1));
  byId("smaller").addEventListener("click", step(-1));
}
