// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.LaunchFailure;

/** Fills an empty network through the gateway's API only, once; an interrupted seeding goes on where it stopped. */
public final class Seed {
    private static final int AT_THE_SAME_TIME = 16;

    private final Gateway gateway;
    private final SeedRecord record;
    private final Path folder;
    private final Console console;

    /** A seeding that remembers in {@code folder} how far it is. */
    public Seed(Gateway gateway, Path folder, Console console) throws IOException {
        this.gateway = gateway;
        this.record = SeedRecord.open(folder, DemoDocument.today());
        this.folder = folder;
        this.console = console;
    }

    /** Registry, types, keys, one agreement, licences and receipts in every state. */
    public void fill() throws IOException, InterruptedException {
        if (record.isComplete()) {
            return;
        }
        List<Stage> stages = new ArrayList<>(founding());
        stages.addAll(new SeedAgreement(gateway, record).stages());
        stages.addAll(new SeedLicences(gateway, record).stages());
        stages.add(new SeedReceipts(gateway, record).issues());
        stages.addAll(new SeedSamples(gateway, record, folder, console).stages());
        run(stages);
        record.complete();
    }

    /** Registry, types, keys and number blocks only: what anything else needs. */
    public void found() throws IOException, InterruptedException {
        if (!record.isComplete()) {
            run(founding());
        }
    }

    /** The agreement and a code for each verdict, on what {@link #found} made. */
    public void samples() throws InterruptedException {
        List<Stage> stages = new ArrayList<>(new SeedAgreement(gateway, record).stages());
        stages.addAll(new SeedSamples(gateway, record, folder, console).stages());
        run(stages);
    }

    private List<Stage> founding() {
        List<Stage> stages = new ArrayList<>(new Founding(gateway, record).stages());
        stages.add(new SeedReceipts(gateway, record).grants());
        return stages;
    }

    private void run(List<Stage> stages) throws InterruptedException {
        int total = stages.stream().mapToInt(stage -> stage.tasks().size()).sum();
        AtomicInteger done = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(AT_THE_SAME_TIME);
        try {
            for (Stage stage : stages) {
                run(stage, workers, () -> console.progress(stage.label(), done.incrementAndGet(), total));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static void run(Stage stage, ExecutorService workers, Runnable progress) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        for (Runnable task : stage.tasks()) {
            running.add(workers.submit(() -> {
                task.run();
                progress.run();
            }));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                running.forEach(other -> other.cancel(true));
                throw new LaunchFailure(
                        "seeding stopped at \"" + stage.label() + "\": " + String.valueOf(e.getCause())
                                + "; run ./yinzheng demo again to go on",
                        e);
            }
        }
    }
}
