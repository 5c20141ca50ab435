// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

/**
 * An endorsed and signed transaction, ready to be sent any number of times.
 *
 * @param transactionId hex, known before anything is sent to be ordered
 * @param envelope the prepared transaction with the client's signature, the client library's serialised form
 * @param result what the function returned
 */
public record Endorsed(String transactionId, byte[] envelope, String result) {}
