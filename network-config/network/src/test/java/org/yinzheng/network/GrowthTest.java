// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a network that runs may gain, and how its channel learns of it. */
final class GrowthTest {
    private static final String DEMO = NetworkDescription.demoText();
    private static final String HUNAN = """
              - mspId: HunanMSP
                region: "430000"
                kind: province
                names: {zh: 湖南省, en: Hunan}
                peers: [{name: peer0, host: peer0.hunan, port: 21051, archive: true}]
                orderers: []
                clients: [{name: hn-registrar, agency: 11330000MB0330018A, roles: [registrar]}]
            """;

    /** With four members that have a region, a majority is three. */
    private static final String GROWN = DEMO.replace(
                    "{atLeast: 2, of: [NationalMSP, ZhejiangMSP, JiangxiMSP]}",
                    "{atLeast: 3, of: [NationalMSP, ZhejiangMSP, JiangxiMSP, HunanMSP]}")
            + HUNAN;

    @TempDir
    static Path original;

    @TempDir
    Path folder;

    private NetworkMaterial running;
    private ConfigGroup configuration;

    @BeforeAll
    static void make() throws IOException {
        NetworkMaterial.generate(DEMO, original.resolve("network"));
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(original.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        running = NetworkMaterial.load(folder.resolve("network"));
        configuration = ChannelConfiguration.group(running);
    }

    @Test
    void a_province_joins_and_no_key_of_the_others_changes() throws IOException {
        String before =
                Files.readString(running.organisationFolder("ZhejiangMSP").resolve("admin/key.pem"));
        byte[] genesis = Files.readAllBytes(running.genesisBlockFile());

        NetworkMaterial grown = running.extend(GROWN);

        assertThat(grown.peer("HunanMSP", "peer0").mspId()).isEqualTo("HunanMSP");
        assertThat(grown.client("HunanMSP", "hn-registrar").certificatePem()).contains("CERTIFICATE");
        assertThat(Files.readString(grown.organisationFolder("ZhejiangMSP").resolve("admin/key.pem")))
                .isEqualTo(before);
        assertThat(Files.readAllBytes(grown.genesisBlockFile())).isEqualTo(genesis);
        assertThat(NetworkMaterial.load(grown.folder()).description()).isEqualTo(grown.description());
    }

    @Test
    void the_channel_is_told_of_the_new_member_and_of_nothing_else() throws IOException {
        assertThat(ConfigurationUpdate.towards(configuration, running)).isEmpty();

        ConfigUpdate update = ConfigurationUpdate.towards(configuration, running.extend(GROWN))
                .orElseThrow();

        assertThat(update.getChannelId()).isEqualTo("yinzheng");
        ConfigGroup written = update.getWriteSet();
        assertThat(written.getVersion()).isZero();
        assertThat(written.getGroupsMap().keySet()).containsExactly("Application");
        // the channel names who may read and write
        assertThat(written.getPoliciesMap()).containsOnlyKeys("Readers", "Writers");
        assertThat(written.getPoliciesOrThrow("Writers").getPolicy().getValue().toStringUtf8())
                .contains("HunanMSP", "AuditMSP");
        ConfigGroup members = written.getGroupsOrThrow("Application");
        assertThat(members.getVersion()).isEqualTo(1);
        assertThat(members.getModPolicy()).isEqualTo("/Channel/Application/Membership");
        assertThat(members.getPoliciesOrThrow("LifecycleEndorsement").getVersion())
                .isEqualTo(1);
        assertThat(members.getPoliciesOrThrow("Membership").hasPolicy()).isFalse();
        assertThat(members.getGroupsOrThrow("HunanMSP").getValuesMap()).containsKeys("MSP", "AnchorPeers");
        assertThat(members.getGroupsOrThrow("ZhejiangMSP")).isEqualTo(ConfigGroup.getDefaultInstance());
        assertThat(update.getReadSet().getGroupsOrThrow("Application").getGroupsMap())
                .doesNotContainKey("HunanMSP")
                .containsKey("ZhejiangMSP");
    }

    @Test
    void a_changed_value_has_the_next_version_and_its_neighbours_are_not_named() throws IOException {
        ConfigUpdate update = ConfigurationUpdate.towards(
                        configuration, running.extend(DEMO.replace("timeoutMillis: 100", "timeoutMillis: 200")))
                .orElseThrow();

        ConfigGroup orderer = update.getWriteSet().getGroupsOrThrow("Orderer");
        assertThat(orderer.getVersion()).isZero();
        assertThat(orderer.getValuesMap()).containsOnlyKeys("BatchTimeout", "ConsensusType");
        assertThat(orderer.getValuesOrThrow("BatchTimeout").getVersion()).isEqualTo(1);
        assertThat(orderer.getPoliciesMap()).isEmpty();
    }

    @Test
    void a_second_peer_becomes_an_anchor_of_its_member() throws IOException {
        String third = "port: 18061}\n      - {name: peer2, host: peer2.zhejiang, port: 18071}";

        ConfigUpdate update = ConfigurationUpdate.towards(
                        configuration, running.extend(DEMO.replace("port: 18061}", third)))
                .orElseThrow();

        ConfigGroup zhejiang =
                update.getWriteSet().getGroupsOrThrow("Application").getGroupsOrThrow("ZhejiangMSP");
        assertThat(zhejiang.getValuesMap()).containsOnlyKeys("AnchorPeers");
        assertThat(zhejiang.getValuesOrThrow("AnchorPeers").getValue().toStringUtf8())
                .contains("peer2.zhejiang");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "channel: yinzheng|channel: other|channel: other|keeps its name",
                "consensus: bft|consensus: raft|consensus: raft|keeps its kind of consensus",
                "port: 18061}|port: 18081}|peer0.zhejiang|keeps its peers as they are",
                "port: 18050}|port: 18060, adminPort: 18053}|orderer0.zhejiang|keeps its orderers",
                "- {name: zj-finance, agency: 11330000MB033043X4, roles: [finance]}||zj-registrar|keeps its clients, their agencies and roles: [zj-finance]",
                "mspId: JiangxiMSP|mspId: HunanMSP|mspId: HunanMSP|here stands JiangxiMSP",
            })
    void what_is_there_stays_and_a_change_of_it_is_refused_with_its_line(
            String good, String bad, String at, String reason) {
        String changed = DEMO.replaceFirst(Pattern.quote(good), bad == null ? "" : bad);
        String text = bad != null && bad.contains("HunanMSP") ? changed.replace("JiangxiMSP", "HunanMSP") : changed;
        long line = text.lines().takeWhile(one -> !one.contains(at)).count() + 1;

        assertThatThrownBy(() -> running.extend(text))
                .isInstanceOf(InvalidDescription.class)
                .hasMessageContaining(reason)
                .message()
                .satisfies(message -> assertThat(line - lineIn(message)).isBetween(0L, 2L));
        assertThat(NetworkDescription.parse(DEMO)).isEqualTo(running.description());
    }

    private static long lineIn(String message) {
        return Long.parseLong(message.replaceFirst("(?s)network.yaml, line (\\d+): .*", "$1"));
    }

    @Test
    void a_member_that_joins_brings_no_orderer() {
        String text = GROWN.replace("orderers: []", "orderers: [{name: orderer0, host: o.hunan, port: 21050}]");
        assertThatThrownBy(() -> running.extend(text)).hasMessageContaining("HunanMSP joins without orderers");
    }
}
