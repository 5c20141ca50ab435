// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yinzheng.fabric.chaincode.ChaincodePackage;
import org.yinzheng.fabric.chaincode.ServiceAddress;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Node;
import org.yinzheng.network.OrdererNode;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;
import org.yinzheng.network.PrivateFiles;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Writes {@code compose.yaml} and the folders that its containers see. A service is called as its host, which is how the others find
 * it. The file keeps to what docker-compose 1.29 and Compose v2 both understand.
 */
public final class ComposeFile {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final NetworkMaterial material;
    private final Path folder;
    private final Images images;
    private final Map<String, List<ChaincodePackage>> packages;
    private final Map<String, Object> services = new LinkedHashMap<>();
    private final Map<String, Object> volumes = new LinkedHashMap<>();

    /**
     * A file for this network.
     *
     * @param folder where it and the nodes' folders go
     * @param packages each organisation's packages, by MSP id
     */
    public ComposeFile(
            NetworkMaterial material, Path folder, Images images, Map<String, List<ChaincodePackage>> packages) {
        this.material = material;
        this.folder = folder;
        this.images = images;
        this.packages = packages;
    }

    /**
     * Writes everything; what did not change keeps its content.
     *
     * @param chaincode the image with the contracts
     * @return whether the file says something else than before
     */
    public boolean write(String chaincode) throws IOException {
        writeFolders();
        NetworkDescription network = material.description();
        for (Organisation organisation : network.organisations()) {
            for (OrdererNode orderer : organisation.orderers()) {
                service(orderer, images.orderer(), NodeSettings.orderer(organisation, orderer));
            }
            for (PeerNode peer : organisation.peers()) {
                service(peer, images.peer(), NodeSettings.peer(network.channel(), organisation, peer));
                chaincode(chaincode, organisation, peer);
            }
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("services", services);
        file.put("volumes", volumes);
        Path target = folder.resolve("compose.yaml");
        String text = YAML.writeValueAsString(file);
        boolean changed = Files.exists(target) && !Files.readString(target).equals(text);
        PrivateFiles.write(target, text);
        return changed;
    }

    /** Writes the folders that the containers see, and no compose file. */
    public void writeFolders() throws IOException {
        for (Organisation organisation : material.description().organisations()) {
            Path own = material.organisationFolder(organisation.mspId());
            NodeFolder.writeMsp(
                    own, own.resolve("admin"), folder.resolve("admins").resolve(organisation.mspId()));
            for (OrdererNode orderer : organisation.orderers()) {
                addNode("orderers", own, orderer);
            }
            for (PeerNode peer : organisation.peers()) {
                addNode("peers", own, peer);
                Path tls = own.resolve("peers").resolve(peer.name()).resolve("chaincode");
                NodeFolder.writeTls(own, tls, folder.resolve("nodes").resolve(peer.chaincodeHost()));
            }
        }
    }

    private void addNode(String kind, Path organisation, Node node) throws IOException {
        Path identity = organisation.resolve(kind).resolve(node.name());
        Path own = folder.resolve("nodes").resolve(node.host());
        NodeFolder.writeMsp(organisation, identity, own);
        NodeFolder.writeTls(organisation, identity.resolve("tls"), own);
    }

    private void service(Node node, String image, Map<String, String> environment) {
        Map<String, Object> service = service(image, environment);
        service.put(
                "ports",
                node.ports().values().stream()
                        .map(port -> "127.0.0.1:" + port + ":" + port)
                        .toList());
        service.put("volumes", List.of(mount(node.host()), node.host() + ":" + NodeSettings.DATA));
        services.put(node.host(), service);
        volumes.put(node.host(), Map.of());
    }

    private void chaincode(String image, Organisation organisation, PeerNode peer) throws IOException {
        Path own = material.organisationFolder(organisation.mspId());
        Path tls = own.resolve("peers").resolve(peer.name()).resolve("chaincode");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(
                "YINZHENG_CHAINCODES",
                packages.getOrDefault(organisation.mspId(), List.of()).stream()
                        .map(one -> one.id() + "=0.0.0.0:" + ServiceAddress.port(material.description(), one.name()))
                        .collect(Collectors.joining(",")));
        environment.put(
                "YINZHENG_NATIONAL_MSP", material.description().national().mspId());
        environment.put("CHAINCODE_TLS_CERT", NodeSettings.FOLDER + "/tls/server.crt");
        environment.put("CHAINCODE_TLS_KEY", NodeSettings.FOLDER + "/tls/server.key");
        environment.put("CHAINCODE_TLS_CLIENT_CACERT", NodeSettings.FOLDER + "/tls/ca.crt");
        environment.put("JAVA_TOOL_OPTIONS", "-Xms32m -Xmx192m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30");
        Map<String, Object> service = service(image, environment);
        service.put("volumes", List.of(mount(peer.chaincodeHost())));
        // the key's owner outside is the one who reads it inside
        service.put("user", owner(tls.resolve("key.pem")));
        services.put(peer.chaincodeHost(), service);
    }

    private static Map<String, Object> service(String image, Map<String, String> environment) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("image", image);
        service.put("restart", "unless-stopped");
        service.put("environment", environment);
        service.put("logging", Map.of("driver", "json-file", "options", Map.of("max-size", "10m", "max-file", "3")));
        return service;
    }

    private static String mount(String host) {
        return "./nodes/" + host + ":" + NodeSettings.FOLDER + ":ro";
    }

    private static String owner(Path file) throws IOException {
        return Stream.of("unix:uid", "unix:gid")
                .map(attribute -> attribute(file, attribute))
                .collect(Collectors.joining(":"));
    }

    private static String attribute(Path file, String name) {
        try {
            return String.valueOf(Files.getAttribute(file, name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
