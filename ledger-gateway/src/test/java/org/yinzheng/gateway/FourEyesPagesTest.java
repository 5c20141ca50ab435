// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.TwoPeople.key;
import static org.yinzheng.gateway.TwoPeople.licence;
import static org.yinzheng.gateway.TwoPeople.signing;
import static org.yinzheng.gateway.TwoPeople.state;
import static org.yinzheng.gateway.TwoPeople.visitor;
import static org.yinzheng.gateway.TwoPeople.waiting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.ReadEntry;
import org.yinzheng.gateway.document.Reading;

/** What two people do at the console, and pages beside it: keys, agreements, objections, successors. */
class FourEyesPagesTest {
    private static final TestProvinces provinces = TwoPeople.provinces();

    @Test
    void a_keeper_asks_for_the_end_of_a_key_from_its_page_and_the_badge_tells_the_approver_that_something_waits() {
        var kid = key();
        var keeper = visitor("zj-market-keeper");
        assertThat(keeper.open("/console/keys").text("tr[data-kid=" + kid + "]"))
                .contains("33MKT", "在用", "未定");
        var approver = visitor("zj-market-approver");
        int before = waiting(approver);
        int elsewhere = waiting(visitor("zj-hospital-approver"));
        var asked = keeper.open("/console/keys/" + kid)
                .form("#closing")
                .set("reason", "NORMAL")
                .send();
        assertThat(asked.address()).startsWith("/console/approvals/");
        assertThat(waiting(approver)).isEqualTo(before + 1);
        assertThat(waiting(visitor("zj-market-clerk")))
                .as("who approves nothing")
                .isZero();
        assertThat(waiting(visitor("zj-hospital-approver")))
                .as("another agency's approver")
                .isEqualTo(elsewhere);
        confirm("zj-market-approver", asked.address());
        assertThat(waiting(approver)).isEqualTo(before);
        var closed = keeper.open("/console/keys/" + kid);
        assertThat(closed.element("#state").attr("data-state")).isEqualTo("CLOSED");
        assertThat(closed.text("main")).contains("正常停用").doesNotContain("提交审批");
    }

    @Test
    void a_keeper_has_a_new_key_made_and_it_signs_once_a_second_officer_has_confirmed_it() {
        var proposed = visitor("zj-market-keeper")
                .open("/console/keys")
                .form("#proposal")
                .set("lastDay", "2030-12-31")
                .send();
        var kid = proposed.text("#kid");
        assertThat(proposed.element("#state").attr("data-state")).isEqualTo("PENDING");
        assertThat(proposed.has("#confirm")).as("offered to who proposed it").isFalse();
        assertThat(proposed.text("#awaiting")).contains("审批人");
        assertThat(signing(licence())).isNotEqualTo(kid);
        var approver = visitor("zj-market-approver");
        assertThat(approver.open("/console/keys").has("#proposal"))
                .as("to have a key made, offered to an approver")
                .isFalse();
        var confirmed = approver.open("/console/keys/" + kid).form("#confirm").send();
        assertThat(confirmed.element("#state").attr("data-state")).isEqualTo("ACTIVE");
        assertThat(confirmed.text("main")).contains("2030年12月31日");
        assertThat(signing(licence())).isEqualTo(kid);
    }

    @Test
    void the_registrar_sees_the_keys_of_all_agencies_and_closes_a_stolen_one_at_once() {
        var kid = key();
        var registrar = ConsoleVisitor.signedIn(provinces.gateway(), "zj-registrar", "en");
        assertThat(registrar.open("/console/keys").text("#open")).contains("33MKT", "33HOS");
        var closed = registrar
                .open("/console/keys/" + kid)
                .form("#closing")
                .set("reason", "COMPROMISED")
                .send();
        assertThat(closed.element("#state").attr("data-state")).isEqualTo("COMPROMISED");
        assertThat(registrar.open("/console/keys").text("#ended tr[data-kid=" + kid + "]"))
                .contains("Closed after a theft");
    }

