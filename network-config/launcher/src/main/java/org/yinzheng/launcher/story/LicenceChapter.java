// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.yinzheng.launcher.api.Agreements;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.demo.DemoDocument;
import tools.jackson.databind.JsonNode;

/** Issued in Zhejiang, recognised in Jiangxi once the two agree, revoked, and seen as revoked. */
final class LicenceChapter {
    private static final String ZHEJIANG = "330000";
    private static final String JIANGXI = "360000";

    /** A type that the demo's agreement leaves out, so that this story can make its own. */
    private static final int TYPE = 12;

    private static final String MATTER = "M-EQUIPMENT-01";

    private final Teller teller;
    private final Licences licences;
    private final Agreements agreements;

    LicenceChapter(Gateway gateway, Teller teller) {
        this.teller = teller;
        this.licences = new Licences(gateway);
        this.agreements = new Agreements(gateway);
    }

    void tell() {
        endEarlierAgreements();
        Changed licence = issue();
        String code = licence.text("credential");
        JsonNode first = teller.verdict(
                "浙江核验：真实、有效（VALID）。", "Zhejiang checks it: genuine and current (VALID).", code, ZHEJIANG, "VALID");
        teller.verdict(
                "江西核验：真实有效，但两省尚无互认协议（NOT_RECOGNISED_HERE）。",
                "Jiangxi checks it: genuine and current, but there is no agreement yet (NOT_RECOGNISED_HERE).",
                code,
                JIANGXI,
                "NOT_RECOGNISED_HERE");
        Agreed agreed = agree();
        JsonNode recognised = teller.verdict(
                "江西再次核验：互认协议已生效（VALID）。",
                "Jiangxi checks it again: the agreement is in force (VALID).",
                code,
                JIANGXI,
                "VALID");
        teller.changed(
                "江西经办人为一件事项记录了互认。",
                "A clerk in Jiangxi records the recognition for one matter.",
                () -> agreements.recognise("jx-market-clerk", teller.key(), code, MATTER, "演示：设备进场核验"));
        long before = recognised.at("/view/time").asLong(first.at("/view/time").asLong());
        awaitSecondAfter(before);
        revoke(licence, code, before);
        teller.changed(
                "互认协议由浙江一方终止。",
                "Zhejiang ends the agreement.",
                () -> agreements.decide("zj-platform-approver", teller.key(), agreed.agreement, agreed.version, "end"));
    }

    private Changed issue() {
        return teller.changed(
                "浙江省市场监督管理局（虚构）签发一张特种设备使用登记证。",
                "Zhejiang's market supervision (fictional) issues a special equipment registration.",
                () -> licences.issue("zj-market-clerk", teller.key(), DemoDocument.licence(TYPE, ZHEJIANG, 901)));
    }

    private record Agreed(String agreement, int version) {}

    private Agreed agree() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Changed proposed = teller.changed(
                "浙江提出互认协议。",
                "Zhejiang proposes an agreement.",
                () -> agreements.propose(
                        "zj-platform-approver",
                        teller.key(),
                        List.of(ZHEJIANG, JIANGXI),
                        List.of(TYPE),
                        List.of(MATTER),
                        today.toString()));
        Agreed agreed = new Agreed(Agreements.name(proposed), 1);
        teller.changed(
                "江西接受该协议。",
                "Jiangxi accepts it.",
                () -> agreements.decide(
                        "jx-platform-approver", teller.key(), agreed.agreement, agreed.version, "acceptance"));
        teller.changed(
                "协议生效。",
                "The agreement is in force.",
                () -> agreements.activate("zj-platform-approver", teller.key(), agreed.agreement, agreed.version));
        return agreed;
    }

    /** The ledger counts in seconds: what happens within the same one is not "before". */
    private static void awaitSecondAfter(long epochSecond) {
        while (Instant.now().getEpochSecond() <= epochSecond) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void revoke(Changed licence, String code, long before) {
        String id = licence.text("licenceId");
        teller.refused(
                "经办人不能吊销证照，须由审批人办理。",
                "A clerk cannot revoke: that takes an approver.",
                "ROLE_MISSING",
                () -> licences.revoke("zj-market-clerk", teller.key(), id, "VIOLATION"));
        teller.changed(
                "浙江审批人吊销该证照。",
                "An approver in Zhejiang revokes the licence.",
                () -> licences.revoke("zj-market-approver", teller.key(), id, "VIOLATION"));
        teller.verdict("浙江核验：已吊销（REVOKED）。", "Zhejiang checks it: revoked (REVOKED).", code, ZHEJIANG, "REVOKED");
        teller.verdict("江西核验：已吊销（REVOKED）。", "Jiangxi checks it: revoked (REVOKED).", code, JIANGXI, "REVOKED");
        teller.verdict(
                "以吊销之前的时刻核验：当时有效（VALID）。",
                "As of a moment before that, it was current (VALID).",
                code,
                JIANGXI,
                before,
                "VALID");
        teller.refused(
                "江西不能再互认已吊销的证照。",
                "Jiangxi cannot recognise a revoked licence.",
                "LICENCE_NOT_VALID",
                () -> agreements.recognise("jx-market-clerk", teller.key(), code, MATTER, "演示：设备进场核验"));
    }

    /** A telling that was interrupted may have left an agreement in force. */
    private void endEarlierAgreements() {
        for (JsonNode view : agreements.list("zj-platform-approver").path("items")) {
            JsonNode agreement = view.path("agreement");
            boolean mine = agreement.at("/terms/types").toString().equals("[" + TYPE + "]");
            if (mine && view.path("status").asString("").equals("IN_FORCE")) {
                agreements.decide(
                        "zj-platform-approver",
                        teller.key(),
                        agreement.path("agreement").asString(),
                        agreement.path("version").asInt(),
                        "end");
            }
        }
    }
}
