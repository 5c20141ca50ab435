// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.onboarding.DemoTypes;

/**
 * Every changing address, and those that read what not everybody may, against an account of every role: who may not is refused
 * here, before the ledger is asked, and the ledger, which refuses again by itself, sees nothing of it.
 */
class RoleMatrixTest {
    private static final Map<String, String> ACCOUNTS = Map.of(
            "national", "national-registry",
            "registrar", "zj-registrar",
            "finance", "zj-finance",
            "keeper", "zj-market-keeper",
            "clerk", "zj-market-clerk",
            "approver", "zj-market-approver",
            "claimant", "zj-insurer",
            "supervisor", "zj-supervisor",
            "auditor", "national-auditor");
    private static final String LABELS = "\"labels\":{\"zh\":\"甲\",\"en\":\"A\"}";
    private static final String AGENCY = "{\"agency\":\"11330000MB03300858\",\"iss\":\"33MKT\"," + LABELS
            + ",\"roles\":[],\"types\":[],\"earliestCertificate\":0}";
    private static final String CSV = "票据代码,票据号码,合计金额\r\n";
    private static final String LICENCE = "{\"type\":1,\"holders\":[],\"fields\":{}}";

    private final TestGateway gateway = TestGateway.shared();

    /** An address, a body that parses, and the roles that may. */
    private record Row(String method, String path, String body, Set<String> roles) {
        Row(String path, String body, Set<String> roles) {
            this("POST", path, body, roles);
        }

        static Row put(String path, String body, Set<String> roles) {
            return new Row("PUT", path, body, roles);
        }

        static Row get(String path, Set<String> roles) {
            return new Row("GET", path, "", roles);
        }

        /** A file of rows or of a day. */
        static Row csv(String method, String path, Set<String> roles) {
            return new Row(method, path, CSV, roles);
        }

