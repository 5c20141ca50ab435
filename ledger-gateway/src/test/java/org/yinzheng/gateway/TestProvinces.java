// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.yinzheng.gateway.TestGateway.Answer;
import org.yinzheng.gateway.onboarding.DemoTypes;
import org.yinzheng.localpeer.LocalPeer;
import org.yinzheng.localpeer.LocalPeerSettings;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import tools.jackson.databind.JsonNode;

/** A local peer and a gateway on it, two provinces registered through the gateway's own API: ready to issue. */
final class TestProvinces implements AutoCloseable {
    static final String MARKET = "11330000MB03300858";
    static final String HOSPITAL = "12330000MB0330501W";
    static final String OUTPATIENT = "33060126";

    private final Path folder;
    private final NetworkMaterial network;
    private final LocalPeer peer;
    private final boolean unlucky;
    private final String[] more;
    private TestGateway gateway;

    private @Nullable String permitAgreement;
    private boolean policeSigns;

    private TestProvinces(Path folder, NetworkMaterial network, LocalPeer peer, boolean unlucky, String... more) {
        this.folder = folder;
        this.network = network;
        this.peer = peer;
        this.unlucky = unlucky;
        this.more = more;
        this.gateway = startGateway();
    }

    private TestGateway startGateway() {
        var data = folder.resolve("gateway");
        return unlucky
                ? TestGateway.withUnluckyPeer(
                        network, data, "yinzheng.gateway.outbox.every=200ms", "yinzheng.gateway.outbox.ask=300ms")
                : TestGateway.withPeer(network, data, more);
    }

    /** For a gateway in a process of its own. */
    List<String> gatewayProperties() {
        return TestNetwork.properties(network, gatewayData());
    }

    Path gatewayData() {
        return folder.resolve("gateway");
    }

    void stopGateway() {
        gateway.close();
    }

    void startGatewayAgain() {
        gateway = startGateway();
    }

    /** A new process on the old data. */
    void restartGateway() {
        gateway.close();
        gateway = startGateway();
    }

    /** One pair of provinces for all tests that mind their own documents only; it ends with the test run. */
    static TestProvinces shared() {
        return Shared.PROVINCES;
    }

    /** @param more properties of the gateway */
    static TestProvinces start(Path folder, String... more) {
        return start(folder, false, more);
    }

    /** With an {@link org.yinzheng.gateway.ledger.UnluckyLedger}, well as long as it is not turned bad. */
    static TestProvinces startUnlucky(Path folder) {
        return start(folder, true);
    }

