// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.OperationState;

/** The life of a licence as the ledger tells it, oldest first. */
record Timeline(List<Step> steps) {
    /**
     * One step.
     *
     * @param causeDigest under which the agency keeps the words beside the code
     * @param officer pseudonym
     * @param time epoch seconds
     * @param block where this gateway sent the transaction itself; absent for another's
     */
    record Step(
            String operation,
            LicenceStatus to,
            @Nullable String cause,
            @Nullable String causeDigest,
            @Nullable String successor,
            @Nullable String toRegion,
            String agency,
            String officer,
            long time,
            String transactionId,
            @Nullable Long block) {}

    /**
     * @param body tells the first step; absent where the page begins later
     * @param blocks block numbers by transaction id
     */
    static Timeline of(@Nullable LicenceBody body, List<OperationState> operations, Map<String, Long> blocks) {
        var steps = new ArrayList<Step>();
        if (body != null && (operations.isEmpty() || operations.get(0).seq() > 1)) {
            steps.add(first(body, blocks));
        }
        operations.forEach(one -> steps.add(new Step(
                one.operation().name(),
                one.to(),
                one.cause(),
                one.causeDigest(),
                one.successor(),
                one.toRegion(),
                one.agency(),
                one.officer(),
                one.time(),
                one.transactionId(),
                blocks.get(one.transactionId()))));
        return new Timeline(List.copyOf(steps));
    }

    private static Step first(LicenceBody body, Map<String, Long> blocks) {
        return new Step(
                body.operation().name(),
                LicenceStatus.VALID,
                null,
                null,
                null,
                null,
                body.issuer(),
                body.officer(),
                body.recordedAt(),
                body.transactionId(),
                blocks.get(body.transactionId()));
    }
}
