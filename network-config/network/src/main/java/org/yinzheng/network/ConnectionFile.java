// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code connection.yaml}: what a gateway or a verifier must know to speak for one organisation. Paths are absolute, so
 * the file is rewritten whenever the network's folder is opened at another place.
 */
final class ConnectionFile {
    private static final YAMLMapper YAML = new YAMLMapper();

    private ConnectionFile() {}

    static void write(NetworkMaterial material, Organisation organisation, List<Map<String, Object>> peers)
            throws IOException {
        Map<String, Object> self = new LinkedHashMap<>();
        self.put("mspId", organisation.mspId());
        organisation.regionCode().ifPresent(region -> self.put("region", region));
        organisation.namespace().ifPresent(namespace -> self.put("namespace", namespace));

        Map<String, Object> file = new LinkedHashMap<>();
        file.put("organisation", self);
        file.put("channel", material.description().channel());
        file.put("commonNamespace", NetworkDescription.COMMON_NAMESPACE);
        file.put("peers", peers);
        file.put(
                "clients",
                organisation.clients().stream()
                        .map(client -> client(material, organisation, client))
                        .toList());
        file.put("genesisBlock", absolute(material.genesisBlockFile()));
        PrivateFiles.write(material.connectionFile(organisation.mspId()), YAML.writeValueAsString(file));
    }

    static Map<String, Object> peer(String endpoint) {
        return Map.of("endpoint", endpoint);
    }

    static Map<String, Object> peer(String endpoint, Path tlsRoots) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("endpoint", endpoint);
        entry.put("tls", Map.of("rootCertificates", absolute(tlsRoots)));
        return entry;
    }

    private static Map<String, Object> client(NetworkMaterial material, Organisation organisation, Client client) {
        Path folder = material.organisationFolder(organisation.mspId())
                .resolve("clients")
                .resolve(client.name());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", client.name());
        entry.put("agency", client.agency());
        entry.put("roles", client.roles().stream().map(Role::word).toList());
        entry.put("certificate", absolute(folder.resolve("cert.pem")));
        entry.put("privateKey", absolute(folder.resolve("key.pem")));
        return entry;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
