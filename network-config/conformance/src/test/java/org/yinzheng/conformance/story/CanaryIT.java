// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.launcher.api.ApiProblem;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.HttpJson;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.api.Receipts;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.demo.Fiction;
import org.yinzheng.launcher.process.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names, numbers, amounts and texts planted in everything that can be sent, then searched in every file that the three
 * processes wrote (blocks with the certificates in them, state, events, read model, encrypted documents, logs), in every address that was asked of gateway
 * and verifier, in the processes' arguments, and in every refusal.
 */
@ExtendWith(RunningNetwork.Extension.class)
final class CanaryIT {
    private static final String HERE = "330000";
    private static final long TOTAL = 1_918_273_645L;
    private static final long CLAIM = 1_564_738_291L;
    private static final long TOO_MUCH = 1_819_191_919L;

    private final List<Canary> planted = new ArrayList<>();

    @Test
    void nothing_planted_is_found_in_any_file_address_argument_or_refusal(RunningNetwork network) throws IOException {
        Gateway gateway = network.gateway();
        String serial = plantLicences(gateway);
        plantReceipt(gateway, network);
        List<String> refusals = plantInRefusals(gateway);
        assertThat(planted).hasSizeGreaterThanOrEqualTo(20);

        assertThat(Canary.found(planted, network.data())).isEmpty();
        assertThat(refusals).allSatisfy(refusal -> assertThat(planted)
                .noneMatch(canary -> canary.isIn(refusal.getBytes(StandardCharsets.UTF_8))));
        byte[] processes = network.processes();
        assertThat(planted).noneMatch(canary -> canary.isIn(processes));
        // the search sees what does stand there
        assertThat(network.requests(Service.GATEWAY))
                .contains("POST /api/v1/licences HTTP", "POST /api/v1/receipts HTTP", "/stamps HTTP")
                .contains("POST /public/v1/lookups HTTP", "/receipt.pdf HTTP");
        assertThat(network.requests(Service.VERIFIER))
                .contains("POST /api/v1/verifications HTTP", "POST /api/v1/lookups HTTP");
        assertThat(new String(processes, StandardCharsets.UTF_8)).contains("--server.port=");
        assertThat(Canary.found(List.of(new Canary(serial)), network.data()))
                .anyMatch(place -> place.contains("peer/"))
                .anyMatch(place -> place.contains("verifier/"));
        assertThat(Canary.found(List.of(new Canary("yz.agency")), network.data()))
                .as("the certificates of those who signed")
                .anyMatch(place -> place.contains("peer/"));
    }

    private String plantLicences(Gateway gateway) {
        ObjectNode food = DemoDocument.licence(1, HERE, 7001);
        ObjectNode fields = (ObjectNode) food.get("fields");
        fields.put("legalRepresentative", plant("金丝雀代表人甲"));
        fields.put("residence", plant("金丝雀省样例市乌有街一百零一号"));
        fields.put("premises", plant("金丝雀省样例市子虚巷二百零二号"));
        fields.put("scope", plant("金丝雀冷食类制售经营范围"));
        fields.put("supervisor", plant("金丝雀日常监管所"));
        fields.put("licenceNumber", plant("JY90817263545362"));
        name(food, fields, plant("金丝雀餐饮样例有限公司"), plant(Fiction.companyCode(HERE, 7001)));

        Licences licences = new Licences(gateway);
        Changed issued = licences.issue("zj-market-clerk", key(), food);
        licences.operate(
                "zj-market-approver",
                key(),
                issued.text("licenceId"),
                Map.of(
                        "operation", "END",
                        "outcome", "REVOKED",
                        "cause", "VIOLATION",
                        "causeText", plant("金丝雀吊销理由：后厨不符合要求")));

        ObjectNode residence = DemoDocument.licence(3, HERE, 7002);
        ObjectNode person = (ObjectNode) residence.get("fields");
        person.put("homeAddress", plant("金丝雀省户籍地三百零三号"));
        person.put("residence", plant("金丝雀市居住地四百零四室"));
        name(residence, person, plant("金丝雀居住人乙"), plant(Fiction.citizenNumber(HERE, 7002)));
        licences.issue("zj-police-clerk", key(), residence);
        return issued.text("licenceId").split("\\.")[7];
    }

