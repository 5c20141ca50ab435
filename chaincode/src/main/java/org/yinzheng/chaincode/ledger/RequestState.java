// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request id, under REQ.
 *
 * @param function contract and function, or absent when fenced
 * @param argumentsDigest SHA-256 of function and canonical arguments, hex; absent when fenced
 * @param answer the canonical JSON that was answered; absent when fenced
 * @param transactionId of the transaction that wrote this
 * @param recordedAt its timestamp, epoch seconds
 * @param fenced whether the request id was closed without having been carried out
 */
public record RequestState(
        @Nullable String function,
        @Nullable String argumentsDigest,
        @Nullable String answer,
        String transactionId,
        long recordedAt,
        boolean fenced) {}
