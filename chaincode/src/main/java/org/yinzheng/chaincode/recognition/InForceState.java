// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/**
 * That every party had accepted, write-once under INF in the common namespace. The agreement is in force from the later of
 * this and its first day, while no party suspended or ended its part and no later version is in force.
 */
public record InForceState(
        String agreement, int version, String region, String agency, String transactionId, long activatedAt) {}
