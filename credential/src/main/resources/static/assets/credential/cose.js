// SPDX-License-Identifier: Apache-2.0
// COSE_Sign1 (RFC 9052, tag 18) and its exact header sets. Received byte strings are verified and hashed as they came.
import { CborFault, CborMap, Tagged, isBytes, isInt, readCbor, writeCbor } from "./cbor.js";
import { concat, hex, sha256 } from "./bytes.js";

export const ALG_ESP256 = -9;
export const ALG_ED25519 = -19;
export const TYP_CWT = 61;
export const TYP_SD_CWT = 293;
export const TYP_KEY_BINDING = 294;

const [ALG, KID, KCWT, TYP, SD_CLAIMS] = [1, 4, 13, 16, 17];
const DOMAIN = new TextEncoder().encode("YZ1");

const unexpected = () => new CborFault("UNEXPECTED_TYPE");

export class Sign1 {
  constructor(protectedHeader, unprotected, payload, signature) {
    Object.assign(this, { protectedHeader, unprotected, payload, signature });
  }

  static read(bytes) {
    return Sign1.of(readCbor(bytes));
  }

  static of(value) {
    const parts = value instanceof Tagged ? value.content : undefined;
    if (Array.isArray(parts) && parts.length === 4 && isBytes(parts[0]) && parts[1] instanceof CborMap
        && isBytes(parts[2]) && isBytes(parts[3])) {
      return new Sign1(...parts);
    }
    throw unexpected();
  }

  toCbor() {
    return new Tagged([this.protectedHeader, this.unprotected, this.payload, this.signature]);
  }

  bytes() {
    return writeCbor(this.toCbor());
  }

  /** What the signature covers. */
  sigStructure() {
    return writeCbor(["Signature1", this.protectedHeader, new Uint8Array(0), this.payload]);
  }

  /** By which the ledger knows the credential, 64 hexadecimal digits. */
  async ledgerDigest() {
    return hex(await sha256(DOMAIN, this.sigStructure()));
  }
}

/** The message type, where the protected header is a map that names one. */
export function typOf(message) {
  const header = readCbor(message.protectedHeader);
  const typ = header instanceof CborMap ? header.get(TYP) : undefined;
  return isInt(typ) ? typ : undefined;
}

/** A protected header of exactly alg, kid and typ. */
export function keyedHeader(bytes) {
  const map = readCbor(bytes);
  if (map instanceof CborMap && map.size === 3 && isInt(map.get(ALG)) && isBytes(map.get(KID), 8) && map.has(TYP)) {
    return { alg: map.get(ALG), kid: hex(map.get(KID)), typ: map.get(TYP) };
  }
  throw unexpected();
}

export function plainHeader(message, typ) {
  const header = keyedHeader(message.protectedHeader);
  if (message.unprotected.size !== 0 || header.typ !== typ) throw unexpected();
  return header;
}

/** The headers of an SD-CWT, with the disclosures that its unprotected header carries. */
export function sdHeader(message) {
  const header = keyedHeader(message.protectedHeader);
  const disclosures = message.unprotected.size === 0 ? [] : message.unprotected.get(SD_CLAIMS);
  const exact = header.typ === TYP_SD_CWT && Array.isArray(disclosures) && disclosures.every((item) => isBytes(item))
    && (message.unprotected.size === 0 || (message.unprotected.size === 1 && disclosures.length > 0));
  if (!exact) throw unexpected();
  return { ...header, disclosures };
}

export const withDisclosures = (message, disclosures) =>
  new Sign1(message.protectedHeader, new CborMap(disclosures.length ? [[SD_CLAIMS, disclosures]] : []),
    message.payload, message.signature);

/** The headers of a key binding: its algorithm and the SD-CWT that it carries. */
export function bindingHeader(message) {
  const map = readCbor(message.protectedHeader);
  if (message.unprotected.size === 0 && map instanceof CborMap && map.size === 3 && isInt(map.get(ALG))
      && map.has(KCWT) && map.get(TYP) === TYP_KEY_BINDING) {
    return { alg: map.get(ALG), shown: Sign1.of(map.get(KCWT)) };
  }
  throw unexpected();
}

export const writeBindingHeader = (alg, shown) =>
  writeCbor(new CborMap([[ALG, alg], [KCWT, shown.toCbor()], [TYP, TYP_KEY_BINDING]]));

export const keyId = async (spki) => hex((await sha256(spki)).subarray(0, 8));

/** The SubjectPublicKeyInfo of a P-256 point, uncompressed, named curve. */
const SPKI_HEAD = Uint8Array.from([
  0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
  0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04]);

export const spkiOf = (x, y) => concat(SPKI_HEAD, x, y);
