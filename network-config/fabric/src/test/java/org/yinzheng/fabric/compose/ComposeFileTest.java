// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.fabric.chaincode.ChaincodePackage;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class ComposeFileTest {
    @TempDir
    static Path folder;

    private static JsonNode services;

    @BeforeAll
    static void write() throws IOException {
        NetworkMaterial material = NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
        ChaincodePackage common = ChaincodePackage.of(material, "ZhejiangMSP", "yz-common", folder.resolve("packages"));
        new ComposeFile(material, folder, Images.OFFICIAL, Map.of("ZhejiangMSP", List.of(common)))
                .write("yinzheng/chaincode:test");
        services = new YAMLMapper()
                .readTree(Files.readString(folder.resolve("compose.yaml")))
                .path("services");
    }

    @Test
    void every_node_is_a_service_under_its_host_name_and_every_peer_has_its_own_contracts() {
        assertThat(services.propertyNames())
                .hasSize(16)
                .contains("orderer0.audit", "peer0.national", "peer1.zhejiang", "chaincode.peer1.zhejiang");
        assertThat(services.at("/peer0.jiangxi/image").asString()).isEqualTo("hyperledger/fabric-peer:3.1.5");
        assertThat(services.at("/orderer0.audit/image").asString()).isEqualTo("hyperledger/fabric-orderer:3.1.5");
        assertThat(services.at("/chaincode.peer0.zhejiang/environment/YINZHENG_CHAINCODES")
                        .asString())
                .matches("yz-common_1:[0-9a-f]{64}=0\\.0\\.0\\.0:9001");
        assertThat(services.at("/chaincode.peer0.zhejiang/environment/YINZHENG_NATIONAL_MSP")
                        .asString())
                .isEqualTo("NationalMSP");
    }

    @Test
    void ports_are_published_on_the_loopback_interface_only_and_those_of_contracts_not_at_all() {
        services.forEach(service -> service.path("ports")
                .forEach(port -> assertThat(port.asString()).startsWith("127.0.0.1:")));
        assertThat(services.at("/chaincode.peer0.national/ports").isMissingNode())
                .isTrue();
        assertThat(services.at("/orderer0.zhejiang/ports"))
                .extracting(JsonNode::asString)
                .containsExactly("127.0.0.1:18050:18050", "127.0.0.1:18053:18053", "127.0.0.1:18058:18058");
    }

    @Test
    void only_an_archive_keeps_the_history_of_keys() {
        String history = "/environment/CORE_LEDGER_HISTORY_ENABLEHISTORYDATABASE";
        assertThat(services.at("/peer0.zhejiang" + history).asString()).isEqualTo("true");
        assertThat(services.at("/peer1.zhejiang" + history).asString()).isEqualTo("false");
    }

    @Test
    void no_key_stands_in_the_file_and_every_key_is_for_its_owner_only() throws IOException {
        assertThat(Files.readString(folder.resolve("compose.yaml"))).doesNotContain("PRIVATE KEY");
        try (Stream<Path> files = Files.walk(folder.resolve("nodes"))) {
            List<Path> keys = files.filter(file -> file.toString().matches(".*(\\.key|key\\.pem)"))
                    .toList();
            assertThat(keys).hasSize(26);
            for (Path key : keys) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker compose", "docker-compose"})
    void both_generations_of_compose_accept_it(String program) throws InterruptedException {
        List<String> command = List.of(program.split(" "));
        List<String> version =
                Stream.concat(command.stream(), Stream.of("version")).toList();
        assumeTrue(
                Command.run(Duration.ofSeconds(30), version).ok(),
                "SKIPPED: there is no '" + program + "' on this machine");
        Command.Outcome outcome = Command.run(
                Duration.ofSeconds(60),
                Stream.concat(
                                command.stream(),
                                Stream.of("-f", folder.resolve("compose.yaml").toString(), "config", "-q"))
                        .toList());
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.ok()).isTrue();
    }
}
