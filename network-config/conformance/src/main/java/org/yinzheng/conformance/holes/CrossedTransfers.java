// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hyperledger.fabric.client.Transaction;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.TransferInRequest;
import org.yinzheng.conformance.engine.World;

/** Licences that two provinces take in from each other at one moment: every call of one namespace calls the other one. */
final class CrossedTransfers {
    private final World world;
    private final int eachWay;

    CrossedTransfers(World world, int eachWay) {
        this.world = world;
        this.eachWay = eachWay;
    }

    /** Has all of them endorsed at once and returns what was endorsed. */
    List<Transaction> endorsed() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2 * eachWay);
        try {
            List<Callable<Transaction>> calls = new ArrayList<>();
            CyclicBarrier start = new CyclicBarrier(2 * eachWay);
            calls.addAll(calls("zj-market", "330000", "jx-market", "360000", start, threads));
            calls.addAll(calls("jx-market", "360000", "zj-market", "330000", start, threads));
            return all(threads, calls);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Callable<Transaction>> calls(
            String from, String fromRegion, String to, String toRegion, CyclicBarrier start, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<LicenceEntry> leaving = world.issued(from, eachWay);
        String namespace = World.namespace(from);
        List<Callable<Object>> out = new ArrayList<>();
        leaving.forEach(licence -> out.add(() -> world.operated(
                from + "-approver",
                namespace,
                world.operation(namespace, Operation.TRANSFER_OUT, licence.licenceId(), null, toRegion))));
        all(threads, out);
        List<Callable<Transaction>> in = new ArrayList<>();
        for (LicenceEntry licence : leaving) {
            TransferInRequest request = new TransferInRequest(
                    World.id(), fromRegion, licence.licenceId(), World.BUSINESS, 1, world.kid(to), world.entry(to));
            in.add(() -> {
                start.await();
                return world.client(to + "-clerk").endorse(World.namespace(to), "licence:TransferIn", request);
            });
        }
        return in;
    }

    private static <T> List<T> all(ExecutorService threads, List<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(calls)) {
            results.add(future.get());
        }
        return results;
    }
}
