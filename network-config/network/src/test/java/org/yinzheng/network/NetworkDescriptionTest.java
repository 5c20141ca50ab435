// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkDescriptionTest {
    private static final String DEMO = NetworkDescription.demoText();

    @Test
    void the_demo_has_a_national_platform_two_provinces_and_an_auditor_who_orders() {
        NetworkDescription demo = NetworkDescription.demo();
        assertThat(demo.channel()).isEqualTo("yinzheng");
        assertThat(demo.organisations())
                .extracting(Organisation::mspId)
                .containsExactly("NationalMSP", "ZhejiangMSP", "JiangxiMSP", "AuditMSP");
        assertThat(demo.organisations()).allMatch(o -> o.orderers().size() == 1);
        assertThat(demo.ofRegion("360000").orElseThrow().mspId()).isEqualTo("JiangxiMSP");
    }

    @Test
    void every_role_has_a_client_in_the_demo() {
        assertThat(NetworkDescription.demo().organisations().stream()
                        .flatMap(o -> o.clients().stream())
                        .flatMap(c -> c.roles().stream())
                        .distinct())
                .containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void a_region_s_namespace_asks_for_its_owner_and_one_other() {
        List<ChaincodeDefinition> definitions = NetworkDescription.demo().chaincodes();
        assertThat(definitions)
                .extracting(ChaincodeDefinition::name)
                .containsExactly("yz-common", "yz-100000", "yz-330000", "yz-360000");
        SignaturePolicy rule = definitions.get(2).policy().getRule();
        assertThat(rule.getNOutOf().getN()).isEqualTo(2);
        assertThat(rule.getNOutOf().getRules(0).getSignedBy()).isEqualTo(1);
        assertThat(rule.getNOutOf().getRules(1).getNOutOf().getN()).isEqualTo(1);
        assertThat(rule.getNOutOf().getRules(1).getNOutOf().getRulesList())
                .extracting(SignaturePolicy::getSignedBy)
                .containsExactly(0, 2);
    }

    @Test
    void the_common_namespace_asks_for_a_majority_of_those_with_a_region() {
        ChaincodeDefinition common = NetworkDescription.demo().chaincodes().get(0);
        assertThat(common.endorsers()).containsExactly("NationalMSP", "ZhejiangMSP", "JiangxiMSP");
        assertThat(common.policy().getRule().getNOutOf().getN()).isEqualTo(2);
    }

    @Test
    void a_description_cannot_be_changed_after_it_was_checked() {
        List<Organisation> organisations = NetworkDescription.demo().organisations();
        assertThatThrownBy(organisations::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "channel: yinzheng|channel: Yin|channel 'Yin': a lower-case letter",
                "channel: yinzheng|chanel: yinzheng|unknown member 'chanel'; accepted: batch, channel, consensus, organisations, policies",
                "channel: yinzheng|channel: a-b\\nchannel: a-c|Duplicate",
                "channel: yinzheng||channel is missing",
                "kind: auditor|kind: owner|'owner' is not accepted; accepted: national, province, auditor",
                "kind: auditor|kind: national|AuditMSP: region 'null'",
                "roles: [finance]|roles: [clerk, approver]|clerk and approver are two people",
                "roles: [finance]|roles: [tax]|accepted: national, registrar, finance, keeper",
                "roles: [finance]|roles: []|at least one of",
                "agency: 11330000MB0330018A|agency: 11330000MB0330018B|its check character is A",
                "agency: 11330000MB0330018A|agency: 11330000MB0330012P|the organisation code's check character is 8",
                "agency: 11330000MB0330018A|agency: 1133|18 characters of",
                "port: 18051|port: 70000|port 70000: from 1 to 65535",
                "port: 18051|port: many|'many' is not accepted",
                "port: 18051|port: 19051|port '19051' is given twice, to peer0 of ZhejiangMSP and to peer0 of JiangxiMSP",
                "mspId: JiangxiMSP|mspId: ZhejiangMSP|mspId 'ZhejiangMSP' is given twice",
                "absoluteBytes: 2097152|absoluteBytes: 4194304|batch.absoluteBytes 4194304: from 65536 to 2097152",
                "orderers: [{name: orderer0, host: orderer0.jiangxi, port: 19050}]|orderers: []|needs at least 4",
                "name: zj-finance|name: jx-finance|client name 'jx-finance' is given twice",
            })
    void a_bad_description_is_refused_with_what_is_accepted(String good, String bad, String reason) {
        String text = DEMO.replaceFirst(Pattern.quote(good), bad == null ? "" : bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(DEMO);
        assertThatThrownBy(() -> NetworkDescription.parse(text))
                .isInstanceOf(InvalidDescription.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "channel: yinzheng|chanel: yinzheng|chanel|unknown member 'chanel'",
                "timeoutMillis: 100|timeoutMilis: 100|timeoutMilis|unknown member 'timeoutMilis'",
                "port: 19061|port: 19061, archve: true|archve|unknown member 'archve'",
                "port: 18061|port: 18051|peer1.zhejiang|port '18051' is given twice, to peer0 of ZhejiangMSP",
                "port: 18050}|port: 18050, adminPort: 17050}|adminPort: 17050|adminPort '17050' is given twice",
                "orderers: [{name: orderer0, host: orderer0.audit, port: 20050}]|orderers: []|consensus:|at least 4",
                "port: 20050}]|port: 20050}, {name: orderer1, host: o, port: 20060}]|orderer1|AuditMSP runs 2 of 5 orderers",
                "lifecycle: {atLeast: 2, of: [NationalMSP|lifecycle: {atLeast: 2, of: [HunanMSP|HunanMSP|'HunanMSP' is not accepted",
                "common: {atLeast: 2|common: {atLeast: 1|common:|a majority is needed, at least 2",
                "membership: {atLeast: 4|membership: {atLeast: 3|membership:|more than a majority is needed, at least 4",
                "common: {atLeast: 2, of: [NationalMSP, ZhejiangMSP|common: {atLeast: 2, of: [NationalMSP, AuditMSP|common:|'AuditMSP' is not accepted",
                "port: 19051, archive: true|port: 19051, archive: false|peer0.jiangxi|no peer is an archive",
                "consensus: bft|consensus: kafka|consensus:|'kafka' is not accepted; accepted: bft, raft",
            })
    void a_bad_description_is_refused_with_its_line(String good, String bad, String at, String reason) {
        String text = DEMO.replaceFirst(Pattern.quote(good), bad);
        assertThat(text).isNotEqualTo(DEMO);
        long line = text.lines().takeWhile(one -> !one.contains(at)).count() + 1;
        assertThatThrownBy(() -> NetworkDescription.parse(text))
                .isInstanceOf(InvalidDescription.class)
                .hasMessageStartingWith("network.yaml, line " + line + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void raft_is_content_with_three_orderers() {
        String three = DEMO.replace("consensus: bft", "consensus: raft")
                .replace("orderers: [{name: orderer0, host: orderer0.audit, port: 20050}]", "orderers: []");
        assertThat(NetworkDescription.parse(three).consensus()).isEqualTo(Consensus.RAFT);
        String two = three.replace("orderers: [{name: orderer0, host: orderer0.jiangxi, port: 19050}]", "orderers: []");
        assertThatThrownBy(() -> NetworkDescription.parse(two)).hasMessageContaining("Raft needs at least 3");
    }

    @Test
    void what_the_file_leaves_out_is_the_usual() {
        String shorter = DEMO.replaceFirst("(?s)policies:.*?organisations:", "organisations:")
                .replaceFirst("consensus: bft.*\n", "")
                .replace(", archive: true", "");
        assertThat(NetworkDescription.parse(shorter)).isEqualTo(NetworkDescription.demo());
    }
}
