// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.api.Registry;
import org.yinzheng.launcher.demo.DemoDocument;
import tools.jackson.databind.JsonNode;

/** A key is closed: what it signed before stays valid, nothing is signed after, until two officers open a new one. */
final class KeyChapter {
    private static final String HERE = "330000";
    private static final String AGENCY = "11330000MB0330296P";
    private static final int TYPE = 8;

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
        teller.refused("密钥已关闭，不能签发。", "With the key closed it cannot issue.", "KEY_NOT_READY", this::issue);
        teller.verdict(
                "关闭之前签发并上链的证照仍然有效（VALID）。",
                "What was issued and recorded before stays VALID.",
                licence.text("credential"),
                HERE,
                "VALID");
        Changed proposed = teller.changed(
                "密钥管理员登记新密钥。",
                "A keeper proposes a new key.",
                () -> registry.key("zj-housing-keeper", teller.key(), "CREDENTIAL", null));
        teller.changed(
                "另一名人员确认新密钥。",
                "A second officer confirms it.",
                () -> registry.confirm("zj-housing-approver", teller.key(), proposed.text("kid")));
        teller.changed("恢复签发。", "Issuing goes on.", this::issue);
    }

    private Changed issue() {
        return licences.issue("zj-housing-clerk", teller.key(), DemoDocument.licence(TYPE, HERE, 902));
    }

    private String activeKey() {
        for (JsonNode key : gateway.get("zj-housing-keeper", "keys?limit=200").path("items")) {
            boolean mine = key.path("agency").asString("").equals(AGENCY);
            if (mine
                    && key.path("status").asString("").equals("ACTIVE")
                    && key.path("use").asString("").equals("CREDENTIAL")) {
                return key.path("kid").asString();
            }
        }
        throw new StorySurprise("expected: the housing department has an active key. Seen: none");
    }
}
