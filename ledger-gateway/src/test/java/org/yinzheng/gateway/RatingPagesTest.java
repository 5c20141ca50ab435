// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.ConsoleVisitor.Page;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.rating.Ratings;
import org.yinzheng.gateway.rating.Service;

/** Inviting to rate a service at the console, and rating it, over HTTP on a real local peer. */
class RatingPagesTest {
    private static final TestProvinces provinces = TestProvinces.shared();

    private static ConsoleVisitor visitor(String account) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, "en");
    }

    @Test
    void a_service_after_a_check_alone_is_rated_and_counted_as_such() {
        var police = visitor("zj-police-clerk");
        var form = police.open("/console/ratings/new").form("#invite").set("matter", "ｍｏｖｅ-home");
        var invitation = form.send();
        assertThat(invitation.text("#matter")).isEqualTo("MOVE-HOME");
        assertThat(form.send().address()).as("the same form sent twice").isEqualTo(invitation.address());
        var link = URI.create(invitation.element("#rate").absUrl("href"));
        assertThat(invitation.address()).doesNotContain(link.getFragment());
        assertThat(ConsoleVisitor.anybody(provinces.gateway(), "en")
                        .open(link.getPath())
                        .form("#rating")
                        .set("ticket", link.getFragment())
                        .set("grade", "SATISFIED")
                        .send()
                        .address())
                .isEqualTo("/rating/thanks");
        assertThat(police.open(invitation.address()).text("#invitation"))
                .contains("rated")
                .doesNotContain("Satisfied");
        var figures = provinces
                .as("zj-police-approver")
                .get("/api/v1/reports/ratings?month=" + YearMonth.now(PrintClaims.ZONE))
                .body()
                .get(0);
        assertThat(figures.path("invited").asInt()).isEqualTo(1);
        assertThat(figures.path("checks").asInt()).isEqualTo(1);
        assertThat(figures.path("grades").path("SATISFIED").asInt()).isEqualTo(1);
        assertThat(visitor("zj-market-clerk").open(invitation.address()).status())
                .as("another agency's of the same region")
                .isEqualTo(404);
        assertThat(visitor("zj-police-approver").open(invitation.address()).status())
                .as("who invites nobody")
                .isEqualTo(403);
    }

    private static String ticket() {
        // whose figures no other test counts
        var invitation = visitor("zj-hospital-clerk")
                .open("/console/ratings/new")
                .form("#invite")
                .set("matter", "MOVE-HOME")
                .send();
        return URI.create(invitation.element("#rate").absUrl("href")).getFragment();
    }

    private static Page rate(String ticket, String grade, String reason, String words) {
        var form = ConsoleVisitor.anybody(provinces.gateway(), "en")
                .open("/rating")
                .form("#rating")
                .set("ticket", ticket)
                .set("grade", grade)
                .set("words", words);
        return reason.isEmpty() ? form.send() : form.set("reason", reason).send();
    }

    private static String problem(Page page) {
        return page.element("#problem").attr("data-code");
    }

    @Test
    void the_first_rating_of_a_service_stays() {
        var ticket = ticket();
        assertThat(rate(ticket, "SATISFIED", "", "").address()).isEqualTo("/rating/thanks");
        assertThat(rate(ticket, "VERY_DISSATISFIED", "OTHER", "").address()).isEqualTo("/rating/thanks?earlier");
    }

    @Test
    void a_link_with_another_secret_rates_nothing() {
        var ticket = ticket();
        var guessed = ticket.replaceAll("..$", ticket.endsWith("00") ? "11" : "00");
        assertThat(problem(rate(guessed, "SATISFIED", "", ""))).isEqualTo("RATING_LINK_UNKNOWN");
        assertThat(rate(ticket, "SATISFIED", "", "").address()).isEqualTo("/rating/thanks");
    }

    @Test
    void a_low_grade_asks_for_its_reason() {
        assertThat(problem(rate(ticket(), "DISSATISFIED", "", ""))).isEqualTo("RATING_REASON_REQUIRED");
    }

    @Test
    void words_that_hold_somebodys_number_are_refused_and_not_repeated() {
        var refused = rate(ticket(), "DISSATISFIED", "OTHER", "call 138 0000 0000");
        assertThat(refused.text("#problem")).contains("no 6 digits in a row");
        assertThat(refused.text()).doesNotContain("0000");
    }

    @Test
    void a_link_to_rate_is_good_for_thirty_days_from_the_service_on() {
        var caller =
                provinces.gateway().bean(Callers.class).of("jx-market-clerk").orElseThrow();
        var served = Instant.now().minus(Ratings.LIFE).minusSeconds(1);
        var ticket = provinces
                .gateway()
                .bean(Ratings.class)
                .invite(caller, Service.CHECK, UUID.randomUUID().toString(), "MOVE-HOME", served)
                .ticket();
        var late = ConsoleVisitor.anybody(provinces.gateway(), "en")
                .open("/rating")
                .form("#rating")
                .set("ticket", ticket)
                .set("grade", "SATISFIED")
                .send();
        assertThat(late.element("#problem").attr("data-code")).isEqualTo("RATING_LINK_EXPIRED");
    }

    @Test
    void only_clerks_invite_and_only_for_a_matter() {
        var approver = visitor("jx-market-approver").open("/console/ratings/new");
        assertThat(approver.text("#not-clerk")).contains("clerk's account");
        assertThat(approver.has("#invite")).isFalse();
        var wrong = visitor("jx-market-clerk")
                .open("/console/ratings/new")
                .form("#invite")
                .set("matter", "330102 甄示例")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("1 to 32 characters").doesNotContain("330102");
    }
}
