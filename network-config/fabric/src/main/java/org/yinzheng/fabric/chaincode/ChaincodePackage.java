// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.chaincode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.PrivateFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an organisation installs on its peers for one chaincode name (chaincode as a service): no code, only where to call and with
 * which certificates. The host is a template that each peer fills in with its own process.
 *
 * @param name chaincode name
 * @param label label of the package
 * @param content the package, gzip-compressed tar
 */
public record ChaincodePackage(String name, String label, byte[] content) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FILE_MODE = 0100644;

    /** Builds the package of an organisation, or reads the one built before: its identifier is a digest, so it must not change. */
    public static ChaincodePackage of(NetworkMaterial material, String mspId, String name, Path folder)
            throws IOException {
        String label = name + "_1";
        Path own = folder.resolve(mspId);
        Path file = own.resolve(label + ".tar.gz");
        if (!Files.isRegularFile(file)) {
            PrivateFiles.createFolder(own);
            PrivateFiles.write(file, build(material, mspId, name, label));
        }
        return new ChaincodePackage(name, label, Files.readAllBytes(file));
    }

    /** {@code label:SHA-256 of the package}, as Fabric computes it. */
    public String id() {
        try {
            return label + ":"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    private static byte[] build(NetworkMaterial material, String mspId, String name, String label) throws IOException {
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("address", "{{.chaincode}}:" + ServiceAddress.port(material.description(), name));
        connection.put("dial_timeout", "10s");
        connection.put("tls_required", true);
        connection.put("client_auth_required", true);
        connection.put("client_key", Files.readString(key(material, mspId)));
        connection.put("client_cert", material.chaincodeClient(mspId).certificatePem());
        connection.put("root_cert", material.tlsAuthority(mspId).certificatePem());
        byte[] code = archive(Map.of("connection.json", json(connection)));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("metadata.json", json(Map.of("type", "ccaas", "label", label)));
        files.put("code.tar.gz", code);
        return archive(files);
    }

    private static Path key(NetworkMaterial material, String mspId) {
        return material.organisationFolder(mspId).resolve("chaincode-client").resolve("key.pem");
    }

    private static byte[] json(Map<String, Object> content) {
        return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] archive(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setMode(FILE_MODE);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
