// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Receipts;

/** Twenty-six receipts of a hospital in each of two provinces, in every state that a receipt can be in. */
final class SeedReceipts {
    private static final int OF_EACH = 26;
    private static final int BLOCK = 5000;

    private final Receipts receipts;
    private final SeedRecord record;

    SeedReceipts(Gateway gateway, SeedRecord record) {
        this.receipts = new Receipts(gateway);
        this.record = record;
    }

    /** Numbers for every hospital. */
    Stage grants() {
        List<Runnable> grants = new ArrayList<>();
        for (DemoAgency hospital : hospitals()) {
            hospital.types().forEach(type -> grants.add(() -> grant(hospital, type)));
        }
        return new Stage("申领票据号段 / number blocks", grants);
    }

    Stage issues() {
        List<Runnable> issues = new ArrayList<>();
        for (DemoAgency hospital : hospitals()) {
            for (int i = 0; i < OF_EACH; i++) {
                int place = i;
                issues.add(() -> issue(hospital, place));
            }
        }
        return new Stage("开具票据 / receipts", issues);
    }

    private static List<DemoAgency> hospitals() {
        return DemoAgency.all().stream()
                .filter(agency -> agency.types().contains(21))
                .toList();
    }

    private String code(DemoAgency hospital, int type) {
        return DemoDocument.receiptCode(type, hospital.region(), record.day());
    }

    private void grant(DemoAgency hospital, int type) {
        receipts.grant(
                prefix(hospital) + "-finance",
                record.key("grant " + hospital.region() + " " + type),
                code(hospital, type),
                "0000000001",
                String.format("%010d", BLOCK),
                hospital.agency(),
                8);
    }

    private void issue(DemoAgency hospital, int place) {
        String name = "receipt " + hospital.region() + " " + place;
        int type = place % 2 == 0 ? 21 : 22;
        long total = 10_000 + place * 1_250L;
        Changed issued = receipts.issue(
                hospital.clerk(),
                record.key(name),
                DemoDocument.receipt(type, hospital.region(), place + 40, total, record.day())
                        .put("code", code(hospital, type)));
        Life life = new Life(hospital, name, issued);
        switch (place % 8) {
            case 1 -> life.deliver();
            case 2 -> life.deliver().paper();
            case 3 -> life.deliver().claim("medinsure", total / 2);
            case 4 -> life.deliver().claim("medinsure", total / 2).claim("insurer", total - total / 2);
            case 5 -> life.deliver().archive();
            case 6 -> life.deliver().reverse();
            case 7 -> life.deliver().claim("insurer", total / 4).release();
            default -> {
                // issued, not yet delivered
            }
        }
    }

    private static String prefix(DemoAgency hospital) {
        return hospital.account().substring(0, 2);
    }

    /** What happens to one receipt, step by step. */
    private final class Life {
        private final DemoAgency hospital;
        private final String name;
        private final Changed receipt;
        private String claimant = "";
        private String claim = "";

        Life(DemoAgency hospital, String name, Changed receipt) {
            this.hospital = hospital;
            this.name = name;
            this.receipt = receipt;
        }

        Life deliver() {
            return stamp(Map.of("activity", "DELIVER"));
        }

        Life paper() {
            return stamp(Map.of("activity", "PAPER", "paperNumber", "P" + Math.abs(name.hashCode())));
        }

        Life archive() {
            return stamp(Map.of("activity", "ARCHIVE"));
        }

        private Life stamp(Map<String, Object> stamp) {
            receipts.stamp(
                    hospital.clerk(),
                    record.key(name + " " + stamp.get("activity")),
                    receipt.text("code"),
                    receipt.text("number"),
                    stamp);
            return this;
        }

        Life claim(String who, long amount) {
            claimant = prefix(hospital) + "-" + who;
            claim = receipts.claim(
                            claimant,
                            record.key(name + " claim " + who),
                            receipt.text("credential"),
                            amount,
                            who.equals("insurer") ? "COMMERCIAL_INSURANCE" : "MEDICAL_INSURANCE")
                    .text("claimId");
            return this;
        }

        Life release() {
            receipts.release(claimant, record.key(name + " release"), claim);
            return this;
        }

        Life reverse() {
            receipts.reverse(
                    hospital.clerk(),
                    record.key(name + " reversal"),
                    receipt.text("code"),
                    receipt.text("number"),
                    "ISSUED_IN_ERROR");
            return this;
        }
    }
}
