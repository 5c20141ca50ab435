// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.util.List;
import org.yinzheng.launcher.api.Agreements;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;

/** The one agreement of the demo: eleven licence types, for the demo's matters, between Zhejiang and Jiangxi. */
final class SeedAgreement {
    static final List<Integer> TYPES = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    /** Codes: those of the demo's packages, and two more to choose from. */
    static final List<String> MATTERS = List.of("OPEN-RESTAURANT", "NEWBORN", "MOVE-ENTERPRISE", "ENTER-SCHOOL");

    private final Agreements agreements;
    private final SeedRecord record;

    SeedAgreement(Gateway gateway, SeedRecord record) {
        this.agreements = new Agreements(gateway);
        this.record = record;
    }

    List<Stage> stages() {
        return List.of(new Stage("互认协议 / the agreement", List.of(this::agree)));
    }

    private void agree() {
        Changed proposed = agreements.propose(
                "zj-platform-approver",
                record.key("propose"),
                List.of("330000", "360000"),
                TYPES,
                MATTERS,
                record.day().toString());
        String agreement = Agreements.name(proposed);
        agreements.decide("jx-platform-approver", record.key("accept"), agreement, 1, "acceptance");
        agreements.activate("zj-platform-approver", record.key("activate"), agreement, 1);
    }
}
