// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yinzheng.fabric.compose.ComposeProject;
import org.yinzheng.fabric.compose.Docker;
import org.yinzheng.fabric.compose.Images;
import org.yinzheng.network.InvalidDescription;
import org.yinzheng.network.IssuedCertificate;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Node;
import org.yinzheng.network.Organisation;

/** What must hold before anything starts. */
final class Preflight {
    private static final long LEAST_FREE = 3L << 30;

    private final NetworkMaterial material;
    private final Images images;
    private final ComposeProject project;

    Preflight(NetworkMaterial material, Images images, ComposeProject project) {
        this.material = material;
        this.images = images;
        this.project = project;
    }

    /** In the order in which one depends on another. */
    List<Check> checks() {
        return Stream.of(
                        List.of(
                                new Check("主机名 / host names", this::hosts),
                                new Check("证书有效期 / certificates", this::certificates)),
                        machine(images),
                        List.of(new Check("磁盘空间 / disk", this::disk), new Check("端口 / ports", this::ports)))
                .flatMap(List::stream)
                .toList();
    }

    /** What a machine must have for any network. */
    static List<Check> machine(Images images) {
        return List.of(
                new Check("docker", Docker::require),
                new Check("docker compose", Docker::compose),
                new Check("镜像 / image " + images.peer(), () -> Docker.requireImage(images.peer())),
                new Check("镜像 / image " + images.orderer(), () -> Docker.requireImage(images.orderer())));
    }

    /** Each container is found by its host's name. */
    private void hosts() throws IOException {
        Map<String, String> seen = new HashMap<>();
        List<Organisation> organisations = material.description().organisations();
        for (int i = 0; i < organisations.size(); i++) {
            String own = "/organisations/" + i;
            hosts(seen, own + "/peers/", organisations.get(i).peers());
            hosts(seen, own + "/orderers/", organisations.get(i).orderers());
        }
    }

    private void hosts(Map<String, String> seen, String pointer, List<? extends Node> nodes) throws IOException {
        for (int i = 0; i < nodes.size(); i++) {
            String host = nodes.get(i).host();
            String at = pointer + i + "/host";
            if (host.equals("localhost") || host.matches("[0-9.]+")) {
                throw new InvalidDescription(
                                at,
                                "host '" + host + "' is no name for a container; accepted: a name of its own, such as "
                                        + "peer0.zhejiang")
                        .in(material.lines());
            }
            String other = seen.putIfAbsent(host, nodes.get(i).name());
            if (other != null) {
                throw new InvalidDescription(at, "host '" + host + "' is given to two nodes; each needs its own")
                        .in(material.lines());
            }
        }
    }

    private void certificates() throws IOException {
        Instant now = Instant.now();
        for (IssuedCertificate one : IssuedCertificate.all(material)) {
            if (!one.isValid(now)) {
                throw new FabricFailure(
                        material.lines().place(one.pointer()) + ": the certificate of " + one.owner()
                                + " is valid from "
                                + one.certificate().getNotBefore().toInstant().atOffset(ZoneOffset.UTC) + " to "
                                + one.certificate().getNotAfter().toInstant().atOffset(ZoneOffset.UTC),
                        "renew it (docs/fabric-network.md), or set this machine's clock right");
            }
        }
    }

    private void disk() throws IOException {
        long free = Files.getFileStore(material.folder()).getUsableSpace();
        if (free < LEAST_FREE) {
            throw new FabricFailure(
                    "not enough disk: " + (free >> 20) + " MB free, a network needs " + (LEAST_FREE >> 20) + " MB",
                    "free some space; docker system df says what docker holds");
        }
    }

    /** Ports of our own containers are busy rightly. */
    private void ports() throws IOException, InterruptedException {
        Set<String> ours = project.states().keySet();
        List<Organisation> organisations = material.description().organisations();
        for (int i = 0; i < organisations.size(); i++) {
            String own = "/organisations/" + i;
            ports(ours, own + "/peers/", organisations.get(i).peers());
            ports(ours, own + "/orderers/", organisations.get(i).orderers());
        }
    }

    private void ports(Set<String> ours, String pointer, List<? extends Node> nodes) throws IOException {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (ours.contains(node.host())) {
                continue;
            }
            for (Map.Entry<String, Integer> port : node.ports().entrySet()) {
                if (!isFree(port.getValue())) {
                    throw new FabricFailure(
                            material.lines().place(pointer + i + "/" + port.getKey()) + ": port " + port.getValue()
                                    + " of " + node.host() + " is used by another program",
                            "stop it (ss -ltnp 'sport = :" + port.getValue()
                                    + "' names it), or describe another network with free ports");
                }
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
