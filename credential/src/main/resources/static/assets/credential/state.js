// SPDX-License-Identifier: Apache-2.0
// Record and state of a document: by the ledger where it is at hand, by a status list where it is not.
import { Refusal } from "./findings.js";
import { shownTime } from "./bytes.js";

const CLOCK_AHEAD = 5 * 60;
const HELD_BACK = 24 * 60 * 60;

const same = (a, b) => String(a) === String(b);

function isSame(record, claims, issuer, identifier) {
  const { place } = claims;
  if (record.type !== claims.vct || record.agency !== issuer.agency) return false;
  if (record.kind === "LICENCE") {
    return place.statusIndex !== undefined && same(place.statusIndex, record.statusIndex)
      && (identifier === undefined || record.licenceId === identifier);
  }
  return place.batch === record.batch && same(place.leaf, record.leaf)
    && (identifier === undefined || `${record.code}:${record.number}` === identifier);
}

export function checkRecord(record, claims, issuer, identifier, context, findings) {
  if (record) {
    if (!isSame(record, claims, issuer, identifier)) throw new Refusal("RECORD", "TAMPERED", "RECORD_DIFFERS");
    checkRecordTime(record.recordedAt, claims.iat, context);
    findings.pass("RECORD");
  } else if (!context.ledger) {
    if (context.offline) findings.leaveOut("RECORD", "LEDGER_NOT_AT_HAND");
    else findings.notChecked("RECORD", "LEDGER_NOT_AT_HAND");
  } else if (context.isFresh(context.ledger.time) || context.ledger.time > claims.iat + HELD_BACK) {
    throw new Refusal("RECORD", "NOT_ON_LEDGER", "NOT_RECORDED");
  } else {
    findings.stale("RECORD", "NOT_SEEN_YET");
  }
}

function checkRecordTime(recordedAt, iat, { asOf }) {
  if (iat > recordedAt + CLOCK_AHEAD || recordedAt > iat + HELD_BACK) {
    throw new Refusal("RECORD", "NOT_ON_LEDGER", "RECORD_TIME_DIFFERS");
  }
  if (asOf !== undefined && asOf < recordedAt) {
    throw new Refusal("RECORD", "NOT_YET_VALID", "RECORDED_LATER", shownTime(recordedAt));
  }
}

const ended = (code, reason, ...args) => new Refusal("STATE", code, reason, ...args);

export async function checkState(record, claims, digest, context, findings) {
  if (record) {
    if (record.kind === "LICENCE") checkLicence(record, findings);
    else checkReceipt(record, findings);
    const { time } = context.ledger;
    if (!context.isFresh(time)) findings.stale("STATE", ...(Number(time) === 0 ? ["CLOCKS_DIFFER"] : ["VIEW_TOO_OLD", shownTime(time)]));
  } else if (!context.ledger && context.offline) {
    await checkCarried(claims, digest, context, findings);
  } else {
    findings.notChecked("STATE", "LEDGER_NOT_AT_HAND");
  }
}

function checkLicence(licence, findings) {
  const since = shownTime(licence.stateSince);
  const cause = licence.cause ?? "-";
  const { successor } = licence;
  switch (licence.state) {
    case "VALID":
      if (licence.digestClosed) throw ended("SUPERSEDED", "STATE_CREDENTIAL_CLOSED");
      findings.pass("STATE");
      return;
    case "SUSPENDED": throw ended("SUSPENDED", "STATE_SUSPENDED", since, cause);
    case "REVOKED": throw ended("REVOKED", "STATE_REVOKED", since, cause);
    case "WITHDRAWN": throw ended("REVOKED", "STATE_WITHDRAWN", since, cause);
    case "CANCELLED": throw ended("REVOKED", "STATE_CANCELLED", since, cause);
    case "LAPSED":
      throw successor ? ended("SUPERSEDED", "STATE_REPLACED", since, successor) : ended("EXPIRED", "STATE_LAPSED", since);
    default:
      throw successor ? ended("SUPERSEDED", "STATE_TAKEN_IN", licence.movedTo ?? "-", successor)
        : ended("SUSPENDED", "STATE_IN_TRANSFER", since, licence.movedTo ?? "-");
  }
}

function checkReceipt({ reversal, claims }, findings) {
  if (reversal) throw ended("REVERSED", "STATE_REVERSED", shownTime(reversal.at), reversal.redReceipt);
  if (!claims) {
    findings.pass("STATE");
    return;
  }
  const last = shownTime(claims.lastAt);
  if (claims.restFen === undefined || claims.restFen === null) findings.stale("STATE", "STATE_CLAIMS_SEALED", last);
  else if (claims.restFen <= 0) throw ended("ALREADY_CLAIMED", "STATE_CLAIMED", last);
  else findings.pass("STATE", "STATE_PARTLY_CLAIMED", last, yuan(claims.restFen));
}

/** Fen as yuan with two decimals. */
export function yuan(fen) {
  const digits = String(fen < 0 ? -BigInt(fen) : BigInt(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const BY_LIST = {
  ENDED: ["REVOKED", "STATUS_ENDED"],
  SUSPENDED: ["SUSPENDED", "STATUS_SUSPENDED"],
  LAPSED: ["SUPERSEDED", "STATUS_LAPSED"],
};

/** An old list still knows what had ended; green it is never. */
async function checkCarried(claims, digest, context, findings) {
  if (claims.place.statusIndex === undefined) {
    findings.notChecked("STATE", "RECEIPT_STATE_ON_LEDGER");
    return;
  }
  const found = await context.offline.status(claims.iss, claims.vct, claims.place.statusIndex, digest);
  if (found.kind === "REFUSED") {
    findings.notChecked("STATE", "STATUS_LIST_REFUSED", found.fault);
    return;
  }
  if (found.kind !== "KNOWN") {
    findings.notChecked("STATE", "STATUS_NOT_CARRIED");
    return;
  }
  const at = shownTime(found.at);
  if (BY_LIST[found.status]) throw ended(...BY_LIST[found.status], at);
  if (found.closing === "CLOSED") throw ended("SUPERSEDED", "STATUS_CREDENTIAL_CLOSED", at);
  if (found.closing === "NOT_TOLD") {
    findings.notChecked("STATE", "STATUS_CLOSING_NOT_TOLD", at);
    return;
  }
  const fresh = context.isFresh(found.at) && context.now < found.until;
  if (fresh) findings.pass("STATE", "STATUS_VALID", at);
  else findings.stale("STATE", "STATUS_LIST_OLD", at);
}