    private void plantReceipt(Gateway gateway, RunningNetwork network) throws IOException {
        ObjectNode order = DemoDocument.receipt(21, HERE, 7003, TOTAL);
        ObjectNode fields = (ObjectNode) order.get("fields");
        String payer = plant("金丝雀交款人丙");
        String number = plant(Fiction.citizenNumber(HERE, 7003));
        name(order, fields, payer, number);
        fields.put("payerName", payer).put("payerCode", number);
        fields.put("department", plant("金丝雀专科门诊"));
        fields.put("insuranceNumber", plant("33010099887766554433"));
        fields.put("handler", plant("金丝雀收款员丁"));
        ((ObjectNode) fields.get("items").get(0)).put("name", plant("金丝雀检查项目"));
        plant(String.valueOf(TOTAL));

        Receipts receipts = new Receipts(gateway);
        Changed issued =
                receipts.issue("zj-hospital-clerk", key(), order.put("code", DemoDocument.receiptCode(21, HERE)));
        receipts.stamp(
                "zj-hospital-clerk",
                key(),
                issued.text("code"),
                issued.text("number"),
                Map.of("activity", "DELIVER", "mandate", plant("金丝雀委托书：由家属代领")));
        receipts.stamp(
                "zj-hospital-clerk",
                key(),
                issued.text("code"),
                issued.text("number"),
                Map.of("activity", "PAPER", "paperNumber", plant("ZZ887766554433")));
        plant(String.valueOf(CLAIM));
        receipts.claim("jx-insurer", key(), issued.text("credential"), CLAIM, "COMMERCIAL_INSURANCE");
        plant(String.valueOf(TOO_MUCH));
        refusal(() -> receipts.claim("zj-medinsure", key(), issued.text("credential"), TOO_MUCH, "MEDICAL_INSURANCE"));
        network.verifier().verify(issued.text("credential"), HERE, null);
        lookUp(network, issued, fields.path("issueDate").asString());
        gateway.file(
                "zj-hospital-clerk", "receipts/" + issued.text("code") + "/" + issued.text("number") + "/receipt.pdf");
    }

    /** By hand, with everything that stands on the paper; the verifier hands the form on to the gateway. */
    private void lookUp(RunningNetwork network, Changed receipt, String date) throws IOException {
        HttpJson verifier = new HttpJson(network.address(Service.VERIFIER), Duration.ofSeconds(30));
        JsonNode answer = verifier.post(
                "/api/v1/lookups",
                Map.of(
                        "kind",
                        "receipt",
                        "code",
                        receipt.text("code"),
                        "number",
                        receipt.text("number"),
                        "checkValue",
                        plant(receipt.text("checkValue")),
                        "date",
                        date,
                        "totalFen",
                        TOTAL),
                Map.of());
        assertThat(answer.path("source").path("kind").asString())
                .as(answer.toString())
                .isEqualTo("LOOKUP");
    }

    /** Requests that are refused for one reason each, all of them full of what must not be repeated. */
    private List<String> plantInRefusals(Gateway gateway) {
        Licences licences = new Licences(gateway);
        List<String> refusals = new ArrayList<>();
        ObjectNode wrongDigit = DemoDocument.licence(3, HERE, 7004);
        String citizen = Fiction.citizenNumber(HERE, 7004);
        String wrong = plant(citizen.substring(0, 17) + (citizen.endsWith("1") ? "2" : "1"));
        name(wrongDigit, (ObjectNode) wrongDigit.get("fields"), plant("金丝雀误录人戊"), wrong);
        refusals.add(refusal(() -> licences.issue("zj-police-clerk", key(), wrongDigit)));

        ObjectNode unknownType = DemoDocument.licence(1, HERE, 7005).put("type", 999);
        refusals.add(refusal(() -> licences.issue("zj-market-clerk", key(), unknownType)));

        ObjectNode tooLong = DemoDocument.licence(1, HERE, 7006);
        ((ObjectNode) tooLong.get("fields")).put("holderName", plant("金丝雀超长名称").repeat(60));
        refusals.add(refusal(() -> licences.issue("zj-market-clerk", key(), tooLong)));

        ObjectNode badDate = DemoDocument.licence(1, HERE, 7007);
        ((ObjectNode) badDate.get("fields")).put("validTo", plant("金丝雀某年某月"));
        refusals.add(refusal(() -> licences.issue("zj-market-clerk", key(), badDate)));

        ObjectNode otherAgency = DemoDocument.licence(3, HERE, 7008);
        name(otherAgency, (ObjectNode) otherAgency.get("fields"), plant("金丝雀越权人己"), Fiction.citizenNumber(HERE, 7008));
        refusals.add(refusal(() -> licences.issue("zj-market-clerk", key(), otherAgency)));

        ObjectNode broken = DemoDocument.licence(1, HERE, 7009);
        broken.put("holders", plant("金丝雀不成列表"));
        refusals.add(refusal(() -> licences.issue("zj-market-clerk", key(), broken)));
        return refusals;
    }

    private static String refusal(Runnable request) {
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, request::run);
        assertThat(problem).as("a refusal").isNotNull();
        assertThat(problem.code()).isNotEmpty();
        return String.valueOf(problem.getMessage());
    }

    private static void name(ObjectNode document, ObjectNode fields, String name, String code) {
        ((ObjectNode) document.get("holders").get(0)).put("name", name).put("code", code);
        for (String member : List.of("holderName")) {
            if (fields.has(member)) {
                fields.put(member, name);
            }
        }
        for (String member : List.of("citizenNumber", "socialCreditCode")) {
            if (fields.has(member)) {
                fields.put(member, code);
            }
        }
    }

    private String plant(String text) {
        planted.add(new Canary(text));
        return text;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
