// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.jspecify.annotations.Nullable;

/**
 * What stands under a request id after a fence.
 *
 * @param fenced the request was not carried out and never will be
 * @param answer its answer, when it had been carried out before
 * @param transactionId of the transaction that decided it
 */
public record FenceAnswer(boolean fenced, @Nullable String answer, String transactionId) {}
