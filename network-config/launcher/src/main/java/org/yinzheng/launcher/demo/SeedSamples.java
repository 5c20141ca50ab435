// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.api.Receipts;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.network.PrivateFiles;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One document for each verdict that a ledger of today can hold (nobody may issue what has expired), in a file from which
 * the verifier's page offers them to people who hold none; and the packages of documents that the demo's matters need.
 */
final class SeedSamples {
    private static final int FOOD = 1;
    private static final int NOT_IN_THE_AGREEMENT = 12;
    private static final int OUTPATIENT = 21;
    private static final int FIRST_INDEX = 900;

    private final Licences licences;
    private final Receipts receipts;
    private final SeedRecord record;
    private final Path run;
    private final JsonMapper json = new JsonMapper();
    private final ArrayNode samples = json.createArrayNode();

    SeedSamples(Gateway gateway, SeedRecord record, Path run) {
        this.licences = new Licences(gateway);
        this.receipts = new Receipts(gateway);
        this.record = record;
        this.run = run;
    }

    Stage stage() {
        return new Stage("演示码 / demo codes", List.of(this::make));
    }

    private void make() {
        DemoAgency market = agency("zj-market");
        String valid = licence(market, FOOD, 0, Map.of());
        add("VALID", "GOOD", "有效", "Valid", valid);
        add("NOT_RECOGNISED_HERE", "CAUTION", "此地不认可", "Not recognised here", notRecognised());
        add("SUSPENDED", "BAD", "暂扣", "Suspended", licence(market, FOOD, 2, suspension()));
        add("REVOKED", "BAD", "吊销", "Revoked", licence(market, FOOD, 3, revocation()));
        add("REVERSED", "BAD", "冲红的票据", "Reversed receipt", reversed());
        add("TAMPERED", "BAD", "被改动", "Altered", SpoiltCode.withOneCharacterChanged(valid));
        add("UNKNOWN_ISSUER", "BAD", "签发者不明", "Unknown issuer", SpoiltCode.from(valid, market.iss()));
        try {
            PrivateFiles.write(
                    DataFolder.packages(run),
                    json.writeValueAsBytes(DemoAgency.read("packages.json", new TypeReference<JsonNode>() {})));
            PrivateFiles.write(DataFolder.demoCodes(run), json.writeValueAsBytes(Map.of("samples", samples)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return Map.of("operation", "SUSPEND", "cause", "INVESTIGATION");
    }

    private static Map<String, Object> revocation() {
        return Map.of("operation", "END", "outcome", "REVOKED", "cause", "VIOLATION");
    }

    private String licence(DemoAgency agency, int type, int place, Map<String, Object> operation) {
        return licence(agency, place, DemoDocument.licence(type, agency.region(), FIRST_INDEX + place), operation);
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
        ObjectNode receipt = DemoDocument.receipt(OUTPATIENT, hospital.region(), FIRST_INDEX, 18_600)
                .put("code", SeedReceipts.code(hospital, OUTPATIENT));
        var issued = receipts.issue(hospital.clerk(), record.key("sample receipt"), receipt);
        receipts.reverse(
                hospital.clerk(),
                record.key("sample receipt reversal"),
                issued.text("code"),
                issued.text("number"),
                "ISSUED_IN_ERROR");
        return issued.text("credential");
    }

    private void add(String id, String tone, String zh, String en, String text) {
        ObjectNode sample = samples.addObject().put("id", id).put("tone", tone).put("text", text);
        sample.putObject("label").put("zh", zh).put("en", en);
    }
}
