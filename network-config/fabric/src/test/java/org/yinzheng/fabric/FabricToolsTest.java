// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.network.ConfigurationUpdate;
import org.yinzheng.network.GenesisBlock;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we make satisfies Fabric's own tools, where they are on the path. */
final class FabricToolsTest {
    private static final String HUNAN = """
              - mspId: HunanMSP
                region: "430000"
                kind: province
                names: {zh: 湖南省, en: Hunan}
                peers: [{name: peer0, host: peer0.hunan, port: 21051, archive: true}]
                orderers: []
                clients: []
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"bft,BFT,4", "raft,etcdraft,0"})
    void configtxlator_decodes_the_genesis_block(String consensus, String type, int consenters) throws Exception {
        require("configtxlator");
        NetworkMaterial material = NetworkMaterial.generate(
                NetworkDescription.demoText().replace("consensus: bft", "consensus: " + consensus),
                folder.resolve("network"));
        JsonNode block = JsonMapper.shared()
                .readTree(run(
                        "configtxlator",
                        "proto_decode",
                        "--type",
                        "common.Block",
                        "--input",
                        material.genesisBlockFile().toString()));
        JsonNode channel = block.at("/data/data/0/payload/data/config/channel_group");
        assertThat(channel.at("/groups/Application/groups").propertyNames())
                .containsExactlyInAnyOrder("NationalMSP", "ZhejiangMSP", "JiangxiMSP", "AuditMSP");
        JsonNode orderer = channel.at("/groups/Orderer/values");
        assertThat(orderer.at("/ConsensusType/value/type").asString()).isEqualTo(type);
        assertThat(orderer.at("/Orderers/value/consenter_mapping")).hasSize(consenters);
        assertThat(orderer.at("/BatchSize/value/absolute_max_bytes").asInt()).isEqualTo(2 << 20);
    }

    @Test
    void configtxlator_computes_the_same_update_when_a_province_joins() throws Exception {
        require("configtxlator");
        NetworkMaterial running = NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
        Config before = configuration(running.genesisBlock());
        NetworkMaterial grown = running.extend(NetworkDescription.demoText()
                        .replace("timeoutMillis: 100", "timeoutMillis: 150")
                        .replace("{atLeast: 2, of: [", "{atLeast: 3, of: [HunanMSP, ")
                + HUNAN);
        Config after = configuration(GenesisBlock.of(grown));

        Files.write(folder.resolve("before"), before.toByteArray());
        Files.write(folder.resolve("after"), after.toByteArray());
        run(
                "configtxlator",
                "compute_update",
                "--channel_id",
                "yinzheng",
                "--original",
                folder.resolve("before").toString(),
                "--updated",
                folder.resolve("after").toString(),
                "--output",
                folder.resolve("update").toString());

        assertThat(ConfigurationUpdate.towards(before.getChannelGroup(), grown))
                .contains(ConfigUpdate.parseFrom(Files.readAllBytes(folder.resolve("update"))));
    }

    private static Config configuration(Block block) throws IOException {
        Payload payload =
                Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
        return ConfigEnvelope.parseFrom(payload.getData()).getConfig();
    }

    private static void require(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
        assumeTrue(there, "SKIPPED: Fabric's " + program + " is not on the PATH");
    }

    private static String run(String... line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
