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
     * @param current which version of the agreement was put into force last; 0 before the first
     * @param day on which it is looked at
     */
    public static AgreementView of(
            AgreementState agreement,
            List<AcceptanceState> parts,
            @Nullable InForceState inForce,
            int current,
            LocalDate day) {
        var accepted = parts.stream()
                .filter(part -> part.status() == PartyStatus.ACCEPTED)
                .map(AcceptanceState::region)
                .toList();
        var status = AgreementRules.status(
                agreement.terms(),
                parts.stream().map(AcceptanceState::status).toList(),
                agreement.terms().parties().stream()
                        .allMatch(party -> party.equals(agreement.proposer()) || accepted.contains(party)),
                inForce != null,
                inForce != null && current > agreement.version(),
                day);
        return new AgreementView(agreement, status, parts, inForce);
    }
}
