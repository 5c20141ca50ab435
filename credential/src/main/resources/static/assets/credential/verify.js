// SPDX-License-Identifier: Apache-2.0
// Judges the text of a code, step by step as the service does; the first step that fails decides.
import { CborFault } from "./cbor.js";
import { shownDay, shownTime } from "./bytes.js";
import { TextFault, decodeText, otherCode } from "./text.js";
import {
  ALG_ED25519, ALG_ESP256, Sign1, TYP_CWT, TYP_KEY_BINDING, TYP_SD_CWT, bindingHeader, plainHeader, sdHeader, typOf,
} from "./cose.js";
import { DisclosureFault, mergedFields, readBinding, readPrintClaims, readWalletClaims } from "./claims.js";
import { BadKey, hasEd25519, holderKey, verifiesP256 } from "./keys.js";
import { accept, checkPresentation } from "./presentation.js";
import { contents, shownDocument } from "./contents.js";
import { checkRecord, checkState } from "./state.js";
import { Findings, Refusal } from "./findings.js";

const TEXT_REASONS = {
  EMPTY: ["SIZE", "EMPTY_TEXT"], TEXT_TOO_LONG: ["SIZE", "TEXT_TOO_LONG"], BYTES_TOO_MANY: ["SIZE", "BYTES_TOO_MANY"],
  NO_PREFIX: ["PREFIX", "NO_PREFIX"], LOWER_CASE: ["BASE32", "BASE32_LOWER_CASE"],
  BLANK_INSIDE: ["BASE32", "BASE32_BLANK_INSIDE"], PADDING: ["BASE32", "BASE32_PADDING"],
  CHARACTER: ["BASE32", "BASE32_CHARACTER"], LENGTH_IMPOSSIBLE: ["BASE32", "BASE32_LENGTH"],
  UNUSED_BITS: ["BASE32", "BASE32_UNUSED_BITS"],
};
const CLOCK_SKEW = 5 * 60;

const unreadable = (step, reason, ...args) => new Refusal(step, "UNREADABLE", reason, ...args);
const unsupported = (reason, ...args) => new Refusal("HEADERS", "UNSUPPORTED", reason, ...args);

function messageBytes(text, findings) {
  try {
    const bytes = decodeText(text);
    ["SIZE", "PREFIX", "BASE32"].forEach((step) => findings.pass(step));
    return bytes;
  } catch (fault) {
    if (!(fault instanceof TextFault)) throw fault;
    const [step, reason] = TEXT_REASONS[fault.message];
    ["SIZE", "PREFIX", "BASE32"].slice(0, ["SIZE", "PREFIX", "BASE32"].indexOf(step)).forEach((done) => findings.pass(done));
    const other = reason === "NO_PREFIX" ? otherCode(text) : undefined;
    throw other ? new Refusal("PREFIX", "UNSUPPORTED", `OTHER_${other}`) : unreadable(step, reason);
  }
}

/** Runs a reading; whatever it finds not to be exact fails the step. */
async function exact(step, reason, reading) {
  try {
    return await reading();
  } catch (fault) {
    if (fault instanceof BadKey) throw unreadable(step, reason, "OUT_OF_RANGE");
    if (fault instanceof CborFault) throw unreadable(step, reason, fault.message);
    throw fault;
  }
}

function checkAlgorithm(alg, message, known = [ALG_ESP256]) {
  if (!known.includes(alg)) throw unsupported("ALGORITHM_UNKNOWN", String(alg));
  if (message.signature.length !== 64) throw unreadable("HEADERS", "SIGNATURE_LENGTH");
}

/** Exact header sets; returns how the claims are read. */
async function headers(message, findings) {
  const typ = typOf(message) ?? TYP_CWT;
  if (typ === TYP_KEY_BINDING) {
    findings.wallet = true;
    return presentationHeaders(message);
  }
  if (typ === TYP_SD_CWT) {
    findings.wallet = true;
    const header = sdHeader(message);
    checkAlgorithm(header.alg, message);
    return async () => ({ message, header, claims: await walletClaims(message), wallet: true });
  }
  if (typ !== TYP_CWT) throw unsupported("MESSAGE_TYPE_UNKNOWN", String(typ));
  const header = plainHeader(message, TYP_CWT);
  checkAlgorithm(header.alg, message);
  return async () => ({ message, header, claims: readPrintClaims(message.payload) });
}

