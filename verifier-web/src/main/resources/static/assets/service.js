// SPDX-License-Identifier: Apache-2.0
// The checker at this page's own server. A problem (RFC 9457) becomes an error that carries words for people.
import { t } from "./texts.js";

/** A word of this page's own, drawn anew for each visit: by it the page may ask again about one showing of a wallet. */
const ASKER = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

class Refused extends Error {
  constructor(problem) {
    super(problem.code ?? "unknown");
    const known = problem.code && t("problem." + problem.code);
    this.words = known || problem.detail || t("noAnswer");
  }
}

async function answerOf(response) {
  if (response.ok) return response.json();
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // a proxy's own page: nothing to quote
  }
  throw new Refused(problem);
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
    Object.entries(withoutEmpty({ ...question, asker: ASKER })).forEach(([name, value]) => form.append(name, value));
    return answerOf(await fetch("api/v1/verifications", { method: "POST", body: form, cache: "no-store", credentials: "omit" }));
  }
  return answerOf(await fetch("api/v1/verifications", json({ text: given.text, ...question, asker: ASKER })));
}

export const lookUp = async (form) => answerOf(await fetch("api/v1/lookups", json(form)));
export const loadChoices = async () => answerOf(await fetch("api/v1/choices"));
export const loadSamples = async () => answerOf(await fetch("api/v1/demo-codes"));
export const loadPackages = async () => answerOf(await fetch("api/v1/packages"));
export const checkPackage = async (request) => answerOf(await fetch("api/v1/package-checks", json({ ...request, asker: ASKER })));
export const loadView = async () => answerOf(await fetch("api/v1/view"));
