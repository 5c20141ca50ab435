// SPDX-License-Identifier: Apache-2.0
// High assurance: while it is on, only a wallet's answer to the challenge on this screen is accepted. A challenge is good for
// one answer and for five minutes; then the next one stands there.
import { hex, newChallenge, spokenChallenge, writeChallenge } from "./credential/index.js";
import { qrcode } from "./credential/vendor/qrcode-generator.js";
import { drawn } from "./page.js";
import { settings } from "./settings.js";
import { t } from "./texts.js";

const LIFE_SECONDS = 300;
const QUIET = 4;
const byId = (id) => document.getElementById(id);
const state = { challenge: null, until: 0, timer: 0 };

/** The text as one path of dark modules, quiet zone included. */
function modules(text) {
  const code = qrcode(0, "M");
  code.addData(text, "Alphanumeric");
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  return { size: count + 2 * QUIET, path };
}

const name = () => byId("challenge-name").value.trim();

function make() {
  state.challenge = newChallenge(name() || undefined);
  state.until = performance.now() + LIFE_SECONDS * 1000;
  describe();
}

/** Only the nonce alone is short enough to be read out; with a name it takes the code. */
function describe() {
  const on = Boolean(state.challenge);
  byId("assurance-switch").setAttribute("aria-pressed", String(on));
  byId("assurance-switch").lastElementChild.textContent = t(on ? "challengeOff" : "challengeOn");
  byId("challenge").hidden = !on;
  if (!on) return;
  const text = writeChallenge(state.challenge);
  byId("challenge-code").replaceChildren(drawn(modules(text), t("challengeCode")));
  byId("challenge-code").dataset.text = text;
  byId("challenge-spoken").hidden = Boolean(state.challenge.audience);
  byId("challenge-text").textContent = spokenChallenge(state.challenge);
  left();
}

function left() {
  const seconds = Math.max(0, Math.ceil((state.until - performance.now()) / 1000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  byId("challenge-left").textContent = t("challengeLeft", clock);
  if (seconds === 0) make();
}

function turn() {
  clearInterval(state.timer);
  if (state.challenge) {
    state.challenge = null;
    describe();
    return;
  }
  make();
  state.timer = setInterval(left, 1000);
}

export const assurance = {
  start() {
    byId("challenge-name").value = settings.name();
    byId("assurance-switch").addEventListener("click", turn);
    byId("challenge-new").addEventListener("click", make);
    byId("challenge-name").addEventListener("change", () => {
      settings.rememberName(name());
      make();
    });
  },

  describe,

  isOn: () => Boolean(state.challenge),

  /** What the holder was asked, as the service takes it; every part is absent while the mode is off. */
  question: () => ({
    nonce: state.challenge ? hex(state.challenge.nonce) : undefined,
    audience: state.challenge?.audience,
    holderRequired: state.challenge ? true : undefined,
  }),

  /** A challenge that was answered is not asked again. */
  answered(answer) {
    const shown = answer.checks?.find((check) => check.step === "PRESENTATION");
    if (state.challenge && shown?.result === "PASS") make();
  },

  /** Documents that no holder shows: numbers typed by hand, and several codes at once. */
  offer(possible) {
    byId("assurance").hidden = !possible;
  },
};
