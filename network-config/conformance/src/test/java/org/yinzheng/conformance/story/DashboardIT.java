// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.localpeer.LocalPeer;
import org.yinzheng.localpeer.LocalPeerSettings;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import tools.jackson.databind.json.JsonMapper;

/** Every metric that the dashboard, the alerts and docs/operations.md name exists, and the scrape configuration finds it. */
@ExtendWith(RunningNetwork.Extension.class)
final class DashboardIT {
    private static final Path MONITORING = Path.of("..", "monitoring");
    private static final Path OPERATIONS = Path.of("..", "..", "docs", "operations.md");

    /** Words of PromQL that are no metrics. */
    private static final Set<String> WORDS = Set.of(
            "sum", "min", "max", "by", "rate", "increase", "histogram_quantile", "le", "and", "or", "on", "without");

    private static final Pattern GROUPING = Pattern.compile("\\bby \\([^)]*\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
    private static final Pattern SCRAPED = Pattern.compile("(?m)^(?:# TYPE )?([A-Za-z_:][A-Za-z0-9_:]*)[ {]");
    private static final Pattern OWN = Pattern.compile("`(yinzheng_[a-z_]+)");

    @TempDir
    Path folder;

    @Test
    void every_metric_that_is_named_is_one_that_a_process_shows(RunningNetwork network) throws Exception {
        issueAndCheckSomething(network);
        Set<String> shown = new TreeSet<>();
        shown.addAll(scrape(network.port(Service.GATEWAY), "/actuator/prometheus"));
        shown.addAll(scrape(network.port(Service.VERIFIER), "/actuator/prometheus"));
        Map<String, String> fabric = fabricMetrics();
        fabric.forEach((name, type) -> shown.addAll(series(name, type)));

        Set<String> named = named();
        assertThat(named).hasSizeGreaterThan(25);
        assertThat(shown).containsAll(named);
        assertThat(fabric.keySet())
                .as("the list of Fabric's metrics names nothing that is not used")
                .allMatch(name -> named.stream().anyMatch(used -> used.startsWith(name)));
    }

    @Test
    void the_local_peer_shows_metrics_only_under_names_that_fabric_has() throws Exception {
        NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
        Set<String> allowed = new TreeSet<>();
        fabricMetrics().forEach((name, type) -> allowed.addAll(series(name, type)));
        try (LocalPeer peer = LocalPeer.start(LocalPeerSettings.of(folder.resolve("network"), folder.resolve("peer")));
                var port = peer.serveMetrics(0)) {
            assertThat(scrape(port.number(), "/metrics"))
                    .contains("ledger_blockchain_height", "consensus_smartbft_pool_count_of_elements")
                    .isSubsetOf(allowed);
        }
    }

    private static void issueAndCheckSomething(RunningNetwork network) throws IOException {
        var answer = network.gateway()
                .change(
                        "zj-market-clerk",
                        "licences",
                        UUID.randomUUID().toString(),
                        DemoDocument.licence(1, "330000", 60_001));
        network.verifier().verify(answer.path("credential").asString(), "330000", null);
    }

    private static Set<String> scrape(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        String text = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        Set<String> names = new TreeSet<>();
        SCRAPED.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static Set<String> named() throws IOException {
        List<String> expressions = new ArrayList<>();
        var dashboard = new JsonMapper().readTree(Files.readString(MONITORING.resolve("dashboard.json")));
        dashboard.path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> expressions.add(target.path("expr").asString())));
        Files.readString(MONITORING.resolve("alerts.yaml"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("expr: "))
                .map(line -> line.substring("expr: ".length()))
                .forEach(expressions::add);
        Set<String> names = new TreeSet<>();
        for (String expression : expressions) {
            String bare = MATCHERS.matcher(GROUPING.matcher(expression).replaceAll(" "))
                    .replaceAll(" ");
            NAME.matcher(bare)
                    .results()
                    .map(found -> found.group())
                    .filter(word -> !WORDS.contains(word))
                    .forEach(names::add);
        }
        OWN.matcher(Files.readString(OPERATIONS)).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static Map<String, String> fabricMetrics() throws IOException {
        Map<String, String> metrics = new TreeMap<>();
        Files.readString(MONITORING.resolve("fabric-metrics.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(words -> metrics.put(words[0], words[1]));
        return metrics;
    }

    /** What Prometheus calls a metric and its series. */
    private static Set<String> series(String name, String type) {
        return type.equals("histogram") ? Set.of(name, name + "_bucket", name + "_sum", name + "_count") : Set.of(name);
    }
}
