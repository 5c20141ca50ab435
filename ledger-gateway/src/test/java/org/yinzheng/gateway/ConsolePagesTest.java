// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.credential.record.Sha256;

/** Pages whose work is tested over HTTP, looked at: sizes, contrast, both languages, the large view. */
class ConsolePagesTest {
    private static final String HOLDER_CODE = "91330100MADEMA019Q";

    private static final String LEGAL_BASIS = "浙江、江西两省互认协议（虚构）";

    @TempDir
    static Path folder;

    private static final TestProvinces provinces = TestProvinces.shared();

    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        browser = TestBrowser.shared();
    }

    @Test
    void the_pages_of_receipts_recognition_counter_and_reports_are_fit_to_be_looked_at() throws IOException {
        var issued = provinces.firstReceipt("33060429");
        var receipt = "/console/receipts/33060429/" + issued.path("number").asString();
        browser.signIn("zj-hospital-clerk", "zh");
        browser.visit(Map.of(
                "receipts", "/console/receipts",
                "receipt", receipt,
                "receipt-form", "/console/receipts/issue/21",
                "receipt-reverse", receipt + "/steps/REVERSE",
                "numbers", "/console/receipts/numbers",
                "reports", "/console/reports",
                "counter", "/console/counter"));
        var licence = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
        var asked = provinces
                .as("zj-market-clerk")
                .post(
                        "/api/v1/licence-endings",
                        "{\"licences\":[\"" + licence + "\"],\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}")
                .body()
                .path("approvalId")
                .asString();
        browser.signIn("zj-market-approver", "zh");
        browser.visit(Map.of(
                "agreements", "/console/agreements",
                "agreement-new", "/console/agreements/new",
                "objections", "/console/objections",
                "approvals", "/console/approvals",
                "approval", "/console/approvals/" + asked,
                "key", "/console/keys/" + keyOf(TestProvinces.MARKET),
                "endings", "/console/endings"));
        var agreement = "/console/agreements/" + agreement();
        browser.visit(Map.of("agreement", agreement));
        assertTellsTheLegalBasisFromOtherFiles(agreement);
        assertThat(browser.text("#approvals-waiting")).isNotEqualTo("0");
        assertThat(printed("/console/approvals", "#open td, .top, .where, .foot"))
                .as("a table on a sheet of A4, and nothing to press")
                .isEqualTo("none table-cell");
        browser.signIn("zj-medinsure", "zh");
        browser.visit(Map.of("claims", "/console/claims"));
        browser.signIn("zj-market-keeper", "zh");
        browser.visit(Map.of("keys-new", "/console/keys"));
        browser.signIn("zj-registrar", "zh");
        browser.visit(Map.of("regulator", "/console/reports/regulator", "keys", "/console/keys"));
    }

    private static void assertTellsTheLegalBasisFromOtherFiles(String agreement) throws IOException {
        browser.open(agreement);
        browser.driver().findElement(By.cssSelector("#basis summary")).click();
        browser.find("basis-file")
                .sendKeys(Files.writeString(folder.resolve("other.txt"), LEGAL_BASIS + "。")
                        .toString());
        browser.await(ExpectedConditions.textToBePresentInElementLocated(By.id("basis-said"), "不一致"));
        browser.find("basis-file")
                .sendKeys(Files.writeString(folder.resolve("basis.txt"), LEGAL_BASIS)
                        .toString());
        browser.await(ExpectedConditions.textToBe(By.id("basis-said"), "一致：这就是协议所依据的文件。"));
    }

    /** How the elements are laid out on a sheet of A4: each way once. */
    private static Object printed(String path, String css) {
        browser.open(path);
        var driver = browser.driver();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 718, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        var ways = browser.script(
                "return [...new Set([...document.querySelectorAll(arguments[0])].map(e => getComputedStyle(e).display))].sort().join(' ')",
                css);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        return ways;
    }

    /** A key of the agency: the first in the order of the ledger. */
    private static String keyOf(String agency) {
        return provinces
                .as("zj-registrar")
                .get("/api/v1/keys")
                .body()
                .path("items")
                .valueStream()
                .filter(key -> key.path("agency").asString().equals(agency))
                .map(key -> key.path("kid").asString())
                .findFirst()
                .orElseThrow();
    }

    /** One that is proposed and no more, so that it changes nothing for others. */
    private static String agreement() {
        var name = provinces.agreed("zj-platform", "agreements", """
                {"parties":["330000","360000"],"types":[3],"channels":["SHOW"],"from":"2026-01-01",
                "legalBasisDigest":"%s"}
                """.formatted(
                        HexFormat.of().formatHex(Sha256.of(LEGAL_BASIS.getBytes(StandardCharsets.UTF_8)))));
        return name.replaceAll("\\.1$", "/versions/1");
    }

    @Test
    void a_licence_is_renewed_imported_and_handed_out_on_pages_fit_to_be_looked_at() throws IOException {
        var licence = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
        browser.signIn("zj-market-clerk", "zh");
        var handedOut = provinces
                .post(
                        "zj-market-clerk",
                        "hand-outs",
                        "{\"kind\":\"LICENCE\",\"identifier\":\"" + licence
                                + "\",\"asker\":\"HOLDER\",\"name\":\"甄来人\",\"number\":\"" + HOLDER_CODE + "\"}")
                .body()
                .path("handOutId")
                .asString();
        browser.visit(Map.of(
                "renew", "/console/licences/" + licence + "/successor/RENEW",
                "licences-of-a-type", "/console/licences?type=1&after=9999999999~",
                "hand-out", "/console/counter/" + handedOut));
        browser.open("/console/counter");
        browser.type("find-number", HOLDER_CODE);
        browser.click("find");
        assertThat(browser.text("#found")).contains(licence);
        browser.inspect("counter-found-zh");

        browser.open("/console/bulk/new/1?kind=IMPORT");
        browser.inspect("import-new-zh");
        browser.find("file")
                .sendKeys(Files.writeString(folder.resolve("import.csv"), existing())
                        .toString());
        browser.click("check");
        assertThat(browser.find("state").getAttribute("data-state")).isEqualTo("CHECKED");
        browser.inspect("import-checked-zh");
        var job = URI.create(browser.driver().getCurrentUrl()).getPath();
        browser.signIn("zj-market-approver", "zh");
        browser.open(job);
        browser.inspect("import-confirm-zh");
        browser.click("confirm");
        browser.await(ExpectedConditions.attributeToBe(By.id("state"), "data-state", "DONE"));
        assertThat(browser.text("#issued")).isEqualTo("2");
    }

    /** Two licences that exist already, and one whose identifier is another agency's. */
    private static String existing() {
        var lines = BulkFiles.file(3).split("\r\n");
        var file = new StringBuilder("证照标识,发证日期,有效期起,").append(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            var issuer = i == 3 ? TestProvinces.HOSPITAL : TestProvinces.MARKET;
            file.append("\r\n")
                    .append(LicenceId.of("11100000Y2DEM001XD001", issuer, "SEEN" + i, 2))
                    .append(",2019-05-04,2019-05-04,")
                    .append(lines[i]);
        }
        return file.toString();
    }
}
