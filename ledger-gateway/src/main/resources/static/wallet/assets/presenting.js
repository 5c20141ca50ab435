// SPDX-License-Identifier: Apache-2.0
// The code on the screen: good for a minute, renewed by itself, made on this device with or without a network. The answer to
// a challenge is made once more too, for the same challenge.
import { show } from "/assets/credential/index.js";
import { aloud } from "./aloud.js";
import { button, byId, el, fail, failure, say } from "./dom.js";
import { draw } from "./code.js";
import { groupLabel, read } from "./fields.js";
import { back } from "./paper.js";
import { clock } from "./service.js";
import { documentOf, noteShowing } from "./store.js";
import { stateNow } from "./standing.js";
import { both, t } from "./texts.js";

const LIFE = 60;
const state = { timer: 0, lock: null, awake: null };

export function stopPresenting() {
  clearInterval(state.timer);
  if (state.awake) globalThis.document.removeEventListener("visibilitychange", state.awake);
  state.awake = null;
  state.lock?.release().catch(() => null);
  state.lock = null;
}

export async function presenting(place, go) {
  const document = await documentOf(place.id);
  if (!document || (await stateNow(document)) !== "VALID") {
    go(document ? "paper" : "list", { id: place.id }, { instead: true });
    return [];
  }
  const end = () => go("paper", { id: document.id }, { instead: true });
  const { compared } = await clock();
  byId("view").addEventListener("shown", ({ detail }) => detail === place && start(document, place, go), { once: true });
  return [
    back(end),
    el("h1", {}, t("codeTitle")),
    failure("code-failed"),
    el("div", { class: "plate code-plate" }, el("canvas", { id: "code", role: "img", "aria-label": t("codeAlt", both(document.type.labels)) })),
    document.profile === "WALLET" ? el("div", { class: "clock" }, el("span", { class: "big", id: "left", role: "timer" }, String(LIFE)),
      el("span", {}, t("codeLeft")), el("progress", { id: "bar", max: LIFE, value: LIFE, "aria-hidden": "true" })) : null,
    el("p", { class: "soft" }, document.profile === "WALLET" ? t("codeAbout") : t("previewBearer")),
    compared ? null : el("p", { class: "notice", id: "clock-wrong" }, t("clockWrong")),
    place.purpose ? el("p", { id: "code-purpose" }, t("shownFor", place.purpose)) : null,
    place.audience ? el("p", {}, t("challengeFor", place.audience)) : null,
    aloud(() => [t("codeTitle"), both(document.type.labels), document.profile === "WALLET" ? t("codeAbout") : t("previewBearer"),
      place.purpose ? t("shownFor", place.purpose) : ""]),
    button("done", t("codeDone"), end, "primary"),
    el("details", { class: "card" }, el("summary", {}, t("codeText")), el("p", { class: "code", id: "code-text" })),
  ].filter(Boolean);
}

async function start(document, place, go) {
  if (!place.noted) {
    place.noted = true;
    await noteShowing({ document: document.id, at: (await clock()).now, groups: place.groups ?? [], purpose: place.purpose ?? "" });
  }
  navigator.wakeLock?.request("screen").then(stayAwake, () => null);
  let expiresAt = await renew(document, place, false);
  if (document.profile !== "WALLET" || !expiresAt) return;
  const tick = async () => {
    const left = expiresAt - (await clock()).now;
    if (left <= 0 && !(await mayBeShown(document.id))) {
      stopTimer();
      go("paper", { id: document.id }, { instead: true });
      return;
    }
    if (left <= 0) expiresAt = (await renew(document, place, true)) ?? expiresAt;
    const shown = Math.max(0, Math.min(LIFE, expiresAt - (await clock()).now));
    if (!byId("left")) return;
    byId("left").textContent = String(shown);
    byId("bar").value = shown;
  };
  stopTimer();
  state.timer = setInterval(tick, 500);
  // a page in the background is given no time: the code is renewed as soon as it is looked at again
  state.awake = () => globalThis.document.visibilityState === "visible" && tick();
  globalThis.document.addEventListener("visibilitychange", state.awake);
}

/** Its last day may pass, or another window learn of its end, while the code stands there. */
async function mayBeShown(id) {
  const document = await documentOf(id);
  return document !== undefined && (await stateNow(document)) === "VALID";
}

/** A lock that comes after the view was left is given back. */
function stayAwake(lock) {
  if (byId("code")) state.lock = lock;
  else lock.release().catch(() => null);
}

const stopTimer = () => clearInterval(state.timer);

/** When the new code expires; undefined where none could be made. */
async function renew(document, place, again) {
  try {
    const shown = document.profile === "WALLET" ? await presentation(document, place) : { text: document.credential };
    const canvas = byId("code");
    if (!canvas) return undefined;
    draw(canvas, document.verifier, shown.text);
    byId("code-text").textContent = shown.text;
    if (again) say(t("codeRenewed"));
    return shown.expiresAt;
  } catch (refused) {
    if (byId("code-failed")) fail("code-failed", refused instanceof RangeError ? t("tooLarge") : String(refused.message));
    stopTimer();
    return undefined;
  }
}

async function presentation(document, { groups, purpose, nonce, audience }) {
  const { now } = await clock();
  const binding = { now, audience, nonce, purpose: purpose || undefined };
  return show(read(document).wallet, groups ?? [], binding, document.key);
}

/** Names of what was shown, for the record on this phone. */
export const shownGroups = (document, groups) => groups.map((group) => groupLabel(document, group));
