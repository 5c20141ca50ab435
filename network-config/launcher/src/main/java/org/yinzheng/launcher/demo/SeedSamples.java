// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.yinzheng.launcher.api.ApiProblem;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.api.Receipts;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.network.PrivateFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One document for each verdict, in a file from which the verifier's page offers them to people who hold none. A document that
 * is refused is left out and said: it does not stop a demo.
 */
final class SeedSamples {
    private static final int FOOD = 1;
    private static final int NOT_IN_THE_AGREEMENT = 12;
    private static final int OUTPATIENT = 21;
    private static final int FIRST_INDEX = 900;
    private static final String LABEL = "演示码 / demo codes";

    /** In the order shown. */
    private enum Sample {
        VALID("GOOD", "有效", "Valid"),
        NOT_RECOGNISED_HERE("CAUTION", "此地不认可", "Not recognised here"),
        SUSPENDED("BAD", "暂扣", "Suspended"),
        REVOKED("BAD", "吊销", "Revoked"),
        EXPIRED("BAD", "过期", "Expired"),
        REVERSED("BAD", "冲红的票据", "Reversed receipt"),
        TAMPERED("BAD", "被改动", "Altered"),
        UNKNOWN_ISSUER("BAD", "颁发机构不明", "Unknown issuer");

        private final String tone;
        private final String zh;
        private final String en;

        Sample(String tone, String zh, String en) {
            this.tone = tone;
            this.zh = zh;
            this.en = en;
        }
    }

    private final Licences licences;
    private final Receipts receipts;
    private final SeedRecord record;
    private final Path run;
    private final Console console;
    private final JsonMapper json = new JsonMapper();
    private final DemoAgency market = agency("zj-market");
    private final Map<Sample, String> codes = new ConcurrentHashMap<>();

    SeedSamples(Gateway gateway, SeedRecord record, Path run, Console console) {
        this.licences = new Licences(gateway);
        this.receipts = new Receipts(gateway);
        this.record = record;
        this.run = run;
        this.console = console;
    }

    List<Stage> stages() {
        return List.of(
                new Stage(
                        LABEL,
                        List.of(
                                () -> make(Sample.VALID, this::valid),
                                () -> make(Sample.NOT_RECOGNISED_HERE, this::notRecognised),
                                () -> make(Sample.SUSPENDED, () -> licence(market, FOOD, 2, suspension())),
                                () -> make(Sample.REVOKED, () -> licence(market, FOOD, 3, revocation())),
                                () -> make(Sample.EXPIRED, this::expired),
                                () -> make(Sample.REVERSED, this::reversed))),
                new Stage(LABEL, List.of(this::write)));
    }

    private void make(Sample sample, Supplier<String> code) {
        try {
            codes.put(sample, code.get());
        } catch (ApiProblem | LaunchFailure e) {
            console.say("演示码 " + sample + " 未生成 / demo code " + sample + " is left out: " + e.getMessage());
        }
    }

    /** The genuine one, and what somebody makes of it who cannot sign. */
    private String valid() {
        String valid = licence(market, FOOD, 0, Map.of());
        codes.put(Sample.TAMPERED, SpoiltCode.withOneCharacterChanged(valid));
        codes.put(Sample.UNKNOWN_ISSUER, SpoiltCode.from(valid, market.iss()));
        return valid;
    }

    private void write() {
        ArrayNode samples = json.createArrayNode();
        for (Sample sample : Sample.values()) {
            String text = codes.get(sample);
            if (text != null) {
                samples.addObject()
                        .put("id", sample.name())
                        .put("tone", sample.tone)
                        .put("text", text)
                        .putObject("label")
                        .put("zh", sample.zh)
                        .put("en", sample.en);
            }
        }
        try {
            PrivateFiles.write(DataFolder.demoCodes(run), json.writeValueAsBytes(Map.of("samples", samples)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An officer's own work: the gateway signs nothing that has expired. */
    private String expired() {
        Path connection = DataFolder.connection(run, "ZhejiangMSP");
        try (DirectLedger ledger = new DirectLedger(connection)) {
            JsonNode food = DemoTypes.all().stream()
                    .filter(type -> type.path("number").asInt() == FOOD)
                    .findFirst()
                    .orElseThrow();
            return new ExpiredLicence(ledger, market, food).issue();
        } catch (IOException e) {
            throw new LaunchFailure("no connection to the ledger: " + connection, e);
        }
    }

    private static DemoAgency agency(String account) {
        return DemoAgency.all().stream()
                .filter(agency -> agency.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private String notRecognised() {
        DemoAgency issuer = DemoAgency.all().stream()
                .filter(agency ->
                        agency.region().equals("330000") && agency.types().contains(NOT_IN_THE_AGREEMENT))
                .findFirst()
                .orElseThrow();
        return licence(issuer, NOT_IN_THE_AGREEMENT, 1, Map.of());
    }

    private static Map<String, Object> suspension() {
        return Map.of("operation", "SUSPEND", "cause", "INSPECTION");
    }

    private static Map<String, Object> revocation() {
        return Map.of("operation", "END", "outcome", "REVOKED", "cause", "VIOLATION");
    }

    private String licence(DemoAgency agency, int type, int place, Map<String, Object> operation) {
        return licence(
                agency,
                place,
                DemoDocument.licence(type, agency.region(), FIRST_INDEX + place, record.day()),
                operation);
    }

    private String licence(DemoAgency agency, int place, ObjectNode document, Map<String, Object> operation) {
        String name = "sample " + place;
        var issued = licences.issue(agency.clerk(), record.key(name), document);
        if (!operation.isEmpty()) {
            licences.operate(agency.approver(), record.key(name + " operation"), issued.text("licenceId"), operation);
        }
        return issued.text("credential");
    }

    private String reversed() {
        DemoAgency hospital = DemoAgency.all().stream()
                .filter(agency ->
                        agency.region().equals("330000") && agency.types().contains(OUTPATIENT))
                .findFirst()
                .orElseThrow();
        ObjectNode receipt = DemoDocument.receipt(OUTPATIENT, hospital.region(), FIRST_INDEX, 18_600, record.day())
                .put("code", DemoDocument.receiptCode(OUTPATIENT, hospital.region(), record.day()));
        var issued = receipts.issue(hospital.clerk(), record.key("sample receipt"), receipt);
        receipts.reverse(
                hospital.clerk(),
                record.key("sample receipt reversal"),
                issued.text("code"),
                issued.text("number"),
                "ISSUED_IN_ERROR");
        return issued.text("credential");
    }
}
