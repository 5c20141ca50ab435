// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * Query of {@code History} and {@code Claims}: what follows on a place, oldest first.
 *
 * @param after number of the last one already known, 0 for none
 * @param limit 1 to 100
 */
public record ReadSteps(String code, String number, long after, int limit) {}
