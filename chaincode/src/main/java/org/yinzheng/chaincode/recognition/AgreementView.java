// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

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
}
