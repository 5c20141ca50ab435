// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.api.Registry;
import org.yinzheng.launcher.demo.Fiction;
import tools.jackson.databind.JsonNode;

/** A key is closed: what it signed before stays valid, nothing is signed after, until two officers open a new one. */
final class KeyChapter {
    private static final String HERE = "330000";
    private static final int TYPE = 401;

    private final Gateway gateway;
    private final Teller teller;
    private final Registry registry;
    private final Licences licences;

    KeyChapter(Gateway gateway, Teller teller) {
        this.gateway = gateway;
        this.teller = teller;
        this.registry = new Registry(gateway);
        this.licences = new Licences(gateway);
    }

    void tell() {
        String kid = activeKey();
        Changed licence = teller.changed(
                "浙江省住房和城乡建设厅（虚构）签发一张资质证书。",
                "Zhejiang's housing department (fictional) issues a qualification.",
                this::issue);
        teller.changed(
                "该厅关闭其签发密钥。",
                "The department closes its issuing key.",
                () -> registry.close("zj-housing-keeper", teller.key(), kid, "NORMAL"));
        teller.refused("密钥已关闭，不能签发。", "With the key closed it cannot issue.", "NO_ACTIVE_KEY", this::issue);
        teller.verdict(
                "关闭之前签发并上链的证照仍然有效（VALID）。",
                "What was issued and recorded before stays VALID.",
                licence.text("credential"),
                HERE,
                "VALID");
        Changed proposed = teller.changed(
                "密钥保管人登记新密钥。",
                "A keeper proposes a new key.",
                () -> registry.key("zj-housing-keeper", teller.key(), "CREDENTIAL", null));
        teller.changed(
                "另一名人员确认新密钥。",
                "A second officer confirms it.",
                () -> registry.confirm("zj-housing-approver", teller.key(), proposed.text("kid")));
        teller.changed("恢复签发。", "Issuing goes on.", this::issue);
    }

    private Changed issue() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return licences.issue(
                "zj-housing-clerk",
                teller.key(),
                new Licences.Order(
                        TYPE,
                        "001",
                        Fiction.company(902),
                        Fiction.companyCode(HERE, 902),
                        Map.of(
                                "number",
                                "ZZ" + teller.mark(),
                                "address",
                                Fiction.address("浙江省", 902),
                                "scope",
                                "样例工程 一级"),
                        today.toString(),
                        today.plusYears(5).minusDays(1).toString()));
    }

    private String activeKey() {
        for (JsonNode key : gateway.get("zj-housing-keeper", "keys?agency=own").path("items")) {
            if (key.path("status").asString("").equals("ACTIVE")
                    && key.path("use").asString("").equals("CREDENTIAL")) {
                return key.path("kid").asString();
            }
        }
        throw new StorySurprise("expected: the housing department has an active key. Seen: none");
    }
}
