// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.gateway.ConsoleVisitor.Page;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.signing.ForeignCredentials;
import tools.jackson.databind.JsonNode;

/** Recording a recognition at the console, over HTTP on a real local peer. */
class RecognitionPagesTest {
    private static final TestProvinces provinces = TestProvinces.shared();

    private static ConsoleVisitor clerk;

    @BeforeAll
    static void signIn() {
        provinces.permitAgreement();
        provinces.permit();
        clerk = visitor("jx-market-clerk");
    }

    private static ConsoleVisitor visitor(String account) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, "en");
    }

    private static Page review(String code) {
        return clerk.open("/console/recognitions/new")
                .form("form[data-hand-over]")
                .set("code", code)
                .send();
    }

    private static Page review(JsonNode issued) {
        return review(issued.path("credential").asString());
    }

    private static void assertObstacle(Page page, String obstacle, String accepted) {
        assertThat(page.element("#obstacle").attr("data-obstacle")).isEqualTo(obstacle);
        assertThat(page.text("#obstacle")).contains(accepted);
        assertThat(page.has("#record")).isFalse();
    }

    private static JsonNode permit(String validFrom, String validTo) {
        var order = TestProvinces.sample("03-residence-permit", "\"type\":3")
                .replace("2026-03-02", validFrom)
                .replace("2027-03-01", validTo);
        return provinces.post("zj-police-clerk", "licences", order).body();
    }

    /** Issued in the last second of its last day: the gateway signs nothing that has ended. */
    private static JsonNode expired() {
        var today = LocalDate.ofInstant(Instant.now(), PrintClaims.ZONE);
        var end = today.atStartOfDay(PrintClaims.ZONE).toInstant().minusSeconds(1);
        return provinces
                .gateway()
                .at(end, () -> permit("2021-03-01", today.minusDays(1).toString()));
    }

    @Test
    void an_expired_licence_is_not_recognised_neither_by_the_page_nor_by_the_ledger() {
        var expired = expired();
        var page = review(expired);
        assertObstacle(page, "EXPIRED", "A renewed licence is accepted");
        assertThat(page.text("#state")).isEqualTo("Expired");
        var forged = review(provinces.permit())
                .form("#record")
                .set("code", expired.path("credential").asString())
                .set("matter", "MOVE-HOME")
                .send();
        assertThat(forged.element("#problem").attr("data-code")).isEqualTo("LICENCE_NOT_VALID");
    }

    @Test
    void a_licence_before_its_first_day_is_not_recognised() {
        assertObstacle(review(permit("2099-01-01", "2099-12-31")), "NOT_YET_VALID", "from its first day on");
    }

    @Test
    void a_code_that_was_closed_is_not_recognised_and_its_licence_is_by_the_new_one() {
        var issued = provinces.permit();
        var licence = issued.path("licenceId").asString();
        var operations = "licences/" + licence + "/operations";
        var bound = provinces
                .post("zj-police-clerk", operations, "{\"operation\":\"BIND\",\"cause\":\"PAPER_LOST\"}")
                .body();
        var first = provinces
                .as("zj-police-clerk")
                .get("/api/v1/licences/" + licence, "Yinzheng-Purpose", "COUNTER")
                .body()
                .findPath("credentials")
                .get(0)
                .path("digest")
                .asString();
        provinces.post(
                "zj-police-clerk",
                operations,
                "{\"operation\":\"UNBIND\",\"cause\":\"PAPER_LOST\",\"digest\":\"" + first + "\"}");
        assertObstacle(review(issued), "CODE_CLOSED", "ask the holder for its present code");
        assertThat(review(bound).has("#record")).isTrue();
    }

    @Test
    void without_an_agreement_in_force_nothing_is_recognised() {
        var issued = provinces.permit();
        assertThat(review(issued).has("#record")).isTrue();
        var agreement = "agreements/" + provinces.permitAgreement();
        provinces.agreed("jx-platform", agreement + "/suspension", "{}");
        var suspended = review(issued);
        provinces.agreed("jx-platform", agreement + "/resumption", "{}");
        assertObstacle(suspended, "NO_AGREEMENT", "What is covered stands under Agreements");
        assertThat(review(issued).has("#record")).isTrue();
    }

    @Test
    void a_licence_is_recognised_only_with_the_fields_shown_that_the_agreement_names() {
        var issued = provinces.permit();
        var usual = "agreements/" + provinces.permitAgreement();
        provinces.agreed("jx-platform", usual + "/suspension", "{}");
        var demanding = "agreements/" + provinces.permitAgreement("\"minimumFields\":[\"holderName\",\"residence\"],");
        var page = review(issued);
        var refused = provinces
                .as("jx-market-clerk")
                .post(
                        "/api/v1/recognitions",
                        "{\"credential\":\"" + issued.path("credential").asString() + "\",\"matter\":\"MOVE-HOME\"}");
        provinces.agreed("jx-platform", usual + "/resumption", "{}");
        var content = review(issued);
        provinces.agreed("jx-platform", demanding + "/end", "{}");
        assertObstacle(page, "NOT_ENOUGH_SHOWN", "Place of residence");
        assertThat(page.text("#missing")).isEqualTo("Place of residence");
        assertThat(refused.body().path("code").asString()).isEqualTo("FIELDS_NOT_SHOWN");
        assertThat(refused.text()).contains("[residence]");
        assertThat(content.has("#record"))
                .as("under the agreement that demands less")
                .isTrue();
    }

    @Test
    void an_agreement_demands_only_fields_that_its_types_have() {
        var refused = provinces.as("zj-platform-clerk").post("/api/v1/agreements", """
                        {"minimumFields":["holderNmae"],"parties":["330000","360000"],"types":[3],"channels":["SHOW"],
                        "from":"2026-01-01","legalBasisText":"演示协议（虚构）"}
                        """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("minimumFields", "holderName").doesNotContain("holderNmae");
    }

    @Test
    void a_receipt_is_not_recognised() {
        var page = review(provinces.firstReceipt("33060528"));
        assertObstacle(page, "NOT_A_LICENCE", "a payer claims upon a receipt");
        assertThat(page.has("#refuse")).as("what the ledger would not take").isFalse();
    }

    /** Signed with the issuer's own key. */
    @Test
    void a_licence_that_its_issuer_signed_and_never_recorded_is_not_recognised() {
        var issued = provinces.permit();
        var police =
                provinces.gateway().bean(Callers.class).of("zj-police-clerk").orElseThrow();
        var claims = provinces
                .gateway()
                .bean(ForeignCredentials.class)
                .read(police, issued.path("credential").asString())
                .credential()
                .claims();
        var id = LicenceId.parse(issued.path("licenceId").asString());
        var other = LicenceId.of(id.type(), id.issuer(), "NEVERRECORDED", 1);
        var fields = new TreeMap<>(claims.fields());
        fields.replaceAll((key, value) ->
                value.equals(new FieldValue.Text(id.shortForm())) ? new FieldValue.Text(other.shortForm()) : value);
        var signer = provinces.gateway().bean(AgencyDesk.class).signer(police, 3);
        var page =
                review(PrintCredential.issue(claims.withFields(fields), signer).text());
        assertThat(page.text("#document")).contains("NEVERRECORDED");
        assertObstacle(page, "NOT_RECORDED", "A licence that its issuer recorded is accepted");
        assertThat(page.has("#refuse")).as("what the ledger would not take").isFalse();
    }

    @Test
    void a_code_that_cannot_be_read_is_told_beside_it_and_kept() {
        var page = review("hello world");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text("#code-wrong")).contains("begins with YZ1:");
        assertThat(page.text("#code")).isEqualTo("hello world");
    }

    @Test
    void a_matter_that_is_no_code_is_refused_with_what_would_be_accepted() {
        var wrong = review(provinces.permit())
                .form("#record-refusal")
                .set("matter", "办事")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("#problem")).contains("1 to 32 characters");
    }

    @Test
    void a_matter_is_called_by_its_name_with_the_code_beside_it_from_the_review_to_the_lists() {
        var choice = review(provinces.permit());
        assertThat(choice.text(".picks")).isEqualTo("For which matter? Enter a school ENTER-SCHOOL MOVE-HOME");
        assertThat(choice.text("#known-matters option[value=OPEN-RESTAURANT]")).isEqualTo("Open a restaurant");
        assertThat(choice.element("#refused-matter").attr("list")).isEqualTo("known-matters");
        var recorded = choice.form("#record").set("matter", "ENTER-SCHOOL").send();
        assertThat(recorded.text("#matter")).isEqualTo("Enter a school ENTER-SCHOOL");
        assertThat(clerk.open("/console/objections").text("#records")).contains("Enter a school ENTER-SCHOOL");
        var invited = clerk.open("/console/ratings/new");
        assertThat(invited.text("#known-matters option[value=ENTER-SCHOOL]")).isEqualTo("Enter a school");
        assertThat(invited.element("#matter").attr("list")).isEqualTo("known-matters");
        assertThat(invited.form("#invite")
                        .set("matter", "open-restaurant")
                        .send()
                        .text("#matter"))
                .isEqualTo("Open a restaurant OPEN-RESTAURANT");
        var chinese = ConsoleVisitor.signedIn(provinces.gateway(), "jx-market-clerk", "zh");
        assertThat(chinese.open(recorded.address()).text("#matter")).isEqualTo("入学 ENTER-SCHOOL");
    }

    @Test
    void a_matter_that_the_agreement_does_not_cover_is_named_as_well() {
        var page = clerk.open("/console/recognitions/new")
                .form("form[data-hand-over]")
                .set("code", provinces.permit().path("credential").asString())
                .set("matter", "OPEN-RESTAURANT")
                .send();
        assertThat(page.text("#uncovered")).contains("the matter Open a restaurant (OPEN-RESTAURANT)");
    }

    @Test
    void the_matters_of_an_agreement_that_have_names_are_ticked_and_others_typed_and_both_are_kept() {
        var officer = visitor("zj-platform-clerk");
        var form = officer.open("/console/agreements/new");
        assertThat(form.text("#known-matters"))
                .contains("Open a restaurant OPEN-RESTAURANT", "Enter a school ENTER-SCHOOL");
        var wrong = form.form("#proposal")
                .set("types", "3")
                .set("from", "2026-01-01")
                .set("knownMatters", "ENTER-SCHOOL")
                .set("matters", "搬家")
                .set("legalBasis", "演示协议（虚构）")
                .send();
        assertThat(wrong.text("#matters-wrong")).contains("1 to 32 characters");
        assertThat(wrong.element("#matters").val()).isEqualTo("搬家");
        assertThat(wrong.element("[name=knownMatters][checked]").val()).isEqualTo("ENTER-SCHOOL");
        var asked = wrong.form("#proposal").set("matters", "move-home").send();
        assertThat(asked.text("#order")).contains("Matters Enter a school (ENTER-SCHOOL) MOVE-HOME");
        var name = confirmed(asked);
        var again = officer.open("/console/agreements/" + name + "/versions/1").follow("#again");
        assertThat(again.element("[name=knownMatters][checked]").val()).isEqualTo("ENTER-SCHOOL");
        assertThat(again.element("#matters").val()).isEqualTo("MOVE-HOME");
        confirmed(again.form("#proposal").set("knownMatters", "OPEN-RESTAURANT").send());
        var second = officer.open("/console/agreements/" + name + "/versions/2");
        var were = "Enter a school ENTER-SCHOOL MOVE-HOME";
        var are = "Open a restaurant OPEN-RESTAURANT " + were;
        assertThat(second.text(".facts")).contains("Matters " + are);
        assertThat(second.text("#differences tbody")).isEqualTo("Matters " + were + " " + are);
    }

    /** By the second person; the agreement's name. */
    private static String confirmed(Page asked) {
        var done = visitor("zj-platform-approver")
                .open(asked.address())
                .form("#confirm")
                .send();
        assertThat(done.has("#steps")).as(done.text()).isTrue();
        return asked.text("#subject").replaceAll("\\.[12]$", "");
    }

    @Test
    void the_words_of_a_refusal_are_opened_for_a_purpose_by_the_agency_that_wrote_them() {
        var recorded = review(provinces.permit())
                .form("#record-refusal")
                .set("matter", "MOVE-HOME")
                .set("reason", "OTHER")
                .set("words", "a fictional reason in words")
                .send();
        assertThat(recorded.element("#finding").attr("data-finding")).isEqualTo("REFUSED");
        assertThat(recorded.text()).doesNotContain("a fictional reason");
        var opened = recorded.form("form[data-words]").send();
        assertThat(opened.text("#record")).contains("a fictional reason in words");
    }

    @Test
    void an_approver_who_looks_at_a_record_invites_nobody() {
        var code = provinces.permit().path("credential").asString();
        var recorded = provinces.post(
                "jx-market-clerk", "recognitions", "{\"credential\":\"" + code + "\",\"matter\":\"MOVE-HOME\"}");
        var record =
                "/console/recognitions/" + recorded.body().path("recognition").asString();
        var approver = visitor("jx-market-approver");
        assertThat(approver.open(record).has("#invitation")).isFalse();
        assertThat(clerk.open(record).has("#rating-code")).isTrue();
        assertThat(approver.open(record).text("#invitation")).contains("not rated yet");
        assertThat(visitor("jx-platform-approver").open(record).status())
                .as("another agency's of the same region")
                .isEqualTo(404);
    }
}
