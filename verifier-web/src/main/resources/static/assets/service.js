// SPDX-License-Identifier: Apache-2.0
// The checker at this page's own server. A problem (RFC 9457) becomes an error that carries words for people.
import { t } from "./texts.js";

/** A word that nobody guesses. */
export const drawn = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A word of this page's own, kept while it shows one result: by it the page may ask again about one showing of a wallet. */
export const asker = {
  word: drawn(),
  renew() {
    asker.word = drawn();
  },
};

/** What a printed record's code leads back to. */
const PAGE = location.origin + location.pathname;

class Refused extends Error {
  constructor(problem) {
    super(problem.code ?? "unknown");
    const known = problem.code && t("problem." + problem.code);
    this.words = known || problem.detail || t("noAnswer");
  }
}

/** No answer of the service: no network, no server, or a proxy that says so. */
export class Unreachable extends Error {}

const PATIENCE_MS = 10_000;
const FILE_PATIENCE_MS = 60_000;
const GATEWAY_FAULTS = [502, 503, 504];

async function send(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), ...options });
  } catch (fault) {
    throw new Unreachable("no answer", { cause: fault });
  }
  if (GATEWAY_FAULTS.includes(response.status) && !response.headers.get("Content-Type")?.includes("problem+json")) {
    throw new Unreachable("no service behind the proxy");
  }
  return response;
}

async function accepted(asked, reading) {
  const response = await asked;
  if (!response.ok) throw await refusal(response);
  try {
    return await reading(response);
  } catch (fault) {
    throw new Unreachable("the answer broke off", { cause: fault });
  }
}

const answerOf = (asked) => accepted(asked, (response) => response.json());
const bytesOf = (asked) => accepted(asked, async (response) => new Uint8Array(await response.arrayBuffer()));

async function refusal(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // a proxy's own page: nothing to quote
  }
  return new Refused(problem);
}

function withoutEmpty(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== undefined && value !== null));
}

const json = (body) => ({
  method: "POST",
  headers: { "Content-Type": "application/json", Accept: "application/json" },
  body: JSON.stringify(withoutEmpty(body)),
  cache: "no-store",
  credentials: "omit",
  referrerPolicy: "no-referrer",
});

export async function ask(given, question) {
  if (!given.text) {
    const form = new FormData();
    form.append("file", given.file);
    Object.entries(withoutEmpty({ ...question, asker: asker.word, recordFor: PAGE })).forEach(([name, value]) => form.append(name, value));
    const patience = AbortSignal.timeout(FILE_PATIENCE_MS);
    return answerOf(send("api/v1/verifications", { method: "POST", body: form, cache: "no-store", credentials: "omit", signal: patience }));
  }
  return answerOf(send("api/v1/verifications", json({ text: given.text, ...question, asker: asker.word, recordFor: PAGE })));
}

export const lookUp = async (form) => answerOf(send("api/v1/lookups", json({ ...form, recordFor: PAGE })));
export const checkRecord = async (text) => answerOf(send("api/v1/record-checks", json({ text })));
export const loadChoices = async () => answerOf(send("api/v1/choices"));
export const loadSamples = async () => answerOf(send("api/v1/demo-codes"));
export const loadPackages = async () => answerOf(send("api/v1/packages"));
export const checkPackageCode = async (request) => answerOf(send("api/v1/package-codes", json(request)));
export const checkPackage = async (request) => answerOf(send("api/v1/package-checks", json(request)));
export const loadView = async () => answerOf(send("api/v1/view"));
export const fetchAttestation = async () => answerOf(send("api/v1/attestation"));
export const fetchBundle = async () => bytesOf(send("api/v1/bundle"));
export const fetchStatusList = async (digest) => bytesOf(send(`api/v1/status-lists/${digest}`));
