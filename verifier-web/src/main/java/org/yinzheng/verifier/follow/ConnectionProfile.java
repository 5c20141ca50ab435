// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * How this verifier reaches its province's peer: the file {@code connection.yaml} of an organisation. Paths in it are
 * relative to the file.
 *
 * @param mspId the own organisation
 * @param channel channel name
 * @param commonNamespace chaincode name of the records of all regions
 * @param genesisBlock file with block 0
 * @param peers its peers, in the order in which they are tried
 * @param client the client to read as: an auditor where there is one
 */
public record ConnectionProfile(
        String mspId, String channel, String commonNamespace, Path genesisBlock, List<Peer> peers, Client client) {

    /** Keeps the order. */
    public ConnectionProfile {
        peers = List.copyOf(peers);
    }

    private static final int LARGEST_FILE = 1024 * 1024;

    /**
     * A peer.
     *
     * @param endpoint host:port
     * @param tlsRoots file with the certificates that may vouch for it, empty for plain text
     * @param overrideAuthority host name to expect in its certificate
     */
    public record Peer(String endpoint, Optional<Path> tlsRoots, Optional<String> overrideAuthority) {}

    /** A client's files, PEM. */
    public record Client(Path certificate, Path privateKey) {}

    /** Reads the file; what is wrong with it is said with the member's name. */
    public static ConnectionProfile load(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IllegalArgumentException(file + " is larger than 1 MiB: not a connection file");
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new Document(file.toAbsolutePath(), root).profile();
        }
    }

    private record Document(Path file, @Nullable Object root) {

        ConnectionProfile profile() {
            var top = map(root, "the file");
            return new ConnectionProfile(
                    text(map(top.get("organisation"), "organisation"), "mspId"),
                    text(top, "channel"),
                    text(top, "commonNamespace"),
                    path(top, "genesisBlock"),
                    list(top.get("peers"), "peers").stream()
                            .map(peer -> peer(map(peer, "peers[]")))
                            .toList(),
                    client(list(top.get("clients"), "clients")));
        }

        private Peer peer(Map<?, ?> peer) {
            if (peer.get("tls") == null) {
                return new Peer(text(peer, "endpoint"), Optional.empty(), Optional.empty());
            }
            var tls = map(peer.get("tls"), "tls");
            return new Peer(
                    text(peer, "endpoint"),
                    Optional.of(path(tls, "rootCertificates")),
                    Optional.ofNullable(tls.get("overrideAuthority")).map(Object::toString));
        }

        private Client client(List<?> clients) {
            Map<?, ?> chosen = map(clients.get(0), "clients[0]");
            for (var client : clients) {
                if (map(client, "clients[]").get("roles") instanceof List<?> roles && roles.contains("auditor")) {
                    chosen = map(client, "clients[]");
                }
            }
            return new Client(path(chosen, "certificate"), path(chosen, "privateKey"));
        }

        private Path path(Map<?, ?> map, String member) {
            return file.resolveSibling(text(map, member)).normalize();
        }

        private String text(Map<?, ?> map, String member) {
            if (map.get(member) instanceof String text && !text.isBlank()) {
                return text;
            }
            throw missing(member, "a text");
        }

        private Map<?, ?> map(@Nullable Object value, String member) {
            if (value instanceof Map<?, ?> map) {
                return map;
            }
            throw missing(member, "a mapping");
        }

        private List<?> list(@Nullable Object value, String member) {
            if (value instanceof List<?> list && !list.isEmpty()) {
                return list;
            }
            throw missing(member, "a list with at least one entry");
        }

        private IllegalArgumentException missing(String member, String expected) {
            return new IllegalArgumentException(file + ": " + member + " must be " + expected);
        }
    }
}
