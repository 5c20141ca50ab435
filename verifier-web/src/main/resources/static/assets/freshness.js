// SPDX-License-Identifier: Apache-2.0
// How far the service has read, and what this device carries for when it cannot be reached: the line under the page's head.
import { carried } from "./carried.js";
import { mayKeep } from "./installed.js";
import { loadView, Unreachable } from "./service.js";
import { t } from "./texts.js";

const byId = (id) => document.getElementById(id);
/** Without a view, refusal is the code of the service's own answer; without both, the service cannot be reached. */
const state = { view: null, refusal: null };

/** How long ago, in words. */
export function age(seconds) {
  if (seconds < 60) return t("ageNow");
  if (seconds < 5400) return t("ageMinutes", Math.round(seconds / 60));
  if (seconds < 129600) return t("ageHours", Math.round(seconds / 3600));
  return t("ageDays", Math.round(seconds / 86400));
}

function words() {
  const { view, refusal } = state;
  if (!view) return refusal ? t("problem." + refusal) || t("noAnswer") : carriedWords();
  if (view.height === 0) return t("viewEmpty");
  if (view.clocksDiffer) return t("viewClocksDiffer", view.height);
  const alarmed = view.alarms.some((alarm) => alarm.code !== "PEER_UNREACHABLE");
  return t("viewLine", view.height, age(view.ageSeconds)) + (alarmed ? t("viewAlarm") : !view.fresh ? t("viewOld") : "");
}

function carriedWords() {
  if (!carried.bundle()) return t("viewUnknown");
  return t(carried.isFresh() ? "viewCarried" : "viewCarriedOld", age(carried.ageSeconds()));
}

function readyWords() {
  if (!mayKeep()) return t("offlineInsecure");
  return carried.bundle() ? t("offlineReady", age(carried.ageSeconds())) : t("offlineNotYet");
}

export const freshness = {
  describe() {
    const { view, refusal } = state;
    byId("freshness").classList.toggle("old", !(view ? view.fresh : carried.isFresh()));
    byId("freshness").dataset.source = view || refusal ? "service" : carried.bundle() ? "bundle" : "none";
    byId("offline-ready").dataset.ready = String(Boolean(carried.bundle()));
    byId("offline-ready").textContent = readyWords();
    byId("view").textContent = words();
  },

  /** Who answered also says whether the service can be reached. */
  learnFrom(answer) {
    if (answer.source?.kind === "BUNDLE") Object.assign(state, { view: null, refusal: null });
    else if (!state.view) freshness.refresh();
    freshness.describe();
  },

  async refresh() {
    try {
      Object.assign(state, { view: await loadView(), refusal: null });
    } catch (fault) {
      // whoever answers, if only to say that it cannot, is no missing network
      Object.assign(state, { view: null, refusal: fault instanceof Unreachable ? null : fault.message });
    }
    freshness.describe();
    if (state.view) carried.renew().then(freshness.describe, () => undefined);
  },
};
