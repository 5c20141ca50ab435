// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

/** The closed list of answers. Names are stable and may be programmed against. */
public enum VerdictCode {
    VALID(Tone.GOOD),
    NOT_RECOGNISED_HERE(Tone.CAUTION),
    STATUS_UNKNOWN(Tone.CAUTION),
    NOT_YET_VALID(Tone.CAUTION),
    EXPIRED(Tone.BAD),
    SUSPENDED(Tone.BAD),
    REVOKED(Tone.BAD),
    SUPERSEDED(Tone.CAUTION),
    REVERSED(Tone.BAD),
    ALREADY_CLAIMED(Tone.BAD),
    UNKNOWN_ISSUER(Tone.BAD),
    ISSUER_NOT_AUTHORISED(Tone.BAD),
    TAMPERED(Tone.BAD),
    NOT_ON_LEDGER(Tone.BAD),
    PRESENTATION_EXPIRED(Tone.CAUTION),
    PRESENTATION_REPLAYED(Tone.BAD),
    PRESENTATION_INVALID(Tone.BAD),
    UNREADABLE(Tone.NEUTRAL),
    UNSUPPORTED(Tone.NEUTRAL);

    private final Tone tone;

    VerdictCode(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }
}
