// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** State {@code BID}, write-once: where the batch with an id stands. */
public record BatchPlaceState(String batchId, String code, String first) {}
