// SPDX-License-Identifier: Apache-2.0
// Claims in CBOR: exactly the labels of each profile, each with its one type.
import { CborFault, CborMap, REDACTED, isBytes, isInt, isText, readCbor, writeCbor } from "./cbor.js";
import { hex, sha256 } from "./bytes.js";

const [ISS, EXP, NBF, IAT, CTI, CNF, VCT] = [1, 4, 5, 6, 7, 8, 11];
const [FIELDS, BATCH, STATUS] = [-65537, -65539, -65541];
const [AUD, CNONCE, PURPOSE] = [3, 39, -65538];
const LABELS = new Set([ISS, EXP, NBF, IAT, CTI, VCT, FIELDS, BATCH, STATUS]);
const BINDING_LABELS = new Set([AUD, EXP, IAT, CTI, CNONCE, PURPOSE]);
const LAST_TIME = 253402300800;
const MAX_FIELDS = 64;
const MAX_DIGESTS = 24;
const LARGEST_INT = 2147483647;

const unexpected = () => new CborFault("UNEXPECTED_TYPE");
const range = () => new CborFault("OUT_OF_RANGE");

function demand(holds, fault) {
  if (!holds) throw fault();
}

const isTime = (value) => value >= 0 && value < LAST_TIME;
const codePoints = (text) => [...text].length;

function typed(map, label, test) {
  const value = map.get(label);
  demand(test(value), unexpected);
  return value;
}

const optional = (map, label, test) => (map.has(label) ? typed(map, label, test) : undefined);

function asMap(bytes) {
  const map = readCbor(bytes);
  demand(map instanceof CborMap, unexpected);
  return map;
}

function place(map) {
  demand(map.has(BATCH) !== map.has(STATUS), unexpected);
  if (map.has(STATUS)) {
    const index = typed(map, STATUS, isInt);
    demand(index >= 0, range);
    return { statusIndex: index };
  }
  const pair = map.get(BATCH);
  demand(Array.isArray(pair) && pair.length === 2 && isBytes(pair[0], 16) && isInt(pair[1]), unexpected);
  demand(pair[1] >= 0, range);
  return { batch: hex(pair[0]), leaf: pair[1] };
}

function fieldsOf(map) {
  const fields = new Map();
  for (const [key, value] of map.entries) {
    demand(isInt(key) && (isText(value) || isInt(value)), unexpected);
    demand(key >= 0 && key <= LARGEST_INT, range);
    fields.set(key, value);
  }
  return fields;
}

/** The claims of the print profile from a map. */
export function printClaims(map) {
  demand(map.keys().every((label) => LABELS.has(label)), unexpected);
  const claims = {
    iss: typed(map, ISS, isText),
    vct: typed(map, VCT, isInt),
    iat: typed(map, IAT, isInt),
    cti: typed(map, CTI, isBytes),
    exp: optional(map, EXP, isInt),
    nbf: optional(map, NBF, isInt),
    place: place(map),
    fields: fieldsOf(typed(map, FIELDS, (value) => value instanceof CborMap)),
  };
  checkClaims(claims);
  return claims;
}

function checkClaims({ iss, vct, iat, cti, exp, nbf, place: at, fields }) {
  demand(/^[0-9]{2}[0-9A-Z]{1,6}$/.test(iss) && vct > 0 && vct <= LARGEST_INT && cti.length === 16, range);
  demand(isTime(iat) && (exp === undefined || isTime(exp)), range);
  demand(nbf === undefined || (isTime(nbf) && nbf !== iat), range);
  demand(exp === undefined || exp > (nbf ?? iat), range);
  demand(at.batch === undefined || exp === undefined, range);
  demand(fields.size > 0 && fields.size <= MAX_FIELDS, range);
}

export const readPrintClaims = (payload) => printClaims(asMap(payload));

function coseKey(map) {
  const cnf = map.get(CNF);
  demand(cnf instanceof CborMap && cnf.size === 1 && cnf.get(1) instanceof CborMap, unexpected);
  const key = cnf.get(1);
  const [kty, curve, x, y] = [key.get(1), key.get(-1), key.get(-2), key.get(-3)];
  if (kty === 2 && curve === 1 && key.size === 4 && isBytes(x) && (isBytes(y) || typeof y === "boolean")) {
    demand(x.length === 32 && (y.length ?? 32) === 32, range);
    return { kty, x, y };
  }
  demand(kty === 1 && curve === 6 && key.size === 3 && isBytes(x, 32), unexpected);
  return { kty, x };
}

