// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.api.Verifier;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.demo.Seed;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/**
 * How long after a clerk presses the button a verifier says VALID: one licence at a time, issued through the gateway's HTTP,
 * checked through the verifier's HTTP until the verdict is VALID. Local peer, gateway and verifier are the demo's processes,
 * as the demo starts them.
 */
public final class ValidLatency {
    private static final int WARM_UP = Integer.getInteger("warmUp", 200);
    private static final int COUNT = Integer.getInteger("count", 500);
    private static final int FOOD_LICENCE = 1;
    private static final String REGION = "330000";

    private final Licences licences;
    private final Verifier verifier;
    private int index;

    private ValidLatency(Licences licences, Verifier verifier) {
        this.licences = licences;
        this.verifier = verifier;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataFolder folder = new DataFolder(Files.createTempDirectory("yinzheng-latency"));
        folder.create();
        System.out.println("data: " + folder.root());
        DemoProcesses processes = new DemoProcesses(Installation.current(), folder);
        try {
            NetworkMaterial network = NetworkMaterial.generate(NetworkDescription.demoText(), folder.network());
            Ports ports = Ports.choose(Map.of(), Map.of());
            processes.start(network, ports);
            processes.await(ports, Service.values());
            Gateway gateway = new Gateway(address(ports, Service.GATEWAY), Accounts.read(folder.accounts()));
            new Seed(gateway, folder.run(), new Console()).found();
            new ValidLatency(new Licences(gateway), new Verifier(address(ports, Service.VERIFIER))).measure();
        } finally {
            processes.stop();
        }
        folder.delete();
    }

    private static URI address(Ports ports, Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }

    private void measure() {
        for (int i = 0; i < WARM_UP; i++) {
            issue();
        }
        double[] issued = new double[COUNT];
        double[] valid = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            Times times = issue();
            issued[i] = times.issued();
            valid[i] = times.valid();
        }
        print("handed out by the gateway", issued);
        print("VALID at the verifier", valid);
    }

    /** Milliseconds since the request was sent. */
    private record Times(double issued, double valid) {}

    private Times issue() {
        var document = DemoDocument.licence(FOOD_LICENCE, REGION, index++);
        long start = System.nanoTime();
        String text = licences.issue("zj-market-clerk", UUID.randomUUID().toString(), document)
                .text("credential");
        double issued = (System.nanoTime() - start) / 1e6;
        while (!verifier.verify(text, REGION, null).path("code").asString("").equals("VALID")) {
            // the verifier has not read the block yet: ask again at once
            Thread.onSpinWait();
        }
        return new Times(issued, (System.nanoTime() - start) / 1e6);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%s: %d licences one by one, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n",
                what, COUNT, millis[COUNT / 2], millis[COUNT * 95 / 100], millis[COUNT * 99 / 100]);
    }
}
