// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

import java.util.List;
import java.util.Optional;

/**
 * The answer of a verification.
 *
 * @param decidedBy the step that decided: the first that failed, or else the first that was stale; empty for VALID
 * @param checks every step in order
 * @param document what the credential says; empty unless its signature, its issuer and its record hold
 * @param assurance how the holder was tied to the document
 * @param presented how the holder showed it; empty where the holder's key did not answer, and where the document is
 * @param asOf the moment asked about, epoch seconds
 * @param view the ledger view that the answer rests on; empty without one
 */
public record Verdict(
        VerdictCode code,
        Tone tone,
        Bilingual word,
        Bilingual meaning,
        Bilingual next,
        Optional<CheckStep> decidedBy,
        List<Check> checks,
        Optional<ShownDocument> document,
        Assurance assurance,
        Optional<Presented> presented,
        long asOf,
        Optional<View> view) {

    /** Whether the person who shows the document was tied to it. */
    public enum Assurance {
        /** Whoever bears the code. */
        BEARER,
        /** The holder's key answered. */
        HOLDER
    }

    /**
     * What the holder's key said, once the issuer's signature named that key.
     *
     * @param at when it was shown, by the holder's clock, epoch seconds
     * @param purpose what the holder shows it for
     * @param toThisVerifier whether it was made for this verifier; otherwise somebody may have passed it on at once
     */
    public record Presented(long at, Optional<String> purpose, boolean toThisVerifier) {}

    /**
     * How old the view is.
     *
     * @param height the number of blocks seen
     * @param time the latest time in the ledger seen, epoch seconds
     * @param ageSeconds from then to the verifier's clock
     */
    public record View(long height, long time, long ageSeconds) {}

    public Verdict {
        checks = List.copyOf(checks);
    }

    /**
     * The check of a step.
     *
     * @throws IllegalArgumentException if the step does not belong to the profile
     */
    public Check check(CheckStep step) {
        return checks.stream()
                .filter(check -> check.step() == step)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(step + " is no step of this profile"));
    }
}
