// SPDX-License-Identifier: Apache-2.0
// 一件事: codes are gathered and judged one by one, then asked about together. A wallet's code lives for a minute, so a good one
// gets a note from the service, by which it counts when all are asked about. What was gathered is forgotten with the result.
import { camera } from "./camera.js";
import { keptOr } from "./carried.js";
import { checkPackage, checkPackageCode, drawn, loadPackages } from "./service.js";
import { unfold } from "./hand-scanner.js";
import { button, el, icon, option, TONE_ICON } from "./page.js";
import { both, t } from "./texts.js";

const MOST = 12;
/** In the order in which what is left is counted. */
const OUTCOMES = {
  NOT_NEEDED: { icon: "good", tone: "GOOD" },
  HAND_IN: { icon: "hand-in", tone: "CAUTION" },
  NOT_ACCEPTABLE: { icon: "bad", tone: "BAD" },
  SHOW_AGAIN: { icon: "code", tone: "CAUTION" },
  LOOK_AGAIN: { icon: "caution", tone: "CAUTION" },
};
/** Verdicts that say nothing of any document: such a code is shown again, not gathered. */
const NOTHING_READ = new Set(["PRESENTATION_EXPIRED", "PRESENTATION_REPLAYED", "UNREADABLE", "UNSUPPORTED"]);
const byId = (id) => document.getElementById(id);
/** codes: {text, answer, failed}; the asker is the same for each code and for all of them. */
const state = { packages: [], codes: [], asker: drawn() };

const chosen = () => state.packages.find((one) => one.id === byId("package").value);

function describe() {
  const wanted = byId("package").value;
  byId("tab-package").hidden = state.packages.length === 0;
  byId("package").replaceChildren(...state.packages.map((one) => option(one.id, both(one.label), one.id === wanted)));
  byId("package-needs").replaceChildren(...(chosen()?.items ?? []).map((item) => el("li", "", `· ${both(item.label)}`)));
  byId("gathered").replaceChildren(...state.codes.map(gathered));
}

function gathered(code, i) {
  const { answer } = code;
  const found = answer ? [answer.label && both(answer.label), both(answer.word)].filter(Boolean).join(t("and")) : t(code.failed ? "codeLater" : "checking");
  return el("li", answer ? `tone-${answer.tone}` : "", answer ? icon(TONE_ICON[answer.tone]) : null, el("span", "", t("gatheredCode", i + 1, found)), removal(i));
}

function removal(i) {
  const remove = button(t("remove"), null, () => {
    state.codes.splice(i, 1);
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
  byId("package-text").value = "";
  if (state.codes.some((code) => code.text === text)) fail(t("sameCode"));
  else if (state.codes.length >= MOST) fail(t("tooManyCodes", MOST));
  else judge(text);
}

/** A code that cannot be judged now stays, and is judged with the others. */
async function judge(text) {
  const code = { text, answer: null, failed: false };
  state.codes.push(code);
  describe();
  byId("live").textContent = t("gatheredSoFar", state.codes.length);
  try {
    code.answer = await checkPackageCode({ id: chosen().id, text, here: byId("here").value, asker: state.asker });
  } catch {
    code.failed = true;
  }
  const i = state.codes.indexOf(code);
  // what was removed or cleared meanwhile is nobody's any more
  if (i < 0) return;
  if (NOTHING_READ.has(code.answer?.verdict)) {
    state.codes.splice(i, 1);
    fail(t("showAgain", both(code.answer.word), both(code.answer.next)));
  }
  describe();
  byId("live").textContent = byId("gathered").children[i]?.querySelector("span").textContent ?? "";
}

export const packages = {
  /** @param run asks about what was gathered, and shows the answer */
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
      if (state.codes.length === 0) {
        fail(t("nothingGiven"));
        byId("package-text").focus();
        return;
      }
      run();
    });
  },

  /** Which packages there are; brings what people call the matters, which is known without a network too. */
  async load() {
    const matters = await keptOr("matters", async () => {
      const known = await loadPackages();
      state.packages = known.packages;
      return known.matters;
    });
    describe();
    return matters;
  },

  ask: (here) => checkPackage({
    id: chosen().id, texts: state.codes.map(({ text }) => text), notes: state.codes.map(({ answer }) => answer?.note ?? null), here, asker: state.asker,
  }),
  name: () => chosen(),
  add,
  describe,
  isEmpty: () => state.codes.length === 0 && !byId("package-text").value,

  clear() {
    Object.assign(state, { codes: [], asker: drawn() });
    byId("package-text").value = "";
    fail("");
    describe();
  },
};

function itemRow(item) {
  const { icon: mark, tone } = OUTCOMES[item.outcome];
  return el("li", `tone-${tone}`,
    icon(mark),
    el("div", "", el("h3", "", both(item.label)), el("p", "", el("b", "", t("outcome." + item.outcome)), " ", both(item.text))));
}

/** How many are left, and what is to be done with them: only what must be handed in is counted as that. */
function left(items) {
  return Object.keys(OUTCOMES)
    .filter((outcome) => outcome !== "NOT_NEEDED")
    .map((outcome) => [outcome, items.filter((item) => item.outcome === outcome).length])
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => t("left." + outcome, count))
    .join(t("and"));
}

/** One word on the whole, then each item. */
export function showPackage(place, wanted, answer, again) {
  const tone = answer.complete ? "GOOD" : "CAUTION";
  const verified = answer.items.filter((item) => item.outcome === "NOT_NEEDED").length;
  const card = el("article", `card verdict package-answer tone-${tone}`,
    el("header", "verdict-head",
      icon(answer.complete ? "good" : "hand-in"),
      el("h2", "verdict-word", answer.complete ? t("packageComplete") : left(answer.items)),
      el("p", "verdict-meaning", t("packageOf", both(wanted.label), verified, answer.items.length))),
    el("div", "verdict-body",
      el("ul", "package-items", ...answer.items.map(itemRow)),
      answer.spare.length
        ? el("div", "", el("h3", "", t("packageSpare")),
            el("ul", "package-items", ...answer.spare.map((spare) => el("li", `tone-${spare.tone}`,
              icon("unchecked"), el("p", "", el("b", "", t("gatheredCode", spare.code + 1, both(spare.word))), " ", both(spare.text))))))
        : null,
      el("p", "actions", button(t("again"), "code", again, "button primary"))));
  card.tabIndex = -1;
  card.dataset.complete = String(answer.complete);
  place.classList.remove("has-document");
  place.replaceChildren(card);
}
