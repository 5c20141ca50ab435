// SPDX-License-Identifier: Apache-2.0
// A document's fields in the reader's words, by its type.
import { openWallet } from "/assets/credential/index.js";
import { wholeIdentifier } from "/assets/credential/identifier.js";
import { readPrintClaims } from "/assets/credential/claims.js";
import { Sign1 } from "/assets/credential/cose.js";
import { decodeText } from "/assets/credential/text.js";
import { yuan } from "/assets/credential/state.js";
import { both, day } from "./texts.js";

/** The credential of a stored document: {open: fields that are always shown, groups, wallet}. */
export function read(document) {
  if (document.profile === "PRINT") {
    return { open: readPrintClaims(Sign1.read(decodeText(document.credential)).payload).fields, groups: new Map() };
  }
  const wallet = openWallet(document.credential);
  return { wallet, open: wallet.claims.fields, groups: wallet.groups };
}

function valueOf(document, field, value) {
  if (field.format === "DATE") return day(value);
  if (field.format === "FEN") return yuan(value);
  if (field.format !== "IDENTIFIER") return String(value);
  return document.kind === "RECEIPT" ? value.replace(".", " ") : wholeIdentifier(document.type.code, document.agency, value);
}

const fieldOf = (document, key) => document.type.fields.find((field) => field.key === key);

/** Rows of label and value, in the type's order. */
export function rows(document, fields) {
  return [...fields].sort(([a], [b]) => a - b).map(([key, value]) => {
    const field = fieldOf(document, key) ?? { labels: { zh: String(key), en: String(key) }, format: "TEXT" };
    return { label: both(field.labels), value: valueOf(document, field, value) };
  });
}

export const fieldLabel = (document, key) => both(fieldOf(document, key)?.labels) || String(key);

export const groupLabel = (document, key) => both(document.type.groups.find((group) => group.key === key)?.labels) || String(key);

/** What a list shows below a document's name: the first open field that is no identifier, mostly the holder's name. */
export function headline(document) {
  const { open } = read(document);
  const key = [...open.keys()].find((one) => fieldOf(document, one)?.format === "TEXT");
  return key === undefined ? "" : String(open.get(key));
}
