// SPDX-License-Identifier: Apache-2.0
// The signed bundle: what a verifier carries for when the ledger is out of reach.
import { CborFault, CborMap, isBytes, isInt, isText, readCbor } from "./cbor.js";
import { ALG_ESP256, Sign1, keyId, plainHeader } from "./cose.js";
import { hex, sha256 } from "./bytes.js";
import { isP256, verifiesP256 } from "./keys.js";
import { StatusFault, readStatusList } from "./status.js";

const BUNDLE = "application/vnd.yinzheng.bundle+cbor";
const RECORD = "application/vnd.yinzheng.verification+cbor";
const [IAT, HEIGHT, REGISTRY, LISTS, AGREEMENTS, LISTS_BESIDE] = [6, -65601, -65602, -65603, -65604, -65605];
const USES = ["CREDENTIAL", "STATUS", "ATTESTATION"];
const CLOSINGS = ["NORMAL", "COMPROMISED"];
const KINDS = ["LICENCE", "RECEIPT"];
const FORMATS = ["TEXT", "DATE", "INTEGER", "FEN", "CODE", "IDENTIFIER"];
const RESULTS = ["PASS", "FAIL", "NOT_CHECKED", "STALE"];

/** No known attestation key signed it. */
export class NotAttested extends Error {}

async function payload(bytes, type, attesting) {
  const message = Sign1.read(bytes);
  const header = plainHeader(message, type);
  if (header.alg !== ALG_ESP256) throw new CborFault("UNEXPECTED_TYPE");
  for (const spki of attesting) {
    if ((await keyId(spki)) === header.kid && (await verifiesP256(spki, message.sigStructure(), message.signature))) {
      return mapOf(readCbor(message.payload));
    }
  }
  throw new NotAttested("no known attestation key signed this");
}

function mapOf(value) {
  if (value instanceof CborMap) return value;
  throw new CborFault("UNEXPECTED_TYPE");
}

/** An array of fixed length whose items are read by name: each test is a predicate or a reading of its own. */
function row(value, shape) {
  const names = Object.keys(shape);
  if (!Array.isArray(value) || value.length !== names.length) throw new CborFault("UNEXPECTED_TYPE");
  return Object.fromEntries(names.map((name, i) => [name, shape[name](value[i])]));
}

const only = (test) => (value) => {
  if (test(value)) return value;
  throw new CborFault("UNEXPECTED_TYPE");
};
const text = only(isText);
const number = only(isInt);
const bytes = only((value) => isBytes(value));
const flag = only((value) => typeof value === "boolean");
const oneOf = (names) => (value) => only(isText)(names[number(value)]);
const list = (reading) => (value) => only(Array.isArray)(value).map(reading);
const optional = (reading) => (value) => (value === null ? undefined : reading(value));

const position = (value) => row(value, { block: number, transaction: number });
const grant = (value) => row(value, { type: number, from: position, until: optional(position) });
const closing = (value) => row(value, { position, at: number, kind: oneOf(CLOSINGS) });
const named = ({ zh, en, ...rest }, name) => ({ ...rest, [name]: { zh, en } });

const issuer = (value) => named(row(value, {
  iss: text, agency: text, zh: text, en: text, region: text, granted: list(grant), admitted: list(grant), frozen: flag,
}), "name");
const key = (value) => row(value, {
  iss: text, spki: bytes, alg: number, use: oneOf(USES), opened: position, openedAt: number, closing: optional(closing),
  types: list(number), notAfter: optional(number),
});
const field = (value) => named(row(value, {
  key: number, name: text, zh: text, en: text, format: oneOf(FORMATS), required: flag, maxLength: number,
}), "label");
const type = (value) => named(row(value, {
  number, kind: oneOf(KINDS), code: text, zh: text, en: text, fields: list(field),
}), "label");
const carriedList = (value) => row(value, { iss: text, type: number, uri: text, capacity: number, token: bytes });
const listBeside = (value) => {
  const { digest, ...rest } = row(value, {
    iss: text, type: number, uri: text, capacity: number, digest: only((one) => isBytes(one, 32)), size: number, asOf: number,
  });
  return { ...rest, digest: hex(digest) };
};
const day = (value) => new Date(Number(number(value)) * 86400000).toISOString().slice(0, 10);
const agreement = (value) => row(value, {
  id: text, parties: list(text), types: list(number), matters: list(text), from: day, to: optional(day),
});

/**
 * Reads a bundle.
 * @param bytes the message
 * @param attesting SubjectPublicKeyInfos (Uint8Array) of the keys that may have signed it, known from before
 * @returns plain data: madeAt, height, registry, lists, listsBeside, agreements
 */
