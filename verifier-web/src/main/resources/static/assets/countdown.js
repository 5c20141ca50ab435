// SPDX-License-Identifier: Apache-2.0
// Clears a result from a screen that others may see. WCAG 2.2.1: the time left is always shown, one button keeps the result,
// and the clock stands still while a list of choices has the focus, while printing, and while the result is read aloud.
import { t } from "./texts.js";

const SECONDS = 120;
const WARN_AT = 20;
const byId = (id) => document.getElementById(id);
const state = { left: SECONDS, last: 0, timer: 0, kept: false, printing: false, warned: false, expire: null };

const paused = () =>
  state.printing || window.speechSynthesis?.speaking || Boolean(document.querySelector("#result-view select:focus"));

function describe() {
  const words = byId("countdown-words");
  words.textContent = state.kept ? t("kept") : t(paused() ? "countdownPaused" : "countdown", Math.ceil(state.left));
  byId("keep").hidden = state.kept;
  // nothing runs any more, so nothing needs to stay in sight over the result
  byId("countdown").classList.toggle("kept", state.kept);
  byId("countdown-bar").value = state.kept ? 0 : state.left;
}

function tick() {
  const now = performance.now();
  if (!paused()) state.left -= (now - state.last) / 1000;
  state.last = now;
  if (state.left <= 0) {
    countdown.stop();
    state.expire();
    return;
  }
  if (state.left <= WARN_AT && !state.warned) {
    state.warned = true;
    byId("live").textContent = t("countdown", WARN_AT);
  }
  describe();
}

export const countdown = {
  start(expire) {
    byId("keep").addEventListener("click", () => {
      clearInterval(state.timer);
      state.kept = true;
      describe();
      document.querySelector(".verdict, .package-answer")?.focus();
    });
    window.addEventListener("beforeprint", () => (state.printing = true));
    window.addEventListener("afterprint", () => (state.printing = false));
    state.expire = expire;
  },

  restart() {
    clearInterval(state.timer);
    Object.assign(state, { left: SECONDS, last: performance.now(), kept: false, warned: false });
    state.timer = setInterval(tick, 1000);
    describe();
  },

  stop() {
    clearInterval(state.timer);
  },

  describe,
};
