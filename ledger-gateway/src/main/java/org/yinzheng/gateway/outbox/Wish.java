// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import org.yinzheng.gateway.organisation.LedgerIdentity;

/** A change somebody waits for, under the key and the ledger's request id that name it. */
record Wish(LedgerIdentity identity, Submitter submitter, IdempotencyKey key, String requestId, Change change) {}
