// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ChaincodePackageTest {
    @TempDir
    static Path folder;

    private static NetworkMaterial material;

    @BeforeAll
    static void generate() throws IOException {
        material = NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
    }

    @Test
    void it_says_what_it_is_and_holds_no_code() throws IOException {
        Map<String, byte[]> files = files(of("ZhejiangMSP", "yz-330000").content());
        assertThat(files).containsOnlyKeys("metadata.json", "code.tar.gz");
        assertThat(JsonMapper.shared().readTree(files.get("metadata.json")))
                .isEqualTo(JsonMapper.shared().readTree("{\"type\":\"ccaas\",\"label\":\"yz-330000_1\"}"));
        assertThat(files(Objects.requireNonNull(files.get("code.tar.gz")))).containsOnlyKeys("connection.json");
    }

    @Test
    void the_peer_calls_its_own_process_by_mutual_tls() throws IOException {
        JsonNode connection = connection("ZhejiangMSP", "yz-330000");
        assertThat(connection.path("address").asString()).isEqualTo("{{.chaincode}}:9003");
        assertThat(connection.path("tls_required").asBoolean()).isTrue();
        assertThat(connection.path("client_auth_required").asBoolean()).isTrue();
        assertThat(connection.path("root_cert").asString())
                .isEqualTo(material.tlsAuthority("ZhejiangMSP").certificatePem());
        assertThat(connection.path("client_cert").asString())
                .isEqualTo(material.chaincodeClient("ZhejiangMSP").certificatePem());
        assertThat(connection.path("client_key").asString()).startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void each_name_has_a_port_and_a_package_of_its_own() throws IOException {
        assertThat(connection("JiangxiMSP", "yz-common").path("address").asString())
                .isNotEqualTo(
                        connection("JiangxiMSP", "yz-360000").path("address").asString());
        assertThat(of("JiangxiMSP", "yz-common").id())
                .startsWith("yz-common_1:")
                .isNotEqualTo(of("JiangxiMSP", "yz-360000").id());
    }

    @Test
    void its_identifier_stays_when_it_is_asked_for_again() throws IOException {
        assertThat(of("NationalMSP", "yz-common").id())
                .isEqualTo(of("NationalMSP", "yz-common").id());
    }

    private static ChaincodePackage of(String mspId, String name) throws IOException {
        return ChaincodePackage.of(material, mspId, name, folder.resolve("packages"));
    }

    private static JsonNode connection(String mspId, String name) throws IOException {
        byte[] code = Objects.requireNonNull(files(of(mspId, name).content()).get("code.tar.gz"));
        return JsonMapper.shared().readTree(files(code).get("connection.json"));
    }

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }
}
