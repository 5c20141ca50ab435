// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.localpeer.commit.CommitListener;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.TransactionPlace;

/** Those who wait for the outcome of a transaction. A waiter is entered before the index is read, so none is missed. */
final class CommitWaiters implements CommitListener {
    private final LedgerStore store;
    private final Map<String, Set<CompletableFuture<TransactionPlace>>> waiting = new ConcurrentHashMap<>();

    CommitWaiters(LedgerStore store) {
        this.store = store;
    }

    /** @throws LedgerException if the index cannot be read; then nobody waits. */
    CompletableFuture<TransactionPlace> await(String transactionId) {
        CompletableFuture<TransactionPlace> waiter = new CompletableFuture<>();
        waiting.compute(transactionId, (id, waiters) -> {
            Set<CompletableFuture<TransactionPlace>> all = waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
            all.add(waiter);
            return all;
        });
        try {
            store.transaction(transactionId).ifPresent(place -> {
                forget(transactionId, waiter);
                waiter.complete(place);
            });
        } catch (LedgerException e) {
            forget(transactionId, waiter);
            throw e;
        }
        return waiter;
    }

    void forget(String transactionId, CompletableFuture<TransactionPlace> waiter) {
        waiting.computeIfPresent(transactionId, (id, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    @Override
    public void committed(Block block, List<TransactionPlace> transactions) {
        for (TransactionPlace place : transactions) {
            Set<CompletableFuture<TransactionPlace>> waiters = waiting.remove(place.id());
            if (waiters != null) {
                waiters.forEach(waiter -> waiter.complete(place));
            }
        }
    }
}
