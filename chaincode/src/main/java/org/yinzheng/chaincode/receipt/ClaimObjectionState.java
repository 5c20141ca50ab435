// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * State {@code COB}, write-once: the issuing unit's objection to a claim; without one the supervising body releases nothing.
 *
 * @param seq the claim
 * @param by social credit code of the unit
 * @param reason reason code
 * @param statement commitment of the statement, hex; the text stays off chain
 * @param at record time, epoch seconds
 */
public record ClaimObjectionState(
        String code, String number, long seq, String by, String reason, String statement, long at, String requestId) {}
