// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * State {@code NBC}: how far the numbers of a receipt code have been granted, so that no two blocks overlap.
 *
 * @param code receipt code, 8 digits
 * @param next the smallest number that may still be granted
 */
public record AllocationState(String code, long next) {}