async function presentationHeaders(message) {
  const outer = bindingHeader(message);
  const header = sdHeader(outer.shown);
  checkAlgorithm(outer.alg, message, [ALG_ESP256, ...((await hasEd25519()) ? [ALG_ED25519] : [])]);
  checkAlgorithm(header.alg, outer.shown);
  return async () => ({
    message: outer.shown, header, claims: await walletClaims(outer.shown), wallet: true,
    presentation: { alg: outer.alg, message, binding: readBinding(message.payload) },
  });
}

async function walletClaims(message) {
  const claims = readWalletClaims(message.payload);
  return { ...claims, holder: await holderKey(claims.holder) };
}

async function read(text, findings) {
  const bytes = messageBytes(text, findings);
  const message = await exact("CBOR", "CBOR_NOT_STRICT", () => Sign1.read(bytes));
  findings.pass("CBOR");
  const claims = await exact("HEADERS", "HEADERS_NOT_EXACT", () => headers(message, findings));
  findings.pass("HEADERS");
  const received = await exact("CLAIMS", "CLAIMS_NOT_EXACT", claims);
  findings.pass("CLAIMS");
  return received;
}

async function signingKey({ message, header, claims }, context, findings) {
  const unknown = (reason, argument) => new Refusal("KEY", "UNKNOWN_ISSUER",
    context.isRegistryFresh() ? reason : "ISSUER_UNKNOWN_IN_OLD_VIEW", argument);
  const issuer = context.trust.issuer(claims.iss);
  if (!issuer) throw unknown("ISSUER_UNKNOWN", claims.iss);
  const candidates = context.trust.keys(claims.iss, header.kid);
  if (candidates.length === 0) throw unknown("KEY_UNKNOWN", header.kid);
  findings.pass("KEY");
  const agreeing = candidates.filter((key) => key.alg === header.alg);
  if (agreeing.length === 0) throw new Refusal("ALGORITHM", "TAMPERED", "ALGORITHM_DIFFERS");
  findings.pass("ALGORITHM");
  const signed = message.sigStructure();
  for (const key of agreeing) {
    if (await verifiesP256(key.spki, signed, message.signature)) {
      findings.pass("SIGNATURE");
      return { issuer, key };
    }
  }
  throw new Refusal("SIGNATURE", "TAMPERED", "SIGNATURE_WRONG");
}

const isBefore = (a, b) => a.block < b.block || (a.block === b.block && a.transaction < b.transaction);

const covers = (grants, type, place) => grants.some((grant) => grant.type === type
  && (place ? !isBefore(place, grant.from) && (!grant.until || isBefore(place, grant.until)) : !grant.until));

/** By the record's place in the ledger; by the signer's own word only where there is no record to go by. */
function checkInterval({ opened, openedAt, closing, notAfter }, iat, place) {
  const compromised = closing?.kind === "COMPROMISED";
  const early = place ? isBefore(place, opened) : iat < openedAt;
  const late = closing && (place ? !isBefore(place, closing.position) : iat >= closing.at);
  const pastEnd = !place && notAfter !== undefined && iat > notAfter;
  if (!early && !late && !pastEnd && (place || !compromised)) return;
  throw notAuthorised(compromised ? "KEY_COMPROMISED" : early ? "KEY_NOT_OPEN_YET" : late ? "KEY_CLOSED" : "KEY_PAST_END");
}

const notAuthorised = (reason) => new Refusal("AUTHORITY", "ISSUER_NOT_AUTHORISED", reason);

function checkAuthority({ issuer, key }, claims, place, context, findings) {
  if (key.use !== "CREDENTIAL") throw notAuthorised("KEY_FOR_OTHER_USE");
  if (key.types.length && !key.types.includes(claims.vct)) throw notAuthorised("KEY_FOR_OTHER_TYPES");
  checkInterval(key, claims.iat, place);
  if (!covers(issuer.granted, claims.vct, place)) throw notAuthorised("TYPE_NOT_GRANTED");
  if (issuer.region !== context.here && !covers(issuer.admitted, claims.vct, place)) throw notAuthorised("TYPE_NOT_ADMITTED");
  if (issuer.frozen) findings.stale("AUTHORITY", "ISSUER_FROZEN");
  else if (!context.ledger && context.offline && !context.isRegistryFresh()) {
    findings.stale("AUTHORITY", "REGISTRY_OLD", shownTime(context.offline.registryTime));
  } else findings.pass("AUTHORITY");
}

