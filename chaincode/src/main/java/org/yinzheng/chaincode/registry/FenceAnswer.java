// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.jspecify.annotations.Nullable;

/**
 * What stands under a request id after a fence.
 *
 * @param fenced once the fence is recorded: the request was not carried out where the fence was told that it went, and never
 *     will be anywhere
 * @param answer its answer, when it had been carried out before
 * @param transactionId of the transaction that decided it
 */
public record FenceAnswer(boolean fenced, @Nullable String answer, String transactionId) {}
