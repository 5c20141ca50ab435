// SPDX-License-Identifier: Apache-2.0
// What a run has found so far, and the verdict in the shape in which the service answers too.
import { shownMoment } from "./bytes.js";
import { WORDS } from "./words.js";

const STEPS = ["SIZE", "PREFIX", "BASE32", "CBOR", "HEADERS", "CLAIMS", "PRESENTATION", "KEY", "ALGORITHM", "SIGNATURE",
  "AUTHORITY", "DISCLOSURES", "FIELDS", "RECORD", "STATE", "DATES", "RECOGNITION"];
const WALLET_ONLY = new Set(["PRESENTATION", "DISCLOSURES"]);
const TONES = {
  VALID: "GOOD", NOT_RECOGNISED_HERE: "CAUTION", STATUS_UNKNOWN: "CAUTION", NOT_YET_VALID: "CAUTION",
  SUPERSEDED: "CAUTION", PRESENTATION_EXPIRED: "CAUTION", UNREADABLE: "NEUTRAL", UNSUPPORTED: "NEUTRAL",
};

/** A step failed: ends the run. */
export class Refusal extends Error {
  constructor(step, code, reason, ...args) {
    super(reason);
    Object.assign(this, { step, code, reason, args });
  }
}

const LANGUAGES = ["zh", "en"];

/** Where a text says {1:cause}, the argument is a code that has words of its own; one without words stands as it is. */
const words = (key, args = []) => {
  const patterns = WORDS[key] ?? ["", ""];
  const filled = (pattern, language) => pattern.replace(/\{(\d)(?::(\w+))?\}/g, (_, i, kind) => WORDS[`${kind}.${args[i]}`]?.[language] ?? args[i]);
  return Object.fromEntries(LANGUAGES.map((name, i) => [name, args.length ? filled(patterns[i], i) : patterns[i]]));
};

function check(step, result, reason, args) {
  const key = reason === "OK" ? `step.${step}.ok` : `reason.${reason}.text`;
  return { step, name: words(`step.${step}.name`), result, reason, text: words(key, args),
    next: words(`reason.${reason}.next`, args) };
}

const said = (code) => ({
  word: words(`verdict.${code}.word`), meaning: words(`verdict.${code}.meaning`), next: words(`verdict.${code}.next`),
});

/** The word carries the moment, and nothing in the words speaks of now. */
function saidThen(code, moment) {
  const now = said(code);
  const pattern = words("verdict.then.word");
  const then = shownMoment(moment);
  const filled = (language) => pattern[language].replace("{0}", now.word[language]).replace("{1}", then);
  const ofThen = (part) => (WORDS[`verdict.${code}.${part}Then`] ? words(`verdict.${code}.${part}Then`) : now[part]);
  return { word: { zh: filled("zh"), en: filled("en") }, meaning: ofThen("meaning"), next: ofThen("next") };
}

export class Findings {
  checks = new Map();
  wallet = false;
  presented = null;
  document = null;

  #set(step, result, reason, args) {
    this.checks.set(step, check(step, result, reason, args));
  }

  pass(step, reason = "OK", ...args) {
    this.#set(step, "PASS", reason, args);
  }

  /** Another step answers in this one's place. */
  leaveOut(step, reason) {
    this.#set(step, "NOT_CHECKED", reason, []);
  }

  notChecked(step, reason, ...args) {
    this.#set(step, "NOT_CHECKED", reason, args);
    this.unanswered ??= step;
  }

  stale(step, reason, ...args) {
    this.#set(step, "STALE", reason, args);
    this.unanswered ??= step;
  }

  verdict(context) {
    return this.#verdict(this.unanswered ? "STATUS_UNKNOWN" : "VALID", this.unanswered ?? null, context);
  }

  refused({ step, code, reason, args }, context) {
    STEPS.slice(STEPS.indexOf(step)).forEach((later) => this.checks.delete(later));
    this.#set(step, "FAIL", reason, args);
    return this.#verdict(code, step, context);
  }

  #verdict(code, decidedBy, { now, asOf, view }) {
    return {
      ...(asOf === undefined ? said(code) : saidThen(code, asOf)),
      code,
      tone: code === "VALID" ? "GOOD" : (TONES[code] ?? "BAD"),
      decidedBy,
      checks: STEPS.filter((step) => this.checks.has(step) || this.wallet || !WALLET_ONLY.has(step))
        .map((step) => this.checks.get(step) ?? check(step, "NOT_CHECKED", "EARLIER_STEP_FAILED", [])),
      document: this.document,
      assurance: this.presented ? "HOLDER" : "BEARER",
      // what a stranger writes as a purpose is read out under no verdict on what is no document
      presented: this.document ? this.presented : null,
      asOf: asOf ?? now,
      view: view ? { ...view, ageSeconds: Math.max(0, now - view.time) } : null,
    };
  }
}