        TestGateway.Answer send(TestGateway.Client client) {
            var address = "/api/v1/" + path;
            if (body.equals(CSV)) {
                var file = CSV.getBytes(StandardCharsets.UTF_8);
                return method.equals("PUT")
                        ? client.put(address, file, "text/csv")
                        : client.post(address, file, "text/csv");
            }
            return switch (method) {
                case "GET" -> client.get(address, "Yinzheng-Purpose", "COUNTER");
                case "PUT" -> client.put(address, body);
                default -> client.post(address, body);
            };
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("foundings", "{" + LABELS + "}", Set.of("national")),
            new Row(
                    "regions",
                    "{\"region\":\"330000\",\"mspId\":\"ZhejiangMSP\",\"namespace\":\"yz-330000\"," + LABELS + "}",
                    Set.of("national")),
            new Row("namespace-bindings", AGENCY, Set.of("registrar", "national")),
            new Row("agencies", AGENCY, Set.of("registrar", "national")),
            Row.put("regions/330000", "{\"seq\":1," + LABELS + "}", Set.of("national")),
            Row.put(
                    "agencies/11330000MB03300858",
                    "{\"seq\":1," + LABELS
                            + ",\"roles\":[],\"types\":[],\"blockedCertificates\":[],\"earliestCertificate\":0}",
                    Set.of("registrar", "national")),
            new Row(
                    "admissions",
                    "{\"agency\":\"11330000MB03300858\",\"region\":\"330000\",\"types\":[],\"keyQuota\":1}",
                    Set.of("national")),
            new Row("adoptions", "{\"type\":1,\"version\":1}", Set.of("registrar", "national")),
            new Row("keys", "{}", Set.of("keeper")),
            new Row("keys/0123456789abcdef/confirmation", "{}", Set.of("approver", "keeper")),
            new Row(
                    "keys/0123456789abcdef/closure",
                    "{\"closing\":\"NORMAL\"}",
                    Set.of("approver", "keeper", "registrar")),
            new Row("licences", LICENCE, Set.of("clerk")),
            new Row("bulk-jobs/11111111-1111-4111-8111-111111111111/start", "", Set.of("clerk", "approver")),
            new Row("bulk-jobs/11111111-1111-4111-8111-111111111111/pause", "", Set.of("clerk")),
            new Row("bulk-jobs/11111111-1111-4111-8111-111111111111/discard", "", Set.of("clerk")),
            new Row(
                    "transfers-in",
                    "{\"fromRegion\":\"360000\",\"losingLicenceId\":\"x\",\"licence\":" + LICENCE + "}",
                    Set.of("clerk")),
            new Row(
                    "licences/x/operations",
                    "{\"operation\":\"SUSPEND\",\"cause\":\"X\"}",
                    Set.of("clerk", "approver")),
            new Row(
                    "licences/x/operations",
                    "{\"operation\":\"RENEW\",\"cause\":\"X\",\"successor\":" + LICENCE + "}",
                    Set.of("clerk")),
            new Row(
                    "licence-endings",
                    "{\"licences\":[\"x\"],\"outcome\":\"REVOKED\",\"cause\":\"X\"}",
                    Set.of("clerk", "approver")),
            new Row(
                    "hand-outs",
                    "{\"kind\":\"LICENCE\",\"identifier\":\"x\",\"asker\":\"HOLDER\",\"name\":\"甲\",\"number\":\"1\"}",
                    Set.of("clerk")),
            new Row("approvals/11111111-1111-4111-8111-111111111111/confirmation", "", Set.of("approver")),
            new Row("approvals/11111111-1111-4111-8111-111111111111/refusal", "", Set.of("approver")),
            new Row("licences/x/erasure", "{}", Set.of("approver")),
            new Row(
                    "agreements",
                    "{\"parties\":[\"330000\",\"360000\"],\"types\":[1],\"channels\":[\"SHOW\"],\"from\":\"2026-01-01\",\"legalBasisText\":\"甲\"}",
                    Set.of("clerk", "approver")),
            new Row("agreements/A/versions/1/acceptance", "{}", Set.of("clerk", "approver")),
            new Row("agreements/A/versions/1/activation", "{}", Set.of("approver")),
            new Row("recognitions", "{\"credential\":\"YZ1:AA\",\"matter\":\"M\"}", Set.of("clerk")),
            new Row(
                    "recognitions/11111111-1111-4111-8111-111111111111/objections",
                    "{\"reason\":\"X\"}",
                    Set.of("clerk", "approver")),
            new Row(
                    "objections/11111111-1111-4111-8111-111111111111/answers",
                    "{\"recogniserRegion\":\"360000\",\"outcome\":\"UPHELD\"}",
                    Set.of("approver")),
            new Row(
                    "number-blocks",
                    "{\"code\":\"33060126\",\"first\":\"0000000001\",\"last\":\"0000000009\",\"unit\":\"12330000MB0330501W\",\"lanes\":1}",
                    Set.of("finance")),
            Row.put(
                    "number-applications/11111111-1111-4111-8111-111111111111",
                    "{\"code\":\"33060126\",\"numbers\":9}",
                    Set.of("clerk")),
            new Row("number-applications/11111111-1111-4111-8111-111111111111/withdrawal", "", Set.of("clerk")),
            new Row("number-applications/11111111-1111-4111-8111-111111111111/grant", "{}", Set.of("finance")),
            new Row(
                    "number-applications/11111111-1111-4111-8111-111111111111/refusal",
                    "{\"reason\":\"X\"}",
                    Set.of("finance")),
            new Row("receipts", "{\"type\":21,\"code\":\"33060126\",\"holders\":[],\"fields\":{}}", Set.of("clerk")),
            new Row(
                    "receipt-batches",
                    "{\"type\":21,\"code\":\"33060126\",\"receipts\":[{\"holders\":[],\"fields\":{}}]}",
                    Set.of("clerk")),
            new Row("receipts/33060126/0000000001/erasure", "{}", Set.of("approver")),
            new Row("invoices/26332000000000000001/uses", "{\"kind\":\"REIMBURSEMENT\"}", Set.of("claimant")),
            new Row("invoices/26332000000000000001/release", "{\"reason\":\"X\"}", Set.of("claimant")),
            new Row("receipts/33060126/0000000001/stamps", "{\"activity\":\"DELIVER\"}", Set.of("clerk", "approver")),
            new Row("receipts/33060126/0000000001/reversal", "{\"reason\":\"X\"}", Set.of("clerk", "approver")),
            new Row(
                    "receipts/33060126/0000000001/claim-objections",
                    "{\"claim\":1,\"reason\":\"X\",\"statement\":\"甲\"}",
                    Set.of("clerk", "approver")),
            new Row(
                    "claims",
                    "{\"credential\":\"YZ1:AA\",\"amountFen\":1,\"kind\":\"REIMBURSEMENT\"}",
                    Set.of("claimant")),
            new Row("claims/33060126-0000000001-1/release", "{}", Set.of("claimant", "supervisor")),
            new Row("agencies/11330000MB03300858/closure", "{\"cause\":\"X\"}", Set.of("registrar", "national")),
            new Row(
                    "agencies/11330000MB03300858/succession",
                    "{\"successor\":\"12330000MB0330501W\",\"cause\":\"X\"}",
                    Set.of("registrar", "national")),
            new Row("beats", "", Set.of("registrar", "national", "clerk", "approver", "keeper")),
            new Row("licence-types", DemoTypes.type("01-food-business-licence"), Set.of("national")),
            new Row("agreements/A/versions/1/rejection", "{}", Set.of("clerk", "approver")),
            new Row("agreements/A/versions/1/withdrawal", "{}", Set.of("clerk", "approver")),
            new Row("agreements/A/versions/1/suspension", "{}", Set.of("clerk", "approver")),
            new Row("agreements/A/versions/1/resumption", "{}", Set.of("clerk", "approver")),
            new Row("agreements/A/versions/1/end", "{}", Set.of("clerk", "approver")),
            new Row(
                    "approvals/11111111-1111-4111-8111-111111111111/withdrawal",
                    "",
                    Set.of("clerk", "approver", "keeper")),
            new Row("licences/x/wallet-links", "{}", Set.of("clerk")),
            new Row("receipts/33060126/0000000001/wallet-links", "{}", Set.of("clerk")),
            Row.csv("PUT", "bulk-jobs/11111111-1111-4111-8111-111111111111?type=1", Set.of("clerk")),
            Row.csv("POST", "reports/reconciliation?day=2026-01-01", Set.of("clerk", "approver")),
            Row.get("approvals", Set.of("clerk", "approver", "keeper")),
            Row.get("approvals/11111111-1111-4111-8111-111111111111", Set.of("clerk", "approver", "keeper")),
            Row.get("bulk-jobs", Set.of("clerk", "approver")),
            Row.get("bulk-jobs/11111111-1111-4111-8111-111111111111", Set.of("clerk", "approver")),
            Row.get("bulk-templates/1", Set.of("clerk")),
            Row.get("hand-outs", Set.of("clerk", "approver")),
            Row.get("hand-outs/11111111-1111-4111-8111-111111111111/person", Set.of("approver")),
            Row.get("hand-outs/11111111-1111-4111-8111-111111111111/page.pdf", Set.of("clerk")),
            Row.get(
                    "reports/monthly?month=2026-11",
                    Set.of("clerk", "approver", "registrar", "supervisor", "finance", "national", "auditor")),
            Row.get(
                    "reports/ratings?month=2026-11",
                    Set.of("approver", "registrar", "supervisor", "finance", "national", "auditor")),
            Row.get("reports/regulator", Set.of("supervisor", "national", "auditor", "registrar")));

