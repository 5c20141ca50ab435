// SPDX-License-Identifier: Apache-2.0
// Status list tokens (draft-ietf-oauth-status-list, CWT form): one issuer, one type, 2 bits an index, and which credentials
// were closed while their licence went on.
import { CborFault, CborMap, isBytes, isInt, isText, readCbor } from "./cbor.js";
import { ALG_ESP256, Sign1, keyId, plainHeader } from "./cose.js";
import { verifiesP256 } from "./keys.js";

const MEDIA_TYPE = "application/statuslist+cwt";
const [SUB, EXP, IAT, STATUS_LIST, TTL, CLOSED] = [2, 4, 6, 65533, 65534, -65606];
const LABELS = new Set([SUB, EXP, IAT, STATUS_LIST, TTL, CLOSED]);
const CLOCK_AHEAD = 60;
const LARGEST_CAPACITY = 1 << 24;
/** Bytes of a closed credential's digest that stand in the list. */
const PREFIX = 8;
/** What a licence records at most; so many times its indexes is the longest that a list can need. */
const CREDENTIALS_A_LICENCE = 8;
const STATES = ["VALID", "ENDED", "SUSPENDED", "LAPSED"];

/** A list that says nothing, because it cannot be believed; the message is a stable name. */
export class StatusFault extends Error {}

/** Inflates to exactly a length: stops at the first byte too many, and refuses what stands after the stream. */
export async function inflated(zlib, length) {
  const bytes = new Uint8Array(length);
  let filled = 0;
  const reader = new Blob([zlib]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > length) throw new StatusFault("LENGTH_DIFFERS");
      bytes.set(part.value, filled);
      filled += part.value.length;
    }
  } catch {
    reader.cancel().catch(() => undefined);
    throw new StatusFault("LENGTH_DIFFERS");
  }
  if (filled !== length) throw new StatusFault("LENGTH_DIFFERS");
  return bytes;
}

/** Answers for a digest, hexadecimal, whether it is among the closed ones: ascending, each once, no more than there can be. */
function closings(bytes, capacity) {
  const count = bytes.length / PREFIX;
  if (bytes.length % PREFIX || count > capacity * CREDENTIALS_A_LICENCE) throw new StatusFault("CLOSED_NOT_EXACT");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = (i) => view.getBigUint64(i * PREFIX);
  for (let i = 1; i < count; i++) if (at(i - 1) >= at(i)) throw new StatusFault("CLOSED_NOT_EXACT");
  return (digest) => {
    const wanted = BigInt(`0x${digest.slice(0, 2 * PREFIX)}`);
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low < count && at(low) === wanted ? "CLOSED" : "OPEN";
  };
}

function claimsOf(token) {
  const message = Sign1.read(token);
  const header = plainHeader(message, MEDIA_TYPE);
  const map = readCbor(message.payload);
  const list = map instanceof CborMap ? map.get(STATUS_LIST) : undefined;
  const claims = map instanceof CborMap
    && { uri: map.get(SUB), exp: map.get(EXP), iat: map.get(IAT), ttl: map.get(TTL), closed: map.get(CLOSED) };
  const exact = header.alg === ALG_ESP256 && message.signature.length === 64 && claims
    && map.keys().every((label) => LABELS.has(label)) && isText(claims.uri) && isInt(claims.exp) && isInt(claims.iat)
    && claims.iat >= 0 && claims.exp > claims.iat && (!map.has(TTL) || (isInt(claims.ttl) && claims.ttl > 0))
    && (!map.has(CLOSED) || isBytes(claims.closed))
    && list instanceof CborMap && list.size === 2 && isBytes(list.get("lst")) && list.get("bits") === 2;
  if (!exact) throw new StatusFault("NOT_EXACT");
  return { ...claims, deflated: list.get("lst"), message, kid: header.kid };
}

function read(token) {
  try {
    return claimsOf(token);
  } catch (fault) {
    throw fault instanceof CborFault ? new StatusFault("NOT_EXACT") : fault;
  }
}

async function checkKey(claims, { iss, type }, trust) {
  const candidates = trust.keys(iss, claims.kid);
  if (candidates.length === 0) throw new StatusFault("KEY_UNKNOWN");
  const signed = claims.message.sigStructure();
  const signers = [];
  for (const key of candidates) {
    if (key.alg === ALG_ESP256 && (await verifiesP256(key.spki, signed, claims.message.signature))) signers.push(key);
  }
  if (signers.length === 0) throw new StatusFault("SIGNATURE_WRONG");
  const entitled = (key) => key.use === "STATUS" && (!key.types.length || key.types.includes(type)) && key.closing?.kind !== "COMPROMISED"
    && claims.iat >= key.openedAt && (!key.closing || claims.iat < key.closing.at)
    && (key.notAfter === undefined || claims.iat <= key.notAfter);
  if (!signers.some(entitled)) throw new StatusFault("KEY_NOT_ENTITLED");
}

async function isSignedByOneOf({ message, kid }, attesting) {
  for (const spki of attesting) {
    if ((await keyId(spki)) === kid && (await verifiesP256(spki, message.sigStructure(), message.signature))) return true;
  }
  return false;
}

/**
 * Reads a token and believes it only if the issuer's status key signed it for this place.
 * @param place {iss, type, uri, capacity}
 * @param attesting keys of verifiers that may have made the list from the ledger, besides the issuer's
 * @returns {at, until, capacity, status(index), closing(digest)}; whether it is too old is for the caller. A list that holds no
 *   more than the draft asks for does not tell whether a credential was closed while its licence went on
 */
export async function readStatusList(token, place, trust, now, attesting = []) {
  const claims = read(token);
  if (!(await isSignedByOneOf(claims, attesting))) await checkKey(claims, place, trust);
  if (claims.uri !== place.uri) throw new StatusFault("SUBJECT_DIFFERS");
  if (claims.iat > now + CLOCK_AHEAD) throw new StatusFault("FROM_FUTURE");
  if (place.capacity < 4 || place.capacity > LARGEST_CAPACITY || place.capacity % 4) throw new StatusFault("LENGTH_DIFFERS");
  const bits = await inflated(claims.deflated, place.capacity / 4);
  return {
    at: claims.iat,
    until: claims.exp,
    capacity: place.capacity,
    closing: claims.closed ? closings(claims.closed, place.capacity) : () => "NOT_TOLD",
    status: (index) => STATES[(bits[Math.floor(index / 4)] >>> ((index % 4) * 2)) & 3],
  };
}
