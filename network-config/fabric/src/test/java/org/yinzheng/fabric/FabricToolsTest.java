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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we make satisfies Fabric's own tools, where they are on the path. */
final class FabricToolsTest {
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
