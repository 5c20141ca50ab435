// SPDX-License-Identifier: Apache-2.0
// Language, elder view, text size, and where the page is used. Kept in this browser only.
import { setLanguage, language } from "./texts.js";

/** The smallest text is nine tenths of this: 18 pixels. */
const SIZES = [20, 22, 24, 27, 30];
const root = document.documentElement;
const byId = (id) => document.getElementById(id);

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

function applyElder(on, size) {
  root.classList.toggle("elder", on);
  root.style.setProperty("--size", on ? `${size}px` : "");
  if (!on) root.style.removeProperty("--size");
  byId("elder").setAttribute("aria-pressed", String(on));
  document.querySelector(".sizes").hidden = !on;
}

export const settings = {
  here: () => stored("here"),
  rememberHere: (region) => store("here", region),
  name: () => stored("name") ?? "",
  rememberName: (name) => store("name", name),

  start(changed) {
    let elder = stored("elder") === "1";
    let size = Math.max(SIZES[0], Number(stored("size")));
    setLanguage(stored("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
    applyElder(elder, size);

    byId("language").addEventListener("click", () => {
      setLanguage(language() === "zh" ? "en" : "zh");
      store("language", language());
      changed();
    });
    byId("elder").addEventListener("click", () => {
      elder = !elder;
      store("elder", elder ? "1" : "0");
      applyElder(elder, size);
    });
    const step = (by) => () => {
      const at = SIZES.findIndex((s) => s >= size);
      size = SIZES[Math.min(SIZES.length - 1, Math.max(0, at + by))];
      store("size", String(size));
      applyElder(elder, size);
    };
    byId("larger").addEventListener("click", step(1));
    byId("smaller").addEventListener("click", step(-1));
  },
};