async function disclosed({ claims, header, wallet }, findings) {
  if (!wallet) return claims;
  try {
    const fields = await mergedFields(claims, header.disclosures);
    findings.pass("DISCLOSURES");
    return { ...claims, fields };
  } catch (fault) {
    if (!(fault instanceof DisclosureFault)) throw fault;
    const code = fault.message === "NOT_EXACT" ? "UNREADABLE" : "TAMPERED";
    throw new Refusal("DISCLOSURES", code, `DISCLOSURE_${fault.message}`);
  }
}

function checkDates({ nbf, iat, exp }, moment, findings) {
  const notYet = (reason, time) => new Refusal("DATES", "NOT_YET_VALID", reason, shownTime(time));
  if (nbf !== undefined && moment < nbf) throw notYet("NOT_BEGUN", nbf);
  if (iat > moment + CLOCK_SKEW) throw notYet("SIGNED_IN_FUTURE", iat);
  if (exp === undefined) findings.pass("DATES", "VALID_LONG_TERM");
  else if (moment >= exp) throw new Refusal("DATES", "EXPIRED", "PAST_END", shownDay(exp - 1));
  else findings.pass("DATES");
}

function checkRecognition(type, issuer, context, findings) {
  if (type.kind === "RECEIPT") return findings.pass("RECOGNITION", "RECEIPT_NATIONWIDE");
  if (issuer.region === context.here) return findings.pass("RECOGNITION", "AT_HOME");
  const agreement = context.inForce({
    type: type.number, issuerRegion: issuer.region, here: context.here, matter: context.matter,
    date: shownDay(context.moment),
  });
  const fresh = context.areAgreementsFresh();
  if (!agreement) {
    if (fresh) throw new Refusal("RECOGNITION", "NOT_RECOGNISED_HERE", "NO_AGREEMENT");
    return findings.stale("RECOGNITION", "NO_AGREEMENT_IN_OLD_VIEW");
  }
  if (!context.ledger && context.offline && !fresh) {
    return findings.stale("RECOGNITION", "AGREEMENTS_OLD", agreement, shownTime(context.offline.agreementsTime));
  }
  return findings.pass("RECOGNITION", "UNDER_AGREEMENT", agreement);
}

async function judge(text, context, findings) {
  const received = await read(text, findings);
  await checkPresentation(received, context, findings);
  const signer = await signingKey(received, context, findings);
  if (received.presentation) accept(received.presentation, context, findings);
  const digest = await received.message.ledgerDigest();
  const record = await context.ledger?.find(digest);
  checkAuthority(signer, received.claims, record?.position, context, findings);
  const claims = await disclosed(received, findings);
  const { issuer } = signer;
  const found = contents(claims, issuer, context);
  findings.pass("FIELDS");
  checkRecord(record, claims, issuer, found.identifier, context, findings);
  findings.document = shownDocument(found, claims, issuer, digest, record);
  await checkState(record, claims, digest, context, findings);
  checkDates(claims, context.moment, findings);
  checkRecognition(found.type, issuer, context, findings);
}

function completed(context) {
  const { now, asOf, ledger, offline, limitSeconds } = context;
  if (asOf !== undefined && !ledger && offline) {
    throw new RangeError("a past moment can be asked of a ledger only, not of what is carried");
  }
  const moment = asOf ?? now;
  // what is carried cannot lie ahead of this clock: then the clock is wrong, and nothing is fresh
  const isFresh = (time) => moment - time <= limitSeconds && (Boolean(ledger) || time <= now + CLOCK_SKEW);
  const time = ledger?.time ?? offline?.registryTime;
  const agreementsTime = ledger?.time ?? offline?.agreementsTime;
  return {
    ...context, moment, isFresh,
    isRegistryFresh: () => time !== undefined && isFresh(time),
    areAgreementsFresh: () => agreementsTime !== undefined && isFresh(agreementsTime),
    view: time === undefined ? null : { height: (ledger ?? offline).height, time },
  };
}

/**
 * The verdict on a text. Needs a context:
 *   now, asOf (seconds; asOf undefined for now, as it must be offline), here (6 digits), matter (undefined for any), limitSeconds,
 *   trust {issuer(iss), keys(iss, kid)}, type(number), inForce(question),
 *   offline (an opened bundle) or ledger {height, time, find(digest)},
 *   asked {audience, nonce (Uint8Array), holderRequired, seen}
 */
export async function verify(text, context) {
  const findings = new Findings();
  const whole = completed(context);
  try {
    await judge(text, whole, findings);
    return findings.verdict(whole);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return findings.refused(refusal, whole);
  }
}
