// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The agencies' console, page by page, as the account that works there. */
final class ConsolePages {
    private static final String FOOD = "/console/issue/1";

    private final Screen screen;
    private final Desk desk;
    private final Desk.Licence licence;
    private final String approval;
    private final String receipt;

    ConsolePages(Screen screen, Desk desk) {
        this.screen = screen;
        this.desk = desk;
        this.licence = desk.licence();
        this.approval = desk.askForEnd(desk.licence().id());
        this.receipt = desk.receipt();
    }

    void take() {
        as("", this::outside);
        as("zj-market-clerk", this::clerk);
        as("zj-market-approver", this::approver);
        as("zj-hospital-clerk", this::hospital);
        as("zj-medinsure", () -> visit(Map.of("claims", "/console/claims")));
        as("zj-registrar", () -> visit(Map.of("regulator", "/console/reports/regulator")));
        as("zj-market-keeper", () -> visit(Map.of("keys", "/console/keys")));
    }

    /** In every look, signed in once; nobody is signed in for an empty name. */
    private void as(String account, Runnable work) {
        screen.go(desk.gateway("/console/sign-in"));
        screen.forgetCookies();
        if (!account.isEmpty()) {
            screen.go(desk.gateway("/console/sign-in"));
            screen.follow("#start");
            screen.type("#username", account);
            screen.type("#password", desk.secret(account));
            screen.follow("#enter");
            screen.await(ExpectedConditions.urlMatches("/console(\\?continue)?$"));
        }
        for (var look : Look.values()) {
            screen.look(look);
            open("/console/settings/language?to=" + look.language);
            open("/console/settings/view?to=" + (look.elder ? "elder" : "usual"));
            screen.attempt("as " + account, work);
        }
    }

    private void open(String path) {
        screen.go(desk.gateway(path));
    }

    private void visit(Map<String, String> pages) {
        new TreeMap<>(pages).forEach((name, path) -> {
            screen.attempt(name, () -> {
                open(path);
                screen.take("console-" + name);
            });
        });
    }

    private void outside() {
        visit(Map.of("landing", "/", "sign-in", "/console/sign-in", "missing", "/console/assets/nothing"));
        screen.attempt("demo account", () -> {
            open("/console/sign-in");
            screen.follow("#start");
            screen.take("console-demo-account");
        });
    }

    private void clerk() {
        visit(Map.of(
                "home", "/console",
                "issue", "/console/issue",
                "licences", "/console/licences",
                "licence", "/console/licences/" + licence.id(),
                "renew", "/console/licences/" + licence.id() + "/successor/RENEW",
                "bulk", "/console/bulk",
                "bulk-new", "/console/bulk/new/1",
                "counter", "/console/counter",
                "reports", "/console/reports"));
        screen.attempt("issue", this::issue);
        screen.attempt("found", this::found);
        screen.attempt("link", this::phone);
        screen.attempt("bulk", this::bulk);
        screen.attempt("counter", this::counter);
    }

    private void counter() {
        open("/console/counter");
        screen.type("#find-number", licence.number());
        screen.follow("#find");
        screen.take("console-counter-found");
    }

    private void issue() {
        open(FOOD);
        fields().forEach((id, value) -> screen.type("#" + id, value));
        screen.take("console-issue-form");
        screen.follow("#preview");
        screen.take("console-issue-preview");
    }

    private static Map<String, String> fields() {
        return new TreeMap<>(Map.of(
                "holders-0-name", "虚构湖山餐饮管理有限公司",
                "holders-0-code", "91330100MADEMA019Q",
                "fields-licencenumber", "JY13301060000018",
                "fields-legalrepresentative", "甄示例",
                "fields-residence", "浙江省杭州市西湖区虚构路 1 号",
                "fields-premises", "浙江省杭州市西湖区虚构路 1 号一层",
                "fields-businesstype", "餐饮服务经营者",
                "fields-scope", "热食类食品制售；自制饮品制售"));
    }

    private void found() {
        open("/console/licences");
        screen.type("#number", licence.number());
        screen.follow("#search");
        screen.take("console-licences-found");
        open("/console/licences/" + licence.id());
        screen.follow("#open");
        screen.take("console-licence-content");
    }

    private void phone() {
        open("/console/licences/" + licence.id() + "/wallet");
        screen.follow("#make-link");
        screen.take("console-wallet-link");
    }

    private void bulk() {
        open("/console/bulk/new/1");
        screen.send("#file", file());
        screen.follow("#check");
        screen.seen("#state");
        screen.take("console-bulk-checked");
        screen.follow("#start");
        screen.await(driver -> screen.attribute("#state", "data-state").equals("DONE"));
        screen.take("console-bulk-done");
    }

    /** Five rows, two of them with a slip. */
    private static Path file() {
        var head = List.of(
                "持有人姓名或名称,持有人证件号码,许可证编号,法定代表人（负责人）,住所,经营场所,主体业态,经营项目,有效期至",
                "虚构第一餐饮店,91330100MADEMA019Q,JY00000000000001,甄示例,浙江省杭州市,浙江省杭州市,餐饮服务经营者,热食类食品制售,2031/3/1",
                "虚构第二餐饮店,91330100MADEMA019A,JY00000000000002,甄示例,浙江省杭州市,浙江省杭州市,餐饮服务经营者,热食类食品制售,2031/3/1",
                "虚构第三餐饮店,91330100MADEMA019Q,JY00000000000003,甄示例,浙江省杭州市,浙江省杭州市,餐饮服务经营者,热食类食品制售,2031/3/1",
                "虚构第四餐饮店,91330100MADEMA019Q,JY00000000000004,甄示例,浙江省杭州市,浙江省杭州市,餐饮服务经营者,热食类食品制售,2031/13/1",
                "虚构第五餐饮店,91330100MADEMA019Q,JY00000000000005,甄示例,浙江省杭州市,浙江省杭州市,餐饮服务经营者,热食类食品制售,2031/3/1");
        try {
            var file = Files.createTempFile("yinzheng-rows", ".csv");
            file.toFile().deleteOnExit();
            return Files.writeString(file, String.join("\r\n", head) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void approver() {
        visit(Map.of(
                "approvals", "/console/approvals",
                "approval", "/console/approvals/" + approval,
                "endings", "/console/endings",
                "suspend", "/console/licences/" + licence.id() + "/operations/SUSPEND",
                "agreements", "/console/agreements",
                "agreement-new", "/console/agreements/new",
                "objections", "/console/objections"));
        screen.attempt("agreement", () -> {
            open("/console/agreements");
            screen.follow("main table a");
            screen.take("console-agreement");
        });
    }

    private void hospital() {
        visit(Map.of(
                "receipts", "/console/receipts",
                "receipt", "/console/receipts/" + receipt,
                "receipt-form", "/console/receipts/issue/21",
                "receipt-reverse", "/console/receipts/" + receipt + "/steps/REVERSE",
                "numbers", "/console/receipts/numbers"));
    }
}
