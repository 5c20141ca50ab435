// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import java.util.Map;
import org.yinzheng.launcher.api.ApiProblem;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Receipts;
import org.yinzheng.launcher.demo.DemoDocument;

/** Issued by a hospital in Zhejiang, claimed by insurers of two provinces up to its total and never beyond, reversed. */
final class ReceiptChapter {
    private static final String HERE = "330000";
    private static final String HOSPITAL = "12330000MB0330501W";
    private static final int TYPE = 21;
    private static final int LANES = 8;
    private static final long TOTAL = 100_000;

    private final Teller teller;
    private final Receipts receipts;

    ReceiptChapter(Gateway gateway, Teller teller) {
        this.teller = teller;
        this.receipts = new Receipts(gateway);
    }

    void tell() {
        Changed receipt = issue();
        String code = receipt.text("code");
        String number = receipt.text("number");
        String credential = receipt.text("credential");
        teller.verdict("核验票据：有效（VALID）。", "The receipt is checked: VALID.", credential, HERE, "VALID");
        teller.changed(
                "医院把票据交付给交款人（盖戳）。",
                "The hospital delivers it to the payer, which is stamped.",
                () -> receipts.stamp("zj-hospital-clerk", teller.key(), code, number, Map.of("activity", "DELIVER")));
        claims(credential, code, number);
        teller.changed(
                "医院冲红该票据，同一笔交易开出红字票据。",
                "The hospital reverses it; the red receipt is issued in the same transaction.",
                () -> receipts.reverse("zj-hospital-clerk", teller.key(), code, number, "ISSUED_IN_ERROR"));
        teller.verdict("核验票据：已冲红（REVERSED）。", "The receipt is checked: REVERSED.", credential, HERE, "REVERSED");
        teller.refused(
                "已冲红的票据不能再报销。",
                "A reversed receipt cannot be claimed.",
                "RECEIPT_REVERSED",
                () -> receipts.claim("zj-medinsure", teller.key(), credential, 1, "MEDICAL_INSURANCE"));
    }

    /** The code of this year's receipts. A demo that was filled last year has no numbers of it yet. */
    private String granted() {
        String code = DemoDocument.receiptCode(TYPE, HERE);
        if (!receipts.areGranted("zj-hospital-clerk", code)) {
            teller.changed(
                    "浙江财政部门核发今年的票据号段。",
                    "Zhejiang's finance body grants numbers of this year.",
                    () -> receipts.grant(
                            "zj-finance", teller.key(), code, "0000000001", "0000005000", HOSPITAL, LANES));
        }
        return code;
    }

    private Changed issue() {
        String code = granted();
        return teller.changed(
                "浙江省第一人民医院（虚构）开出一张 1000.00 元的门诊票据。",
                "A (fictional) hospital in Zhejiang issues an outpatient receipt of 1000.00 yuan.",
                () -> receipts.issue(
                        "zj-hospital-clerk",
                        teller.key(),
                        DemoDocument.receipt(TYPE, HERE, 77, TOTAL).put("code", code)));
    }

    private void claims(String credential, String code, String number) {
        Changed first = teller.changed(
                "浙江医保报销 700.00 元。",
                "Zhejiang's medical insurance claims 700.00 yuan.",
                () -> receipts.claim("zj-medinsure", teller.key(), credential, 70_000, "MEDICAL_INSURANCE"));
        teller.verdict("仍可报销余额，票据有效（VALID）。", "There is a rest, so it is still VALID.", credential, HERE, "VALID");
        Changed second = teller.changed(
                "江西的商业保险报销其余 300.00 元。",
                "An insurer in Jiangxi claims the remaining 300.00 yuan.",
                () -> receipts.claim("jx-insurer", teller.key(), credential, 30_000, "COMMERCIAL_INSURANCE"));
        teller.verdict(
                "核验票据：已全部入账（ALREADY_CLAIMED）。",
                "The receipt is checked: ALREADY_CLAIMED.",
                credential,
                HERE,
                "ALREADY_CLAIMED");
        ApiProblem third = teller.refused(
                "第三次报销被拒绝，并告知此前的入账时间。",
                "A third claim is refused, and told when it was claimed before.",
                "ALREADY_CLAIMED",
                () -> receipts.claim("zj-insurer", teller.key(), credential, 1, "COMMERCIAL_INSURANCE"));
        teller.holds(
                String.valueOf(third.getMessage()).matches("(?s).*20[0-9]{2}-.*"), "the refusal names a time", third);
        teller.changed(
                "江西撤回其报销。",
                "The insurer in Jiangxi takes its claim back.",
                () -> receipts.release("jx-insurer", teller.key(), second.text("claimId")));
        teller.verdict("余额恢复，票据有效（VALID）。", "The rest is back: VALID.", credential, HERE, "VALID");
        teller.refused(
                "仍有报销未撤回，不能冲红。",
                "While a claim stands it cannot be reversed.",
                "RECEIPT_CLAIMED",
                () -> receipts.reverse("zj-hospital-clerk", teller.key(), code, number, "ISSUED_IN_ERROR"));
        teller.changed(
                "浙江医保也撤回其报销。",
                "Zhejiang's medical insurance takes its claim back too.",
                () -> receipts.release("zj-medinsure", teller.key(), first.text("claimId")));
    }
}
