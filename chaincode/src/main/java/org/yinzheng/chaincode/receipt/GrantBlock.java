// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * Request: a finance body grants numbers to a unit.
 *
 * @param code receipt code, 8 digits; the first two are those of the region
 * @param first first number, 10 digits, not granted before
 * @param last last number, 10 digits
 * @param unit social credit code of the issuing unit
 * @param lanes how many transactions shall be able to issue at the same time, 1 to 64
 */
public record GrantBlock(String requestId, String code, String first, String last, String unit, int lanes) {}