    @Test
    void keys_are_shown_to_those_who_look_after_them_and_of_the_own_agency_only() {
        var kid = key();
        var other = visitor("zj-hospital-approver");
        assertThat(other.open("/console/keys").text("main")).contains("33HOS").doesNotContain("33MKT");
        assertThat(other.open("/console/keys/" + kid).status()).isEqualTo(404);
        assertThat(visitor("zj-market-clerk").open("/console/keys").status()).isEqualTo(403);
        assertThat(visitor("zj-market-clerk").open("/console/keys/" + kid).status())
                .isEqualTo(403);
    }

    @Test
    void a_clerk_asks_and_an_approver_confirms_at_the_console() {
        var licences = List.of(licence(), licence());
        var clerk = visitor("zj-market-clerk");
        var asked = clerk.open("/console/endings")
                .form("#endings")
                .set("licences", String.join("\n", licences))
                .set("outcome", "REVOKED")
                .set("cause", "VIOLATION")
                .set("causeText", "虚构的说明")
                .send();
        assertThat(asked.element("#state").attr("data-state")).isEqualTo("OPEN");
        assertThat(asked.text("#order")).contains("吊销", "补充说明 虚构的说明", licences.get(0), licences.get(1));
        assertThat(asked.has("#confirm")).isFalse();
        assertThat(visitor("zj-market-keeper").open(asked.address()).has("#confirm"))
                .as("offered to another person who approves nothing")
                .isFalse();
        var approver = visitor("zj-market-approver");
        assertThat(approver.open("/console/approvals").text("#open")).contains("2 份证照");
        var done = approver.open(asked.address()).form("#confirm").send();
        assertThat(done.element("#state").attr("data-state")).isEqualTo("DONE");
        assertThat(done.text("#steps")).contains("记录 2 项", "区块");
        var again = clerk.open("/console/endings")
                .form("#endings")
                .set("licences", licences.get(0))
                .set("outcome", "REVOKED")
                .set("cause", "VIOLATION")
                .send();
        var refused = approver.open(again.address()).form("#confirm").send();
        assertThat(refused.text("#steps")).contains("被拒 1 项", "证照当前状态不允许此操作");
    }

    @Test
    void what_cannot_be_ended_is_counted_out_beside_the_list_and_the_reason_is_kept() {
        var wrong = visitor("zj-market-clerk")
                .open("/console/endings")
                .form("#endings")
                .set("licences", "abc\n" + licence() + "\ndef")
                .set("cause", "OTHER")
                .set("causeText", "虚构的说明")
                .send();
        assertThat(wrong.text("#licences-wrong")).contains("第 1 个", "第 3 个").doesNotContain("第 2 个");
        assertThat(wrong.text("#causeText")).isEqualTo("虚构的说明");
        assertThat(wrong.element("#cause [selected]").val()).isEqualTo("OTHER");
    }

    private static ConsoleVisitor.Page proposed(String matters) {
        return visitor("zj-platform-clerk")
                .open("/console/agreements/new")
                .form("#proposal")
                .set("types", "1")
                .set("types", "3")
                .set("channels", "SHOW")
                .set("from", "2026-01-01")
                .set("matters", matters)
                .set("minimumFields", "holderName")
                .set("legalBasis", "演示协议（虚构）")
                .send();
    }

    @Test
    void the_second_person_reads_all_that_was_agreed_in_words_and_sees_every_matter_from_one() {
        var approver = visitor("zj-platform-approver");
        var every = approver.open(proposed("").address()).text("#order");
        var one = approver.open(proposed("OPEN-BRANCH").address()).text("#order");
        assertThat(every).contains("适用事项 全部事项", "亮证", "浙江（演示） 江西（演示）", "食品经营许可证 居住证", "经营者名称", "未约定", "法律依据 演示协议（虚构）");
        assertThat(one).contains("适用事项 OPEN-BRANCH").doesNotContain("全部事项");
    }

