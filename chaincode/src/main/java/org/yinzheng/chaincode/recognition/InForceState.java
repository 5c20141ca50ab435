// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/**
 * That every party had accepted, write-once under INF in the common namespace. The agreement is in force from the later of
 * this and its first day until the first day of a later version that was activated, between those parties that keep their
 * parts up.
 */
public record InForceState(
        String agreement, int version, String region, String agency, String transactionId, long activatedAt) {}
