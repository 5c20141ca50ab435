// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** One party's part of an agreement, under ACC in the party's own namespace; {@code changedAt} in epoch seconds. */
public record AcceptanceState(
        String agreement,
        int version,
        String region,
        PartyStatus status,
        String cause,
        String agency,
        String officer,
        long seq,
        long changedAt) {}
