// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.SampleLedger;
import tools.jackson.databind.json.JsonMapper;

/** The files that a demo would write, for the samples of a test's ledger. */
final class SampleCodes {

    private SampleCodes() {}

    static void write(Path file, SampleLedger ledger) throws IOException {
        var samples = new ArrayList<Map<String, Object>>();
        samples.add(sample("VALID", "有效", "Valid", "GOOD", ledger.text("valid")));
        samples.add(sample("SUSPENDED", "暂扣", "Suspended", "BAD", ledger.text("suspended")));
        samples.add(sample("TAMPERED", "被改动", "Altered", "BAD", tampered(ledger.text("valid"))));
        Files.write(file, JsonMapper.builder().build().writeValueAsBytes(Map.of("samples", List.copyOf(samples))));
    }

    /** Two packages of the test ledger's types: a licence and a receipt, or the licence alone. */
    static void writePackages(Path file) throws IOException {
        var licence = item("licence", "食品经营许可证", "Food licence", LedgerScript.LICENCE_TYPE);
        var receipt = item("receipt", "医疗票据", "Medical receipt", LedgerScript.RECEIPT_TYPE);
        Files.write(
                file,
                JsonMapper.builder()
                        .build()
                        .writeValueAsBytes(Map.of(
                                "matters",
                                Map.of("M-OTHER", label("另一件事", "Another matter")),
                                "packages",
                                List.of(
                                        Map.of(
                                                "id",
                                                "BOTH",
                                                "label",
                                                label("两样都要", "Both"),
                                                "items",
                                                List.of(licence, receipt)),
                                        Map.of("id", "ONE", "label", label("一样", "One"), "items", List.of(licence))))));
    }

    private static Map<String, Object> item(String id, String zh, String en, int type) {
        return Map.of("id", id, "label", label(zh, en), "types", List.of(type));
    }

    private static Map<String, String> label(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    static String tampered(String text) {
        var place = text.length() - 10;
        return text.substring(0, place) + (text.charAt(place) == 'A' ? 'B' : 'A') + text.substring(place + 1);
    }

    private static Map<String, Object> sample(String id, String zh, String en, String tone, String text) {
        return Map.of("id", id, "label", label(zh, en), "tone", tone, "text", text);
    }
}
