// SPDX-License-Identifier: Apache-2.0
// What a credential says, once its type's published schema is at hand.
import { Refusal } from "./findings.js";
import { IdentifierFault, wholeIdentifier } from "./identifier.js";
import { yuan } from "./state.js";

const NUMBERS = new Set(["DATE", "INTEGER", "FEN"]);
const FIRST_DAY = -719162; // 0001-01-01
const LAST_DAY = 2932896; // 9999-12-31

/** The fields against the type's published schema. */
export function contents(claims, issuer, context) {
  const type = context.type(claims.vct);
  if (!type) throw new Refusal("FIELDS", "UNSUPPORTED", "TYPE_UNKNOWN", String(claims.vct));
  if ((type.kind === "RECEIPT") !== (claims.place.batch !== undefined)) throw misfit("kind");
  let identifier;
  const fields = [...claims.fields].map(([key, value]) => {
    const field = type.fields.find((entry) => entry.key === key);
    if (!field) throw misfit(String(key));
    let shown = fieldValue(field, value);
    if (field.format === "IDENTIFIER") {
      shown = whole(type, issuer, shown);
      identifier = shown;
    }
    return { key, name: field.name, label: field.label, format: field.format, value: shown };
  });
  return { type, identifier, fields };
}

const misfit = (what) => new Refusal("FIELDS", "UNREADABLE", "FIELDS_NOT_OF_TYPE", what);

function fieldValue({ name, format, maxLength }, value) {
  if (typeof value === "string") {
    if (NUMBERS.has(format) || (maxLength > 0 && [...value].length > maxLength)) throw misfit(name);
    return value;
  }
  if (!NUMBERS.has(format) || (format === "DATE" && !(value >= FIRST_DAY && value <= LAST_DAY))) throw misfit(name);
  if (format === "DATE") return new Date(value * 86400000).toISOString().slice(0, 10);
  return format === "FEN" ? yuan(value) : String(value);
}

function whole(type, issuer, printed) {
  if (type.kind === "RECEIPT") {
    const number = /^([0-9]{8})\.([0-9]{10})$/.exec(printed);
    if (!number) throw new Refusal("FIELDS", "UNREADABLE", "IDENTIFIER_WRONG", "8 + 10");
    return `${number[1]}:${number[2]}`;
  }
  try {
    return wholeIdentifier(type.code, issuer.agency, printed);
  } catch (fault) {
    if (!(fault instanceof IdentifierFault)) throw fault;
    throw new Refusal("FIELDS", "UNREADABLE", "IDENTIFIER_WRONG", fault.message);
  }
}

/** What the credential says; part of a verdict once its record did not contradict. */
export function shownDocument({ type, identifier, fields }, claims, issuer, digest, record) {
  return {
    kind: type.kind, type: type.number, typeLabel: type.label, identifier: identifier ?? null,
    issuer: { iss: issuer.iss, agency: issuer.agency, name: issuer.name, region: issuer.region },
    issuedAt: claims.iat, expiresAt: claims.exp ?? null, digest, fields,
    restFen: record?.claims?.restFen ?? null, successor: record?.successor ?? null, flags: record?.flags ?? [],
  };
}
