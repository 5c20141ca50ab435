// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Load on a Fabric network as the command's settings say, with the processor time that each process took for a call. */
final class FabricLoad {
    static final int COUNT = Integer.getInteger("count", 1_000);
    static final int ROUNDS = Integer.getInteger("rounds", 3);

    private static final int IN_FLIGHT = Integer.getInteger("inFlight", 64);
    private static final int WARM_UP = Integer.getInteger("warmUp", 500);

    private final Load load = new Load(IN_FLIGHT);
    private final ProcessorTime processor;

    FabricLoad(ProcessorTime processor) {
        this.processor = processor;
    }

    void warmUp(String title, Callable<?> call) throws ExecutionException, InterruptedException {
        load.run("warm-up, " + title, WARM_UP, call);
    }

    /** Calls a second. */
    double run(String title, int calls, Callable<?> call) throws ExecutionException, InterruptedException {
        Map<String, Duration> before = processor.now();
        double rate = load.run(title, calls, call);
        System.out.println("  " + ProcessorTime.perCall(before, processor.now(), calls));
        return rate;
    }
}
