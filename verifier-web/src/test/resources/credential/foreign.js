// SPDX-License-Identifier: Apache-2.0
// Messages that others made: draft-ietf-spice-sd-cwt's examples, draft-ietf-oauth-status-list's examples and appendix.
// They need a lenient reader (unsorted keys, tag 60, algorithms -7 and -35); only this test has one.
import { CborMap, Tagged } from "/assets/credential/cbor.js";
import { Sign1, spkiOf } from "/assets/credential/cose.js";
import { disclosureDigest } from "/assets/credential/claims.js";
import { holderKey, verifiesP256 } from "/assets/credential/keys.js";
import { inflated } from "/assets/credential/status.js";
import { hex, ofHex } from "/assets/credential/bytes.js";

/** One value with keys in any order and any tag; returns our own types. */
function lenient(bytes) {
  let at = 0;
  const next = () => bytes[at++];
  const argument = (low) => {
    if (low < 24) return low;
    let value = 0;
    for (let i = 0; i < 1 << (low - 24); i++) value = value * 256 + next();
    return value;
  };
  const take = (length) => bytes.slice(at, (at += length));
  const value = () => {
    const head = next();
    const count = argument(head & 31);
    switch (head >>> 5) {
      case 0: return count;
      case 1: return -1 - count;
      case 2: return take(count);
      case 3: return new TextDecoder().decode(take(count));
      case 4: return Array.from({ length: count }, value);
      case 5: return new CborMap(Array.from({ length: count }, () => [value(), value()]));
      case 6: return count === 18 ? new Tagged(value()) : value();
      default: return count === 59 ? "redacted" : { 20: false, 21: true }[count] ?? null;
    }
  };
  return value();
}

const coordinate = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const spki = (jwk) => spkiOf(coordinate(jwk.x), coordinate(jwk.y));
const message = (digits) => Sign1.of(lenient(ofHex(digits)));

async function issuerSigned(sign1, jwk) {
  const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-384" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-384" }, key, sign1.signature, sign1.sigStructure());
}

/** Facts about each example of the SD-CWT draft. */
export async function sdCwt(file) {
  const facts = {};
  for (const [name, example] of Object.entries(file.files)) {
    const outer = message(example.hex);
    const bound = name.endsWith("kbt.cbor");
    const inner = bound ? Sign1.of(lenient(outer.protectedHeader).get(13)) : outer;
    const shown = inner.unprotected.get(17);
    const everything = hex(inner.payload) + shown.map(hex).join("");
    const digests = await Promise.all(shown.map(disclosureDigest));
    const cose = lenient(inner.payload).get(8).get(1);
    const holder = await holderKey({ kty: cose.get(1), x: cose.get(-2), y: cose.get(-3) });
    facts[name] = {
      issuer: await issuerSigned(inner, file.issuer_public_jwk),
      holder: bound ? await holder.verifies(outer.sigStructure(), outer.signature) : null,
      disclosures: digests.length,
      matching: digests.filter((digest) => everything.split(digest).length === 2).length,
      stated: example.checked_here.n_disclosures,
    };
  }
  return facts;
}

/** Facts about the tokens and lists of the status list draft. */
export async function statusLists(file) {
  const key = spki(file.verification_key_jwk);
  const signed = [];
  for (const name of ["status_list_token_cwt_hex", "referenced_token_cwt_hex"]) {
    const token = message(file[name]);
    signed.push(await verifiesP256(key, token.sigStructure(), token.signature));
  }
  const wrong = [];
  for (const { bits, size, statuses, cbor_hex: cbor, byte_array_hex: bytes } of file.lists) {
    const list = lenient(ofHex(cbor)).get("lst");
    const found = await inflated(list, bytes ? bytes.length / 2 : (size * bits) / 8);
    if (bytes && hex(found) !== bytes) wrong.push(bytes);
    for (const [index, status] of statuses ?? []) {
      const at = found[Math.floor((index * bits) / 8)] >>> ((index * bits) % 8) & ((1 << bits) - 1);
      if (at !== status) wrong.push([bits, index, status, at]);
    }
  }
  return { signed, lists: file.lists.length, wrong };
}
