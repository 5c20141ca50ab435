// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as read at the transaction's time.
 *
 * @param parts what each party wrote; a party that wrote nothing is left out
 * @param inForce absent before its activation
 */
public record AgreementView(
        AgreementState agreement,
        AgreementStatus status,
        List<AcceptanceState> parts,
        @Nullable InForceState inForce) {
    public AgreementView {
        parts = List.copyOf(parts);
    }

    /**
     * Puts an agreement together.
     *
     * @param parts what each party wrote, each from the party's own namespace
     * @param superseded whether a later version has replaced it by that day
     * @param day on which it is looked at
     */
    public static AgreementView of(
            AgreementState agreement,
            List<AcceptanceState> parts,
            @Nullable InForceState inForce,
            boolean superseded,
            LocalDate day) {
        var status = AgreementRules.status(agreement, parts, inForce != null, superseded, day);
        return new AgreementView(agreement, status, parts, inForce);
    }

    /** The same, standing as it does between two of its parties: one in force is in force for those who keep it up. */
    public AgreementView between(String one, String other) {
        if (status != AgreementStatus.IN_FORCE || keepsUp(one) && keepsUp(other)) {
            return this;
        }
        boolean ended = parts.stream()
                .filter(part -> part.region().equals(one) || part.region().equals(other))
                .anyMatch(part -> part.status() == PartyStatus.ENDED);
        var between = ended ? AgreementStatus.ENDED : AgreementStatus.SUSPENDED;
        return new AgreementView(agreement, between, parts, inForce);
    }

    private boolean keepsUp(String region) {
        return AgreementRules.keepsUp(
                agreement, region, AgreementRules.part(parts, region).orElse(null));
    }
}
