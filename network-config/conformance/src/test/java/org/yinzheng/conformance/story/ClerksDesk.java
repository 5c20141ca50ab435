// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.conformance.browser.Visitor;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Service;

/** What agencies do at the console, with a desk's screen. */
final class ClerksDesk {
    static final String HOLDER = "虚构旅途餐饮管理有限公司";
    static final String PERSON = "甄旅途";
    static final String HIDDEN = "热食类食品制售";
    static final String MATTER = "OPEN-RESTAURANT";

    private final String console;
    private final Accounts accounts;
    private final Visitor visitor;

    ClerksDesk(RunningNetwork network, Visitor visitor) throws IOException {
        console = network.address(Service.GATEWAY) + "/console";
        accounts = Accounts.read(new DataFolder(network.data()).accounts());
        this.visitor = visitor;
    }

    private void signIn(String account) {
        visitor.desk();
        visitor.go(console + "/sign-in");
        visitor.forgetCookies();
        visitor.go(console + "/settings/language?to=zh");
        visitor.go(console + "/sign-in");
        enter(account);
        visitor.await(ExpectedConditions.urlMatches("/console(\\?continue)?$"));
    }

    private void enter(String account) {
        visitor.follow("#start");
        visitor.type("#username", account);
        visitor.type("#password", accounts.secret(account));
        visitor.follow("#enter");
    }

    /** A food licence from the form. */
    String issue(String account) {
        signIn(account);
        visitor.go(console + "/issue/1");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("holders-0-name", HOLDER);
        form.put("holders-0-code", "91330100MADEMA019Q");
        form.put("fields-licencenumber", "JY13301060008802");
        form.put("fields-legalrepresentative", PERSON);
        form.put("fields-residence", "浙江省杭州市西湖区虚构路 1 号");
        form.put("fields-premises", "浙江省杭州市西湖区虚构路 1 号一层");
        form.put("fields-businesstype", "餐饮服务经营者");
        form.put("fields-scope", HIDDEN);
        form.forEach((id, value) -> visitor.type("#" + id, value));
        visitor.follow("#preview");
        visitor.follow("#issue");
        assertThat(visitor.attribute("#state", "data-state")).isEqualTo("VALID");
        return visitor.text("#identifier");
    }

    /** As it stands on the page after issuing, and on paper. */
    byte[] printedCode(String licence) {
        assertThat(visitor.address()).contains(licence);
        visitor.await(browser ->
                Boolean.TRUE.equals(visitor.script("return document.getElementById('code').naturalWidth > 100")));
        return visitor.picture("#code");
    }

    /** The one-time link that the citizen scans at the counter. */
    String walletLink(String licence) {
        assertThat(visitor.address()).contains(licence);
        visitor.follow("#to-wallet");
        visitor.follow("#make-link");
        assertThat(visitor.has("#qr svg path")).isTrue();
        return visitor.attribute("#link", "value");
    }

    /** From what a verifier's page handed over, through the sign-in, to the record on the ledger. */
    void recognises(String account, String licence) {
        visitor.desk();
        enter(account);
        visitor.await(ExpectedConditions.urlMatches("/console/recognitions/review$"));
        assertThat(visitor.text("#document")).contains(licence, HOLDER).doesNotContain("YZ1:");
        visitor.click("[name=matter][value=" + MATTER + "]");
        visitor.follow("#record");
        assertThat(visitor.attribute("#finding", "data-finding")).isEqualTo("RECOGNISED");
        assertThat(visitor.text("#transaction")).matches("[0-9a-f]{64}");
    }

    void revokes(String account, String licence) {
        signIn(account);
        visitor.go(console + "/licences/" + licence);
        visitor.follow("#do-END");
        visitor.choose("#outcome", "REVOKED");
        visitor.choose("#cause", "VIOLATION");
        visitor.follow("#do");
        assertThat(visitor.attribute("#state", "data-state")).isEqualTo("REVOKED");
    }
}