    private static TestProvinces start(Path folder, boolean unlucky, String... more) {
        try {
            var network = NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
            var peer = LocalPeer.start(LocalPeerSettings.of(network.folder(), folder.resolve("peer")));
            network.writeConnections(peer.endpoint());
            var provinces = new TestProvinces(folder, network, peer, unlucky, more);
            provinces.register();
            return provinces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestGateway gateway() {
        return gateway;
    }

    TestGateway.Client as(String account) {
        return gateway.as(account);
    }

    Answer post(String account, String path, String body) {
        var answer = as(account).post("/api/v1/" + path, body);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(201);
        return answer;
    }

    /** What needs two people: an agency's clerk asks, its approver confirms. The name of what was changed. */
    String agreed(String unit, String path, String body) {
        return agreedBy(unit + "-clerk", unit + "-approver", path, body);
    }

    String agreedBy(String asker, String approver, String path, String body) {
        var asked = as(asker).post("/api/v1/" + path, body);
        assertThat(asked.status()).as(path + " " + asked.text()).isEqualTo(202);
        var confirmed = as(approver)
                .post("/api/v1/approvals/" + asked.body().path("approvalId").asString() + "/confirmation", "");
        assertThat(confirmed.body().path("recorded").asInt())
                .as(confirmed.text())
                .isEqualTo(1);
        return asked.body().path("subject").asString();
    }

    private void register() {
        post("national-registry", "foundings", "{\"labels\":{\"zh\":\"国家平台（演示）\",\"en\":\"National (demo)\"}}");
        post(
                "national-registry",
                "namespace-bindings",
                agency("11100000MB010001X5", "10NAT", "\"NATIONAL\",\"REGISTRAR\"", ""));
        post("national-registry", "regions", region("330000", "ZhejiangMSP", "浙江（演示）", "Zhejiang (demo)"));
        post("national-registry", "regions", region("360000", "JiangxiMSP", "江西（演示）", "Jiangxi (demo)"));
        post(
                "zj-registrar",
                "namespace-bindings",
                agency("11330000MB0330018A", "33PLAT", "\"REGISTRAR\",\"APPROVER\",\"CLERK\"", ""));
        post(
                "jx-registrar",
                "namespace-bindings",
                agency("11360000MB0360014H", "36PLAT", "\"REGISTRAR\",\"APPROVER\",\"CLERK\"", ""));
        type("01-food-business-licence", 1);
        type("03-residence-permit", 3);
        type("21-medical-outpatient-receipt", 21);
        var officers = "\"KEEPER\",\"CLERK\",\"APPROVER\"";
        agencyOf("zj", MARKET, "33MKT", officers, "1");
        agencyOf("zj", "11330000MB03301571", "33POL", officers, "3");
        agencyOf("jx", "11360000MB0360081F", "36MKT", officers, "1");
        agencyOf("zj", HOSPITAL, "33HOS", officers, "21");
        agencyOf("zj", "11330000MB033043X4", "33FIN", "\"FINANCE\",\"SUPERVISOR\"", "");
        agencyOf("zj", "12330000MB0330579W", "33INS", "\"CLAIMANT\"", "");
        agencyOf("jx", "91360000MB0360647P", "36INS", "\"CLAIMANT\"", "");
        key("zj-market");
        key("zj-hospital");
        key("jx-market");
        admit(MARKET, "330000", "1");
        admit("11330000MB03301571", "330000", "3");
    }

    private void type(String file, int number) {
        post("national-registry", "licence-types", DemoTypes.type(file));
        for (String province : new String[] {"zj", "jx"}) {
            post(province + "-registrar", "adoptions", "{\"type\":" + number + ",\"version\":1}");
        }
    }

    void agencyOf(String province, String code, String iss, String roles, String types) {
        post(province + "-registrar", "agencies", agency(code, iss, roles, types));
    }

    void key(String unit) {
        var proposed = post(unit + "-keeper", "keys", "{}");
        post(unit + "-approver", "keys/" + proposed.body().path("kid").asString() + "/confirmation", "{}");
    }

    private void admit(String agency, String region, String types) {
        post(
                "national-registry",
                "admissions",
                "{\"agency\":\"%s\",\"region\":\"%s\",\"types\":[%s],\"keyQuota\":8}".formatted(agency, region, types));
    }

    /** The hospital's first receipt of a code that no other test uses: the numbers of a code are granted in order. */
    JsonNode firstReceipt(String code) {
        post(
                "zj-finance",
                "number-blocks",
                "{\"unit\":\"%s\",\"code\":\"%s\",\"first\":\"0000000001\",\"last\":\"0000000900\",\"lanes\":2}"
                        .formatted(HOSPITAL, code));
        return post(
                        "zj-hospital-clerk",
                        "receipts",
                        sample("21-medical-outpatient-receipt", "\"type\":21,\"code\":\"" + code + "\""))
                .body();
    }

    /**
     * Residence permits of Zhejiang's police are recognised in Jiangxi for ENTER-SCHOOL and MOVE-HOME: the agreement's
     * version as it stands under {@code agreements/}.
     */
    synchronized String permitAgreement() {
        if (permitAgreement == null) {
            permitAgreement = permitAgreement("");
        }
        return permitAgreement;
    }

    /** Another one, with these members before the usual. */
    String permitAgreement(String members) {
        var agreed = agreed("zj-platform", "agreements", """
                {%s"parties":["330000","360000"],"types":[3],"matters":["ENTER-SCHOOL","MOVE-HOME"],"channels":["SHOW"],
                "from":"2026-01-01","legalBasisText":"演示协议（虚构）"}
                """.formatted(members));
        var version = agreed.replaceAll("\\.1$", "") + "/versions/1";
        agreed("jx-platform", "agreements/" + version + "/acceptance", "{}");
        post("zj-platform-approver", "agreements/" + version + "/activation", "{}");
        return version;
    }

    private synchronized void policeKey() {
        if (!policeSigns) {
            key("zj-police");
            policeSigns = true;
        }
    }

    /** A residence permit that was just issued, as the API answers. */
    JsonNode permit() {
        policeKey();
        return post("zj-police-clerk", "licences", sample("03-residence-permit", "\"type\":3"))
                .body();
    }

    private static String region(String region, String msp, String zh, String en) {
        return "{\"region\":\"%1$s\",\"mspId\":\"%2$s\",\"namespace\":\"yz-%1$s\",\"labels\":{\"zh\":\"%3$s\",\"en\":\"%4$s\"}}"
                .formatted(region, msp, zh, en);
    }

    private static String agency(String code, String iss, String roles, String types) {
        return "{\"agency\":\"%s\",\"iss\":\"%s\",\"labels\":{\"zh\":\"机构 %s（演示）\",\"en\":\"Agency %s (demo)\"},\"roles\":[%s],\"types\":[%s],\"earliestCertificate\":0}"
                .formatted(code, iss, iss, iss, roles, types);
    }

    /** A sample document of the demonstration's types. */
    static String sample(String file) {
        return DemoTypes.sample(file);
    }

    /** The same with members added in front. */
    static String sample(String file, String members) {
        var sample = sample(file);
        return "{" + members + "," + sample.substring(sample.indexOf('{') + 1);
    }

    @Override
    public void close() {
        gateway.close();
        peer.close();
    }

    private static final class Shared {
        static final TestProvinces PROVINCES = named(folder());

        /** Of the two matters that the usual agreement is for, one has a name. */
        private static TestProvinces named(Path folder) {
            try {
                var matters = Files.writeString(folder.resolve("packages.json"), """
                        {"matters": {"OPEN-RESTAURANT": {"zh": "开办餐饮店", "en": "Open a restaurant"},
                         "ENTER-SCHOOL": {"zh": "入学", "en": "Enter a school"}}, "packages": []}
                        """);
                return start(folder, "yinzheng.gateway.matters=" + matters);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path folder() {
            try {
                var folder = Files.createTempDirectory("yinzheng-provinces");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(Path folder) {
            PROVINCES.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
