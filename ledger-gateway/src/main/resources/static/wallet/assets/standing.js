// SPDX-License-Identifier: Apache-2.0
// Where a document stands: asked where there is a network, else as it was asked last; its last day counts in any case.
import { el } from "./dom.js";
import { clock, standing } from "./service.js";
import { update } from "./store.js";
import { t } from "./texts.js";

const TONES = { VALID: "good", SUSPENDED: "warn", EXPIRED: "warn", CLOSED: "warn", MOVED_OUT: "warn", LAPSED: "warn" };

/** Asks and keeps the answer; null where none came. */
export async function ask(document) {
  const answer = await standing(document);
  document.standing = { state: answer.state, showable: answer.showable, validTo: answer.validTo, askedAt: answer.now };
  await update(document);
  return answer;
}

/** The state as far as this device knows now. */
export async function stateNow(document) {
  const { state, validTo } = document.standing;
  const { now } = await clock();
  const over = validTo && now >= Date.parse(`${validTo}T00:00:00+08:00`) / 1000 + 86400;
  return state === "VALID" && over ? "EXPIRED" : state;
}

export const chip = (state) => el("span", { class: `state ${TONES[state] ?? "bad"}`, "data-state": state }, t(`state.${state}`));
