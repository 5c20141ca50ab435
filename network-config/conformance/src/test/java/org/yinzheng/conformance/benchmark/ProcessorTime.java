// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yinzheng.fabric.compose.ComposeProject;

/** Which processes of a network the processor worked for, and how long: the kernel's account of each container's process. */
final class ProcessorTime {
    private static final String CLIENT = "client";
    private static final String GATEWAY = "gateway";

    private final Map<String, Long> processes = new TreeMap<>();

    ProcessorTime(ComposeProject project) throws IOException, InterruptedException {
        processes.put(CLIENT, ProcessHandle.current().pid());
        for (Map.Entry<String, String> container : project.containers().entrySet()) {
            processes.put(container.getKey(), process(container.getValue()));
        }
    }

    /** Watches our gateway too. */
    void watch(ProcessHandle gateway) {
        processes.put(GATEWAY, gateway.pid());
    }

    private static long process(String container) throws IOException, InterruptedException {
        Process docker = new ProcessBuilder("docker", "inspect", "--format", "{{.State.Pid}}", container).start();
        String said = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        docker.waitFor();
        return Long.parseLong(said.strip());
    }

    /** From process to what it has used since it started. */
    Map<String, Duration> now() {
        Map<String, Duration> used = new TreeMap<>();
        processes.forEach((name, pid) -> used.put(
                name,
                ProcessHandle.of(pid)
                        .map(ProcessHandle::info)
                        .flatMap(ProcessHandle.Info::totalCpuDuration)
                        .orElse(Duration.ZERO)));
        return used;
    }

    /** Milliseconds for each of so many calls, summed by kind of process. */
    static String perCall(Map<String, Duration> before, Map<String, Duration> after, int calls) {
        Map<String, Double> kinds = new TreeMap<>();
        after.forEach((name, used) -> kinds.merge(
                kind(name),
                used.minus(Optional.ofNullable(before.get(name)).orElse(Duration.ZERO))
                                .toNanos()
                        / 1e6
                        / calls,
                Double::sum));
        double sum = kinds.values().stream().mapToDouble(Double::doubleValue).sum();
        return String.format(Locale.ROOT, "processor time of each %.2f ms: ", sum)
                + kinds.entrySet().stream()
                        .map(kind -> String.format(Locale.ROOT, "%s %.2f", kind.getKey(), kind.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String kind(String name) {
        if (name.equals(CLIENT) || name.equals(GATEWAY)) {
            return name;
        }
        if (name.startsWith("chaincode.")) {
            return "contracts";
        }
        return name.startsWith("orderer") ? "orderers" : "peers";
    }
}