    @Test
    void what_does_not_fit_in_a_proposal_stands_beside_its_input_and_nothing_that_was_typed_is_lost() {
        var wrong = visitor("zj-platform-clerk")
                .open("/console/agreements/new")
                .form("#proposal")
                .set("types", "3")
                .set("from", "2026-01-01")
                .set("standard", "国标")
                .set("matters", "ｏpen-branch")
                .set("legalBasis", "演示协议（虚构）")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("#summary")).contains("1 处", "标准：", "大写字母");
        assertThat(wrong.element("#summary a").attr("href")).isEqualTo("#standard");
        assertThat(wrong.text("#standard-wrong")).contains("大写字母");
        assertThat(wrong.element("[name=types][checked]").val()).isEqualTo("3");
        assertThat(wrong.text("#legalBasis")).isEqualTo("演示协议（虚构）");
        var order = wrong.form("#proposal")
                .set("standard", "gb-t-36903")
                .set("to", "2025-01-01")
                .send();
        assertThat(order.text("#to-wrong")).contains("不能早于生效日期");
        var asked = order.form("#proposal").set("to", "").send();
        assertThat(asked.text("#order")).contains("标准 GB-T-36903", "适用事项 OPEN-BRANCH");
    }

    @Test
    void an_agreement_is_proposed_counter_signed_and_ended_at_the_console_each_step_by_two() {
        var zhejiang = visitor("zj-platform-clerk");
        var asked = zhejiang.open("/console/agreements/new")
                .form("#proposal")
                .set("types", "3")
                .set("channels", "SHOW")
                .set("from", "2026-01-01")
                .set("standard", "GB-T-36903")
                .set("matters", "ENTER-SCHOOL MOVE-HOME")
                .set("minimumFields", "holderName")
                .set("legalBasis", "演示协议（虚构）")
                .send();
        var name = asked.text("#subject").replaceAll("\\.1$", "");
        confirm("zj-platform-approver", asked.address());
        var path = "/console/agreements/" + name + "/versions/1";
        var jiangxi = visitor("jx-platform-clerk");
        assertThat(jiangxi.open("/console/agreements").text("#matrix")).contains("浙江", "待接受");
        var accepted = jiangxi.open(path)
                .form("#decide")
                .set("decision", "ACCEPT")
                .set("cause", "AGREED")
                .send();
        var read = visitor("jx-platform-approver").open(accepted.address());
        assertThat(read.text("#order")).contains("接受（会签）", "适用事项 ENTER-SCHOOL MOVE-HOME", "标准 GB-T-36903");
        assertThat(read.follow("#order a").address()).isEqualTo(path);
        confirm("jx-platform-approver", accepted.address());
        var elsewhere = jiangxi.open(path);
        assertThat(elsewhere.has("form[data-words]"))
                .as("words that another agency keeps")
                .isFalse();
        var whole = elsewhere.text("#basis-digest");
        assertThat(whole).matches("[0-9a-f]{64}");
        assertThat(elsewhere.text(".facts"))
                .contains("法律依据 摘要 " + whole.substring(0, 8) + "…" + whole.substring(56) + "（账本不含原文）");
        assertThat(elsewhere.element("#basis-file").attr("data-digest")).isEqualTo(whole);
        var closed = zhejiang.open(path);
        assertThat(closed.has("#basis"))
                .as("words are no file that could be compared")
                .isFalse();
        assertThat(closed.text("main")).doesNotContain("演示协议（虚构）");
        var basis = closed.form("form[data-words]").set("purpose", "COURT").send();
        assertThat(basis.text("main")).contains("演示协议（虚构）");
        var digest = closed.element("form[data-words]").attr("data-words");
        assertThat(readings("ZhejiangMSP", digest)).extracting(Reading::purpose).containsExactly("COURT");
        var approver = visitor("zj-platform-approver");
        var inForce = approver.open(path).form("#activate").send();
        assertThat(inForce.element("#state").attr("data-state")).isEqualTo("IN_FORCE");
        assertThat(inForce.text(".timeline")).contains("浙江（演示） 提出", "江西（演示）：接受", "协议生效");
        var again = zhejiang.open(path)
                .follow("#again")
                .form("#proposal")
                .set("to", "2030-12-31")
                .send();
        confirm("zj-platform-approver", again.address());
        var second = zhejiang.open("/console/agreements/" + name + "/versions/2");
        assertThat(second.text("#differences tbody"))
                .as("a term that nobody changed is kept")
                .isEqualTo("截止日期 长期 2030年12月31日");
        var ended = zhejiang.open(path)
                .form("#decide")
                .set("decision", "END")
                .set("cause", "RISK")
                .send();
        confirm("zj-platform-approver", ended.address());
        assertThat(zhejiang.open(path).element("#state").attr("data-state")).isEqualTo("ENDED");
    }

    private static void confirm(String account, String address) {
        var done = visitor(account).open(address).form("#confirm").send();
        assertThat(done.text("#steps")).as(done.text()).contains("记录 1 项");
    }

    @Test
    void an_objection_is_raised_from_the_record_and_answered_from_the_inbox() {
        var agreed = provinces.agreed("zj-platform", "agreements", """
                {"parties":["330000","360000"],"types":[1],"channels":["SHOW"],"from":"2026-01-01",
                "legalBasisText":"演示协议（虚构）"}
                """);
        var part = "agreements/" + agreed.replaceAll("\\.1$", "") + "/versions/1/";
        provinces.agreed("jx-platform", part + "acceptance", "{}");
        provinces.post("zj-platform-approver", part + "activation", "{}");
        var issued = provinces.post(
                "zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        var licence = issued.body().path("licenceId").asString();
        provinces.post(
                "jx-market-clerk",
                "recognitions",
                "{\"credential\":\"" + issued.body().path("credential").asString() + "\",\"matter\":\"OPEN-BRANCH\"}");
        var jiangxi = visitor("jx-market-clerk");
        var raised = jiangxi.open("/console/objections")
                .form("#records form")
                .set("reason", "NAME_DIFFERS")
                .set("words", "虚构异议")
                .send();
        assertThat(raised.text("#raised")).contains("名称不符", licence, "等待颁发机构答复").doesNotContain("虚构异议");
        var own =
                raised.form("#raised form[data-words]").set("purpose", "COURT").send();
        assertThat(own.text("#raised")).contains("虚构异议");
        var approver = visitor("zj-market-approver");
        var inbox = approver.open("/console/objections");
        assertThat(inbox.text("#inbox")).contains("名称不符", licence, "待答复").doesNotContain("虚构异议");
        var answered = inbox.form("#inbox form")
                .set("outcome", "CORRECTED")
                .set("words", "虚构答复")
                .send();
        assertThat(answered.text("#answered")).contains("证照已更正", licence).doesNotContain("虚构答复");
        assertThat(answered.form("#answered form[data-words]").send().text("#answered"))
                .contains("虚构答复");
        assertThat(answered.text("#inbox")).doesNotContain(licence);
        assertThat(jiangxi.open("/console/objections").text("#raised")).contains("证照已更正");
    }

    private static List<Reading> readings(String msp, String digest) {
        return provinces.gateway().bean(DocumentStore.class).readings(DocumentId.text(msp, digest), 9).stream()
                .map(ReadEntry::reading)
                .toList();
    }

    @Test
    void a_licence_is_renewed_from_its_page_and_changed_with_what_it_says_now_filled_in() {
        var id = licence();
        var clerk = visitor("zj-market-clerk");
        var form = clerk.open("/console/licences/" + id).follow("#do-CHANGE");
        var preview =
                form.form("#entry").set("fields.legalRepresentative", "甄变更").send();
        assertThat(preview.text("#sheet")).contains("甄变更");
        var issued = preview.form("#issue")
                .set("cause", "HOLDER_REQUEST")
                .set("causeText", "法定代表人变更")
                .send();
        assertThat(issued.address()).endsWith("/issued");
        assertThat(issued.text("#identifier")).isNotEqualTo(id).contains(".002.");
        assertThat(state(id)).isEqualTo("LAPSED");
        var opened = issued.form("#open").send();
        assertThat(opened.text("#content")).contains("甄变更");
        var renewal = opened.follow("#do-RENEW");
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(renewal.element("[name='fields.validFrom']").val())
                .as("the old licence lapses at once")
                .isEqualTo(today.toString());
        assertThat(renewal.element("[name='fields.validTo']").val())
                .as("five years from the old end")
                .isEqualTo("2036-03-01");
        var renewed = renewal.form("#entry").send().form("#issue").send();
        assertThat(renewed.text("#identifier")).contains(".003.");
        assertThat(renewed.text()).doesNotContain("法定代表人变更");
    }
}
