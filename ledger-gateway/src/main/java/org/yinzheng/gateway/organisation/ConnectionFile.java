// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@code connection.yaml}; relative paths in it start at its own folder. */
final class ConnectionFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final Content content;

    private ConnectionFile(Path folder, Content content) {
        this.folder = folder;
        this.content = content;
    }

    static Organisation read(Path file) {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder of the connection file");
        return new ConnectionFile(folder, parse(file)).organisation();
    }

    private static Content parse(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return MAPPER.convertValue(tree, Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the connection file " + file, e);
        }
    }

    private Organisation organisation() {
        var own = content.organisation();
        var clients = new LinkedHashMap<String, LedgerIdentity>();
        for (Client client : content.clients()) {
            clients.put(
                    client.name(),
                    ClientCertificate.load(
                            client.name(),
                            own.mspId(),
                            folder.resolve(client.certificate()),
                            folder.resolve(client.privateKey())));
        }
        return new Organisation(
                own.mspId(),
                Objects.requireNonNullElse(own.region(), ""),
                Objects.requireNonNullElse(own.namespace(), ""),
                content.channel(),
                content.commonNamespace(),
                content.peers().stream().map(this::endpoint).toList(),
                clients);
    }

    private PeerEndpoint endpoint(Peer peer) {
        var tls = Optional.ofNullable(peer.tls());
        return new PeerEndpoint(
                peer.endpoint(), tls.map(Tls::rootCertificates).map(folder::resolve), tls.map(Tls::overrideAuthority));
    }

    record Content(Own organisation, String channel, String commonNamespace, List<Peer> peers, List<Client> clients) {}

    record Own(
            String mspId, @Nullable String region, @Nullable String namespace) {}

    record Peer(String endpoint, @Nullable Tls tls) {}

    record Tls(String rootCertificates, @Nullable String overrideAuthority) {}

    record Client(String name, String certificate, String privateKey) {}
}