    /** Whoever signed in may try a type's file; nothing is kept of it. */
    private static final Set<String> FOR_EVERYBODY = Set.of("/api/v1/licence-types/dry-runs");

    @TestFactory
    List<DynamicTest> only_the_roles_that_may_get_past_the_door() {
        var tests = new ArrayList<DynamicTest>();
        for (Row row : ROWS) {
            ACCOUNTS.forEach((role, account) -> tests.add(
                    DynamicTest.dynamicTest(role + " " + row.method() + " " + row.path(), () -> check(row, account))));
        }
        return tests;
    }

    @Test
    void no_changing_address_of_the_described_api_is_left_out() {
        var left = new ArrayList<String>();
        gateway.as("zj-registrar")
                .get("/v3/api-docs")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> {
                    var address = path.getKey().replace("/api/v1/", "").replaceAll("\\{\\w+}", "[^/?]+");
                    for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                        boolean asked = ROWS.stream()
                                .anyMatch(row -> row.method().equals(method)
                                        && row.path().replaceAll("\\?.*", "").matches(address));
                        if (path.getValue().has(method.toLowerCase(Locale.ROOT)) && !asked) {
                            left.add(path.getKey());
                        }
                    }
                });
        left.removeIf(path -> path.startsWith("/public/") || FOR_EVERYBODY.contains(path));
        assertThat(left).isEmpty();
    }

    private void check(Row row, String account) {
        var held = gateway.as(account).get("/api/v1/me").body().path("roles");
        boolean may = held.valueStream().anyMatch(role -> row.roles().contains(role.asString()));
        var ledger = (FakeLedger) gateway.bean(LedgerClient.class);
        int before = ledger.endorsements();
        var answer = row.send(gateway.as(account));
        if (may) {
            assertThat(answer.code()).isNotEqualTo("ROLE_REQUIRED");
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("ROLE_REQUIRED");
            assertThat(ledger.endorsements()).isEqualTo(before);
        }
    }
}