function digestsOf(fields) {
  const digests = fields.get(REDACTED);
  demand(Array.isArray(digests) && digests.every((digest) => isBytes(digest, 32)), unexpected);
  const all = digests.map(hex);
  demand(all.length > 0 && all.length <= MAX_DIGESTS && all.every((digest, i) => i === 0 || all[i - 1] < digest), range);
  return all;
}

/** The claims of an SD-CWT: those that everybody sees, the holder's key, the digests of what may be shown. */
export function readWalletClaims(payload) {
  const map = asMap(payload);
  const fields = typed(map, FIELDS, (value) => value instanceof CborMap);
  const holder = coseKey(map);
  const digests = digestsOf(fields);
  const open = new CborMap(map.entries
    .filter(([label]) => label !== CNF)
    .map(([label, value]) => (label === FIELDS ? [label, fields.without(REDACTED)] : [label, value])));
  return { ...printClaims(open), holder, digests };
}

/** With the parity of y in place of y: 33 bytes less in every code. */
export const writeCoseKey = ({ x, y }) => new CborMap([[1, 2], [-1, 1], [-2, x], [-3, (y[31] & 1) === 1]]);

/** What the holder's key says when a credential is shown. */
export function readBinding(payload) {
  const map = asMap(payload);
  demand(map.keys().every((label) => BINDING_LABELS.has(label)), unexpected);
  const binding = {
    iat: typed(map, IAT, isInt),
    exp: typed(map, EXP, isInt),
    cti: typed(map, CTI, isBytes),
    audience: optional(map, AUD, isText),
    nonce: optional(map, CNONCE, isBytes),
    purpose: optional(map, PURPOSE, isText),
  };
  checkBinding(binding);
  return binding;
}

function checkBinding({ iat, exp, cti, audience, nonce, purpose }) {
  demand(isTime(iat) && isTime(exp) && cti.length === 8, range);
  demand(audience === undefined || (audience !== "" && codePoints(audience) <= 200), range);
  demand(purpose === undefined || (purpose !== "" && codePoints(purpose) <= 40), range);
  demand(nonce === undefined || (nonce.length >= 8 && nonce.length <= 64), range);
}

export function writeBinding(binding) {
  checkBinding(binding);
  const entries = [[AUD, binding.audience], [EXP, binding.exp], [IAT, binding.iat], [CTI, binding.cti],
    [CNONCE, binding.nonce], [PURPOSE, binding.purpose]];
  return writeCbor(new CborMap(entries.filter(([, value]) => value !== undefined)));
}

export class DisclosureFault extends Error {}

/** One redaction group: its key and fields. */
export function readDisclosure(encoded) {
  const parts = readCbor(encoded);
  demand(Array.isArray(parts) && parts.length === 3 && isBytes(parts[0], 16) && parts[1] instanceof CborMap
    && parts[1].size > 0 && isInt(parts[2]) && parts[2] <= -1 && parts[2] >= -24, unexpected);
  return { group: parts[2], fields: fieldsOf(parts[1]) };
}

/** By which a credential knows a disclosure: over the byte string with its head. */
export const disclosureDigest = async (encoded) => hex(await sha256(writeCbor(encoded)));

/** The public fields and those of all disclosures, each of which must have its digest in what the issuer signed. */
export async function mergedFields(claims, disclosures) {
  const seen = await Promise.all(disclosures.map(disclosureDigest));
  if (new Set(seen).size !== seen.length) throw new DisclosureFault("DOUBLED");
  if (!seen.every((digest) => claims.digests.includes(digest))) throw new DisclosureFault("NOT_SIGNED");
  const fields = new Map(claims.fields);
  const groups = new Set();
  for (const encoded of disclosures) {
    const { group, fields: shown } = disclosed(encoded);
    if (groups.has(group)) throw new DisclosureFault("FIELD_TWICE");
    groups.add(group);
    for (const [key, value] of shown) {
      if (fields.has(key)) throw new DisclosureFault("FIELD_TWICE");
      fields.set(key, value);
    }
  }
  if (fields.size > MAX_FIELDS) throw new DisclosureFault("NOT_EXACT");
  return new Map([...fields].sort(([a], [b]) => a - b));
}

function disclosed(encoded) {
  try {
    return readDisclosure(encoded);
  } catch (fault) {
    if (fault instanceof CborFault) throw new DisclosureFault("NOT_EXACT");
    throw fault;
  }
}
