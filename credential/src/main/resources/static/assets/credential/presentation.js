// SPDX-License-Identifier: Apache-2.0
// Whether the holder shows this, now, to this verifier.
import { hex, sameBytes, sha256, shownTime } from "./bytes.js";
import { Refusal } from "./findings.js";

const CLOCK_SKEW = 30;
const LONGEST_LIFE = 60;

const invalid = (reason) => new Refusal("PRESENTATION", "PRESENTATION_INVALID", reason);
const replayed = () => new Refusal("PRESENTATION", "PRESENTATION_REPLAYED", "PRESENTATION_SEEN_BEFORE");

/** Judged by this clock, whatever moment is asked about. */
export async function checkPresentation({ presentation, wallet, claims }, context, findings) {
  if (!presentation) {
    if (wallet) throw invalid("KEY_BINDING_MISSING");
    if (context.asked.holderRequired) throw invalid("HOLDER_REQUIRED");
    return;
  }
  const { binding, message, alg } = presentation;
  checkBindingDates(binding, context.now);
  if (alg !== claims.holder.alg) throw invalid("HOLDER_ALGORITHM_DIFFERS");
  if (!(await claims.holder.verifies(message.sigStructure(), message.signature))) throw invalid("HOLDER_SIGNATURE_WRONG");
  const { audience, nonce } = context.asked;
  if (binding.audience !== audience) throw invalid("AUDIENCE_DIFFERS");
  if (!(nonce && binding.nonce ? sameBytes(nonce, binding.nonce) : nonce === binding.nonce)) throw invalid("NONCE_DIFFERS");
  presentation.fingerprint = hex(await sha256(message.sigStructure()));
  if (context.asked.seen.isSeenByAnother(presentation.fingerprint)) throw replayed();
  findings.pass("PRESENTATION", audience === undefined && nonce === undefined ? "PRESENTATION_UNASKED" : "OK");
}

function checkBindingDates({ iat, exp }, now) {
  if (exp <= iat || exp - iat > LONGEST_LIFE) throw invalid("PRESENTATION_LIFE");
  if (iat > now + CLOCK_SKEW) throw invalid("PRESENTATION_FROM_FUTURE");
  if (exp < now - CLOCK_SKEW) {
    throw new Refusal("PRESENTATION", "PRESENTATION_EXPIRED", "PRESENTATION_TOO_OLD", shownTime(iat));
  }
}

/** The issuer named the key that answered. Kept only now: nobody fills the memory with credentials of their own making. */
export function accept({ fingerprint, binding }, context, findings) {
  const { audience, nonce, seen } = context.asked;
  if (!seen.remember(fingerprint, binding.exp + CLOCK_SKEW, context.now)) throw replayed();
  findings.presented = {
    at: binding.iat, purpose: binding.purpose ?? null, toThisVerifier: audience !== undefined || nonce !== undefined,
  };
}
