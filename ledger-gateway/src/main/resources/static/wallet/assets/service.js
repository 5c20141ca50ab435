// SPDX-License-Identifier: Apache-2.0
// Questions to the gateway. Each that is about a document carries a proof by the document's key.
import { set, setting } from "./store.js";

const LIMIT = 20000;
const AGAIN = 2000;
const ES256 = { name: "ECDSA", hash: "SHA-256" };

export class Refused extends Error {
  /** @param now the gateway's time where it refused ours, epoch seconds */
  constructor(code, now) {
    super(code);
    this.code = code;
    this.now = now;
  }
}

export const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export const ofBase64url = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

async function send(path, body) {
  let answer;
  try {
    answer = await fetch(`/public/v1/wallet/${path}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      cache: "no-store", redirect: "error", signal: AbortSignal.timeout(LIMIT),
    });
  } catch {
    throw new Refused("noAnswer");
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new Refused(problem.code ?? "noAnswer", problem.now);
}

/** Phones are minutes off: what differs from the gateway's clock is kept. */
const compare = (now) => set("offset", now - Math.floor(Date.now() / 1000));

async function learned(answer) {
  const body = await answer.json();
  await compare(body.now);
  return body;
}

/** Seconds by the gateway's clock; compared says whether it was ever asked. */
export async function clock() {
  const offset = await setting("offset");
  return { now: Math.floor(Date.now() / 1000) + (offset ?? 0), compared: offset !== undefined };
}

const proof = async (key, text) =>
  base64url(new Uint8Array(await crypto.subtle.sign(ES256, key.privateKey, new TextEncoder().encode(text))));

export const offer = async (secret) => learned(await send("offers", { secret }));

/** Takes the document of a link; waiting is told each time the ledger has not confirmed yet. */
export async function claim(secret, key, coseKey, waiting) {
  const holderKey = base64url(coseKey);
  const order = { secret, holderKey, proof: await proof(key, `yinzheng wallet claim\n${secret}\n${holderKey}`) };
  for (;;) {
    const answer = await send("claims", order);
    if (answer.status !== 202) return learned(answer);
    waiting();
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
}

async function question({ digest, key }) {
  const { now: time } = await clock();
  return { digest, time, proof: await proof(key, `yinzheng wallet question\n${digest}\n${time}`) };
}

/** A clock that was set since the last answer makes what was kept wrong: the refusal tells the time, and it is asked once more. */
async function ask(path, document) {
  try {
    return await send(path, await question(document));
  } catch (refused) {
    if (refused.now === undefined) throw refused;
    await compare(refused.now);
    return send(path, await question(document));
  }
}

export const standing = async (document) => learned(await ask("standings", document));

export const uses = async (document) => (await learned(await ask("uses", document))).uses;

export const page = async (document) => (await ask("pages", document)).blob();
