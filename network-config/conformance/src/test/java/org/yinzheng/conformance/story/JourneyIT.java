// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.conformance.browser.Visitor;
import org.yinzheng.launcher.api.Agreements;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.pages.HeadlessChromium;

/** One licence through all three faces as people use them, with the real processes. */
@ExtendWith(RunningNetwork.Extension.class)
final class JourneyIT {
    @Test
    void a_licence_is_issued_claimed_shown_scanned_recognised_and_revoked(RunningNetwork network, @TempDir Path folder)
            throws Exception {
        HeadlessChromium.assumeHere("THE JOURNEY THROUGH THE PAGES IS");
        agree(network.gateway());
        try (Visitor visitor = Visitor.start(folder)) {
            CitizensPhone phone = new CitizensPhone(network, visitor);
            ClerksDesk desk = new ClerksDesk(network, visitor);
            VerifiersPage verifier = new VerifiersPage(network, visitor);

            String licence = desk.issue("zj-market-clerk");
            byte[] printed = desk.printedCode(licence);
            String link = desk.walletLink(licence);
            network.awaitVerifier();
            verifier.installs("360000");
            phone.claims(link, licence);

            verifier.scans(phone.shows("办理餐饮开业"));
            assertThat(verifier.verdict()).isEqualTo("VALID");
            assertThat(verifier.words()).isEqualTo("有效");
            assertThat(verifier.facts()).contains("江西", "持有人以本人密钥出示", "办理餐饮开业");
            assertThat(verifier.document())
                    .contains(ClerksDesk.HOLDER, ClerksDesk.PERSON)
                    .doesNotContain(ClerksDesk.HIDDEN);
            verifier.handsOver(() -> desk.recognises("jx-market-clerk", licence));
            verifier.looked("valid");
            assertThat(phone.uses())
                    .contains("江西", "已认可", ClerksDesk.MATTER, "法定代表人")
                    .doesNotContain(ClerksDesk.PERSON);

            visitor.online(false);
            verifier.scans(printed);
            assertThat(verifier.verdict()).isEqualTo("VALID");
            assertThat(verifier.source()).isEqualTo("BUNDLE");
            assertThat(verifier.note()).contains("没有网络", "离线数据");
            verifier.looked("valid without a network");
            visitor.online(true);

            desk.revokes("zj-market-approver", licence);
            network.awaitVerifier();
            assertThat(phone.refusesToShow()).contains("吊销", "不显示二维码");
            verifier.scans(printed);
            assertThat(verifier.verdict()).isEqualTo("REVOKED");
            assertThat(verifier.words()).isEqualTo("已终止");
            assertThat(verifier.source()).isNotEqualTo("BUNDLE");
            verifier.looked("revoked");
        }
    }

    /** Jiangxi recognises Zhejiang's food licences for the matter of the journey. */
    private static void agree(Gateway gateway) {
        Agreements agreements = new Agreements(gateway);
        Changed proposed = agreements.propose(
                "zj-platform-approver",
                key(),
                List.of("330000", "360000"),
                List.of(1),
                List.of(ClerksDesk.MATTER),
                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        String agreement = Agreements.name(proposed);
        agreements.decide("jx-platform-approver", key(), agreement, 1, "acceptance");
        agreements.activate("zj-platform-approver", key(), agreement, 1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
