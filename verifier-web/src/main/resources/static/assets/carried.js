// SPDX-License-Identifier: Apache-2.0
// What this device carries for when the network is gone: the service's signed bundle and the status lists beside it. Both
// are public; nothing that was verified is kept.
import { hex, openBundle, sha256 } from "./credential/index.js";
import { mayKeep } from "./installed.js";
import { fetchAttestation, fetchBundle, fetchStatusList, Unreachable } from "./service.js";

const STORE = "carried";
const [KEYS, BUNDLE, LISTS] = ["attestation", "bundle", "status-lists/"];
const RENEWED_AFTER_SECONDS = 15 * 60;
/** What lists may take on the device: those of ten million licences, one in a hundred ended, take about a tenth. */
const MOST_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 4;
const STORAGE_PATIENCE_MS = 2_000;
const TOO_MANY = "TOO_MANY_REQUESTS";
/** By so much a device's clock may be behind the service's; beyond it the clock is wrong, and no age means anything. */
const CLOCK_SKEW = 300;

const now = () => Math.floor(Date.now() / 1000);
const ofBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const addressOf = (name) => new URL(`carried/${name}`, location.href).href;
const state = { bundle: null, limitSeconds: 0, fetching: null };

const store = () => caches.open(STORE);

async function read(name) {
  const kept = await (await store()).match(addressOf(name));
  return kept && new Uint8Array(await kept.arrayBuffer());
}

const write = async (name, bytes) => (await store()).put(addressOf(name), new Response(bytes));

const open = (bytes, attestation) =>
  openBundle(bytes, attestation.keys.map((key) => ofBase64(key.spki)), now(), (digest) => read(LISTS + digest));

/** What was kept at an earlier visit; a bundle that no longer reads is as good as none. */
async function recall() {
  const [attestation, bytes] = await Promise.all([read(KEYS), read(BUNDLE)]);
  if (!attestation || !bytes) return;
  try {
    const known = JSON.parse(new TextDecoder().decode(attestation));
    Object.assign(state, { bundle: await open(bytes, known), limitSeconds: known.offlineLimitSeconds });
  } catch {
    await caches.delete(STORE);
  }
}

async function renew() {
  const [attestation, bytes] = [await fetchAttestation(), await fetchBundle()];
  const bundle = await open(bytes, attestation);
  // an old bundle is genuine too: the newest is kept
  if (state.bundle && state.bundle.madeAt > bundle.madeAt) return;
  const wanted = new Set(within(bundle.listsBeside).map((list) => list.digest));
  await fetchLists(wanted);
  await write(KEYS, new TextEncoder().encode(JSON.stringify(attestation)));
  await write(BUNDLE, bytes);
  Object.assign(state, { bundle, limitSeconds: attestation.offlineLimitSeconds });
  await keepListsOf(wanted);
}

/** The small ones first, as far as the room reaches: so most issuers' lists are at hand. */
function within(lists) {
  let left = MOST_BYTES;
  return [...lists].sort((a, b) => Number(a.size) - Number(b.size)).filter((list) => (left -= Number(list.size)) >= 0);
}

/**
 * A list that the service has no more is left out: what it said is unknown until the next bundle, and the rest counts. Where
 * there are more than may be fetched in a minute, the next attempt goes on with those that are missing.
 */
async function fetchLists(wanted) {
  const place = await store();
  const missing = [];
  for (const digest of wanted) if (!(await place.match(addressOf(LISTS + digest)))) missing.push(digest);
  const next = async () => {
    for (let digest = missing.shift(); digest; digest = missing.shift()) {
      try {
        const list = await fetchStatusList(digest);
        // a name that does not fit its bytes would stand there for as long as the bundle names it
        if (hex(await sha256(list)) === digest) await write(LISTS + digest, list);
      } catch (fault) {
        if (fault instanceof Unreachable || fault.message === TOO_MANY) throw fault;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** Lists of the bundle before go only when the new one stands: a cut line must not leave a bundle without its lists. */
async function keepListsOf(wanted) {
  const place = await store();
  const kept = new Set([...wanted].map((digest) => addressOf(LISTS + digest)));
  for (const { url } of await place.keys()) {
    if (url.startsWith(addressOf(LISTS)) && !kept.has(url)) await place.delete(url);
  }
}

/** A browser's storage that does not answer must not hold up the page, which can ask the service instead. */
const soon = (stored) => Promise.race([stored, new Promise((resolve) => setTimeout(resolve, STORAGE_PATIENCE_MS))]);

/** Small public answers that the page needs on its first screen: kept when they come, recalled when they do not. */
export async function keptOr(name, asking) {
  try {
    const answer = await asking();
    if (mayKeep()) write(name, new TextEncoder().encode(JSON.stringify(answer))).catch(() => undefined);
    return answer;
  } catch (fault) {
    const kept = mayKeep() && (await soon(read(name)));
    if (!kept) throw fault;
    return JSON.parse(new TextDecoder().decode(kept));
  }
}

export const carried = {
  recall: async () => (mayKeep() ? soon(recall()) : undefined),

  /** Fetches a newer bundle when the one at hand is a quarter of an hour old; a failure leaves what there is. */
  async renew() {
    if (!mayKeep() || state.fetching || (state.bundle && now() - Number(state.bundle.madeAt) < RENEWED_AFTER_SECONDS)) return;
    state.fetching = renew();
    try {
      await state.fetching;
    } finally {
      state.fetching = null;
    }
  },

  bundle: () => state.bundle,
  limitSeconds: () => state.limitSeconds,

  /** Seconds since the oldest thing that the bundle rests on. */
  ageSeconds: () => Math.max(0, now() - Math.min(Number(state.bundle.registryTime), Number(state.bundle.agreementsTime))),
  isFresh: () => Boolean(state.bundle) && carried.ageSeconds() <= state.limitSeconds && now() >= Number(state.bundle.registryTime) - CLOCK_SKEW,
};
