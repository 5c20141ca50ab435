// SPDX-License-Identifier: Apache-2.0
// Where a document comes from: pasted text, a chosen or dropped file, or the fragment of a link. A fragment stays in this
// browser: it is taken out of the address bar at once, and leaves only when the person asks for the check.
import { t } from "./texts.js";

const LARGEST_FILE = 10 * 1024 * 1024;
const byId = (id) => document.getElementById(id);
const state = { file: null, fromLink: "" };

function takeFragment() {
  // some programs escape the colon when they hand a link on
  const fragment = location.hash.slice(1).replace(/%3A/gi, ":");
  if (!fragment.includes("YZ1:")) return;
  state.fromLink = fragment;
  history.replaceState(null, "", location.pathname + location.search);
  state.file = null;
  byId("text").value = "";
  sources.describe();
  byId("check").focus();
}

function takeFile(file) {
  const error = byId("code-error");
  error.hidden = true;
  if (!file) return;
  if (file.size > LARGEST_FILE) {
    error.textContent = t("problem.BODY_TOO_LARGE");
    error.hidden = false;
    return;
  }
  state.file = file;
  state.fromLink = "";
  byId("text").value = "";
  sources.describe();
}

export const sources = {
  start() {
    byId("file").addEventListener("change", (event) => takeFile(event.target.files[0]));
    byId("text").addEventListener("input", () => {
      state.file = null;
      state.fromLink = "";
      byId("file").value = "";
      sources.describe();
    });
    const drop = byId("drop");
    drop.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      takeFile(event.dataTransfer.files[0]);
    });
    document.addEventListener("paste", (event) => {
      const file = [...(event.clipboardData?.files ?? [])][0];
      if (file) takeFile(file);
    });
    window.addEventListener("hashchange", takeFragment);
    takeFragment();
  },

  current() {
    if (state.file) return { file: state.file };
    const text = byId("text").value.trim() || state.fromLink;
    return text ? { text } : null;
  },

  describe() {
    byId("from-link").hidden = !state.fromLink;
    byId("drop").classList.toggle("has-file", Boolean(state.file));
    const name = byId("file-name");
    name.hidden = !state.file;
    name.textContent = state.file ? `${t("chosen")} ${state.file.name}` : "";
  },

  clear() {
    state.file = null;
    state.fromLink = "";
    byId("text").value = "";
    byId("file").value = "";
    sources.describe();
  },
};
