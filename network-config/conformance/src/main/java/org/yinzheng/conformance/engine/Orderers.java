// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.OrdererNode;

/** The orderers of a BFT network, as their own metrics tell of them. */
public final class Orderers {
    private static final String LEADS = "consensus_BFT_is_leader\\{.*} 1";
    private static final String HOLDS = "consensus_smartbft_pool_count_of_elements\\{.*} [1-9].*";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<OrdererNode> nodes;

    Orderers(NetworkDescription network) {
        nodes = network.organisations().stream()
                .flatMap(organisation -> organisation.orderers().stream())
                .toList();
    }

    /** Their hosts. */
    public List<String> hosts() {
        return nodes.stream().map(OrdererNode::host).toList();
    }

    /** The host of the one that leads. */
    public String leader() throws IOException, InterruptedException {
        for (OrdererNode orderer : nodes) {
            if (says(orderer, LEADS)) {
                return orderer.host();
            }
        }
        throw new IllegalStateException("no orderer says that it leads");
    }

    /** Waits until each of these has taken an envelope that is in no block yet. */
    public void awaitTaken(List<String> hosts, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (OrdererNode orderer : nodes) {
            while (hosts.contains(orderer.host()) && !says(orderer, HOLDS)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(orderer.host() + " has taken nothing in " + limit);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private boolean says(OrdererNode orderer, String line) throws IOException, InterruptedException {
        URI metrics = URI.create("http://" + FabricNetwork.HOST + ":" + orderer.operationsPort() + "/metrics");
        return client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .anyMatch(each -> each.matches(line));
    }
}