export async function readBundle(bytes, attesting) {
  const map = await payload(bytes, BUNDLE, attesting);
  const beside = map.has(LISTS_BESIDE);
  if (map.size !== (beside ? 6 : 5)) throw new CborFault("UNEXPECTED_TYPE");
  return {
    madeAt: number(map.get(IAT)),
    height: number(map.get(HEIGHT)),
    registry: row(map.get(REGISTRY), { time: number, issuers: list(issuer), keys: list(key), types: list(type) }),
    lists: list(carriedList)(map.get(LISTS)),
    listsBeside: beside ? list(listBeside)(map.get(LISTS_BESIDE)) : [],
    agreements: row(map.get(AGREEMENTS), { time: number, agreements: list(agreement) }),
  };
}

/** Keys with their identifiers; what is no key signed nothing, and is left out. */
export async function withKeyIds(keys) {
  return Promise.all(keys.filter((entry) => isP256(entry.spki)).map(async (entry) => ({ ...entry, kid: await keyId(entry.spki) })));
}

/** The trust list of issuers and keys. */
export const trustOf = (issuers, keys) => ({
  issuer: (iss) => issuers.find((entry) => entry.iss === iss),
  keys: (iss, kid) => keys.filter((entry) => entry.iss === iss && entry.kid === kid),
});

/** The agreement in force for a case, by its id. */
export const inForce = (agreements, { type: number, issuerRegion, here, matter, date }) => agreements.find((entry) =>
  entry.types.includes(number) && entry.parties.includes(issuerRegion) && entry.parties.includes(here)
  && (entry.matters.length === 0 || matter === undefined || entry.matters.includes(matter))
  && entry.from <= date && (entry.to === undefined || date <= entry.to))?.id;

/** The bytes of a list beside the bundle, if they are at hand and the ones that the bundle names. */
async function besideBytes(beside, tokenOf) {
  const token = beside && (await tokenOf(beside.digest));
  return token && hex(await sha256(token)) === beside.digest ? token : undefined;
}

/**
 * Opens a bundle: answers a verification from it, each part with its own age.
 * @param tokenOf finds a status list that stands beside the bundle by its SHA-256: a promise of a Uint8Array or undefined
 */
export async function openBundle(bytes, attesting, now, tokenOf = () => undefined) {
  const bundle = await readBundle(bytes, attesting);
  const trust = trustOf(bundle.registry.issuers, await withKeyIds(bundle.registry.keys));
  const read = new Map();
  const isOf = (iss, number) => (entry) => entry.iss === iss && entry.type === number;

  async function found(iss, number) {
    const carried = bundle.lists.find(isOf(iss, number));
    if (carried) return { asOf: 0, list: await readStatusList(carried.token, carried, trust, now) };
    const beside = bundle.listsBeside.find(isOf(iss, number));
    const token = await besideBytes(beside, tokenOf);
    return token && { asOf: beside.asOf, list: await readStatusList(token, beside, trust, now, attesting) };
  }

  async function status(iss, number, index, digest) {
    const name = `${iss}/${number}`;
    if (!read.has(name)) read.set(name, found(iss, number).catch((fault) => fault));
    const known = await read.get(name);
    if (known instanceof StatusFault) return { kind: "REFUSED", fault: known.message };
    if (known instanceof Error) throw known;
    if (!known) {
      read.delete(name);
      return { kind: "NOT_CARRIED" };
    }
    const { list, asOf } = known;
    if (index >= list.capacity) return { kind: "NOT_CARRIED" };
    return {
      kind: "KNOWN", status: list.status(Number(index)), closing: list.closing(digest),
      at: Math.max(Number(list.at), Number(asOf)), until: list.until,
    };
  }

  return {
    madeAt: bundle.madeAt,
    height: bundle.height,
    registryTime: bundle.registry.time,
    agreementsTime: bundle.agreements.time,
    listsBeside: bundle.listsBeside,
    matters: [...new Set(bundle.agreements.agreements.flatMap((entry) => entry.matters))].sort(),
    trust,
    type: (number) => bundle.registry.types.find((entry) => entry.number === number),
    inForce: (question) => inForce(bundle.agreements.agreements, question),
    status,
  };
}

const RECORD_CLAIMS = {
  verdict: [-65611, text], assurance: [-65612, text], verifiedAt: [IAT, number], asOf: [-65613, number],
  height: [-65614, optional(number)], digest: [-65615, optional(bytes)], here: [-65616, text],
  matter: [-65617, optional(text)],
  checks: [-65618, list((value) => row(value, { step: text, result: oneOf(RESULTS) }))],
};

/** Reads a verification record: what a verifier attests to have answered. */
export async function readVerificationRecord(bytes, attesting) {
  const map = await payload(bytes, RECORD, attesting);
  const labels = new Set(Object.values(RECORD_CLAIMS).map(([label]) => label));
  if (!map.keys().every((label) => labels.has(label))) throw new CborFault("UNEXPECTED_TYPE");
  const record = Object.fromEntries(Object.entries(RECORD_CLAIMS)
    .map(([name, [label, reading]]) => [name, reading(map.has(label) ? map.get(label) : null)]));
  return { ...record, digest: record.digest && hex(record.digest) };
}
