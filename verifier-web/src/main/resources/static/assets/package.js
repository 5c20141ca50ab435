// SPDX-License-Identifier: Apache-2.0
// 一件事: codes are gathered one by one, then asked about together. What was gathered is forgotten with the result.
import { camera } from "./camera.js";
import { checkPackage, loadPackages } from "./service.js";
import { unfold } from "./hand-scanner.js";
import { button, el, icon, option } from "./page.js";
import { both, t } from "./texts.js";

const MOST = 12;
const OUTCOME_ICON = { NOT_NEEDED: "good", LOOK_AGAIN: "caution", HAND_IN: "hand-in" };
const OUTCOME_TONE = { NOT_NEEDED: "GOOD", LOOK_AGAIN: "CAUTION", HAND_IN: "CAUTION" };
const byId = (id) => document.getElementById(id);
const state = { packages: [], texts: [] };

const chosen = () => state.packages.find((one) => one.id === byId("package").value);

function describe() {
  const wanted = byId("package").value;
  byId("tab-package").hidden = state.packages.length === 0;
  byId("package").replaceChildren(...state.packages.map((one) => option(one.id, both(one.label), one.id === wanted)));
  byId("package-needs").replaceChildren(...(chosen()?.items ?? []).map((item) => el("li", "", `· ${both(item.label)}`)));
  byId("gathered").replaceChildren(...state.texts.map((_, i) => el("li", "", t("gatheredCode", i + 1), removal(i))));
}

function removal(i) {
  const remove = button(t("remove"), null, () => {
    state.texts.splice(i, 1);
    describe();
    byId("package-text").focus();
  });
  remove.setAttribute("aria-label", t("removeCode", i + 1));
  return remove;
}

function fail(message) {
  byId("package-error").textContent = message;
  byId("package-error").hidden = !message;
}

function add(text) {
  fail("");
  if (state.texts.includes(text)) fail(t("sameCode"));
  else if (state.texts.length >= MOST) fail(t("tooManyCodes", MOST));
  else state.texts.push(text);
  byId("package-text").value = "";
  describe();
  byId("live").textContent = t("gatheredSoFar", state.texts.length);
}

export const packages = {
  /** @param run shows what a promised answer brings, with the function named */
  start(run) {
    byId("package").addEventListener("change", describe);
    byId("package-text").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      const text = unfold(byId("package-text").value.trim()).text;
      if (text) add(text);
    });
    byId("package-camera").addEventListener("click", () => camera.scanFor(add));
    byId("package-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const last = unfold(byId("package-text").value.trim()).text;
      if (last) add(last);
      if (state.texts.length === 0) {
        fail(t("nothingGiven"));
        byId("package-text").focus();
        return;
      }
      run(state.texts.slice());
    });
  },

  async load() {
    state.packages = (await loadPackages()).packages;
    describe();
  },

  ask: (texts, here) => checkPackage({ id: chosen().id, texts, here }),
  name: () => chosen(),
  add,
  describe,
  isEmpty: () => state.texts.length === 0 && !byId("package-text").value,

  clear() {
    state.texts = [];
    byId("package-text").value = "";
    fail("");
    describe();
  },
};

function itemRow(item) {
  const tone = item.outcome === "HAND_IN" && item.code !== null && item.tone === "BAD" ? "BAD" : OUTCOME_TONE[item.outcome];
  return el("li", `tone-${tone}`,
    icon(OUTCOME_ICON[item.outcome]),
    el("div", "", el("h3", "", both(item.label)), el("p", "", el("b", "", t("outcome." + item.outcome)), " ", both(item.text))));
}

/** One word on the whole, then each item. */
export function showPackage(place, wanted, answer, again) {
  const tone = answer.complete ? "GOOD" : "CAUTION";
  const left = answer.items.filter((item) => item.outcome !== "NOT_NEEDED").length;
  const card = el("article", `card verdict package-answer tone-${tone}`,
    el("header", "verdict-head",
      icon(answer.complete ? "good" : "hand-in"),
      el("h2", "verdict-word", t(answer.complete ? "packageComplete" : "packageLeft", left)),
      el("p", "verdict-meaning", t("packageOf", both(wanted.label), answer.items.length - left, answer.items.length))),
    el("div", "verdict-body",
      el("ul", "package-items", ...answer.items.map(itemRow)),
      answer.spare.length
        ? el("div", "", el("h3", "", t("packageSpare")),
            el("ul", "package-items", ...answer.spare.map((spare) => el("li", `tone-${spare.tone}`,
              icon("unchecked"), el("p", "", el("b", "", t("gatheredCode", spare.code + 1), "：", both(spare.word)), " ", both(spare.text))))))
        : null,
      el("p", "actions", button(t("again"), "code", again, "button primary"))));
  card.tabIndex = -1;
  card.dataset.complete = String(answer.complete);
  place.classList.remove("has-document");
  place.replaceChildren(card);
}
