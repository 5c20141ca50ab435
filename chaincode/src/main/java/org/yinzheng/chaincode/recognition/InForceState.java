// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/**
 * That every party had accepted: write-once under INF and the version in the common namespace, and, of the version that was
 * activated last, under version 0 as well. The agreement is in force from the later of this and its first day until the first
 * day of a later version that was activated, between those parties that keep their parts up.
 *
 * @param region whose officer activated it
 * @param agency that officer's
 * @param activatedAt epoch seconds
 */
public record InForceState(
        String agreement, int version, String region, String agency, String transactionId, long activatedAt) {}
