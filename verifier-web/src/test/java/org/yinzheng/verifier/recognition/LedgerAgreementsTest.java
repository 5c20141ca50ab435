// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.InForceState;
import org.yinzheng.chaincode.recognition.PartyStatus;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.verifier.registry.Regions;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.Proposal;
import org.yinzheng.verifier.testledger.TestChain;

class LedgerAgreementsTest {
    private static final int TYPE = 11;
    private static final List<String> PARTIES = List.of("100000", "330000", "360000");

    @TempDir
    Path folder;

    private final LedgerScript script =
            new LedgerScript(new TestChain(), Instant.now().minusSeconds(60).getEpochSecond()).founded();

    @Test
    void a_third_party_that_ended_its_part_leaves_the_other_two_their_agreement() throws Exception {
        activated(1, "2026-01-01", null);
        decided("100000", 1, PartyStatus.ENDED);
        try (var followed = followed()) {
            var agreements = agreements(followed);
            var day = LocalDate.parse("2026-11-05");
            assertThat(inForce(agreements, "330000", "360000", day)).contains("THREE/1");
            assertThat(inForce(agreements, "330000", "100000", day)).isEmpty();
            assertThat(inForce(agreements, "100000", "360000", day)).isEmpty();
            assertThat(inForce(agreements, "330000", "340000", day)).isEmpty();
            assertThat(carried(agreements))
                    .singleElement()
                    .extracting(TrustBundle.Agreement::parties)
                    .isEqualTo(List.of("330000", "360000"));
        }
    }

    @Test
    void as_of_a_past_moment_the_parts_and_versions_of_that_moment_count() throws Exception {
        activated(1, "2026-01-01", null);
        var kept = script.time();
        script.at(script.time() + 10);
        decided("360000", 1, PartyStatus.SUSPENDED);
        var suspended = script.time();
        script.at(script.time() + 10);
        decided("360000", 1, PartyStatus.ACCEPTED);
        activated(2, "2026-06-01", null);
        try (var followed = followed()) {
            var day = LocalDate.parse("2026-11-05");
            assertThat(inForce(agreements(followed, kept), "330000", "360000", day))
                    .contains("THREE/1");
            assertThat(inForce(agreements(followed, suspended), "330000", "360000", day))
                    .isEmpty();
            assertThat(inForce(agreements(followed), "330000", "360000", day)).contains("THREE/2");
        }
    }

    @Test
    void an_agreement_that_one_party_keeps_up_is_carried_to_nobody() throws Exception {
        activated(1, "2026-01-01", null);
        decided("100000", 1, PartyStatus.ENDED);
        decided("360000", 1, PartyStatus.SUSPENDED);
        try (var followed = followed()) {
            assertThat(carried(agreements(followed))).isEmpty();
        }
    }

    @Test
    void a_later_version_takes_over_on_its_first_day_and_for_good_here_and_in_the_bundle() throws Exception {
        activated(1, "2026-01-01", null);
        activated(2, "2026-12-01", "2026-12-31");
        proposed(3, "2026-06-01", null);
        try (var followed = followed()) {
            var agreements = agreements(followed);
            assertThat(on(agreements, "2025-12-31")).isEmpty();
            assertThat(on(agreements, "2026-11-30")).contains("THREE/1");
            assertThat(on(agreements, "2026-12-01")).contains("THREE/2");
            assertThat(on(agreements, "2026-12-31")).contains("THREE/2");
            assertThat(on(agreements, "2027-01-01")).isEmpty();
        }
    }

    /** What is in force between two parties on a day, after it was seen that the bundle says the same. */
    private static Optional<String> on(LedgerAgreements agreements, String day) {
        var date = LocalDate.parse(day);
        var here = inForce(agreements, "330000", "360000", date);
        assertThat(carried(agreements).stream()
                        .filter(one -> !date.isBefore(one.from())
                                && !one.to().map(date::isAfter).orElse(false))
                        .map(TrustBundle.Agreement::id))
                .isEqualTo(here.stream().toList());
        return here;
    }

    private static Optional<String> inForce(LedgerAgreements agreements, String issuer, String here, LocalDate day) {
        return agreements.inForce(TYPE, issuer, here, Optional.empty(), day);
    }

    private static List<TrustBundle.Agreement> carried(LedgerAgreements agreements) {
        return agreements.accepted().stream()
                .filter(one -> one.types().contains(TYPE))
                .toList();
    }

    private static LedgerAgreements agreements(Followed followed) {
        var now = followed.view().now();
        return new LedgerAgreements(now, new Regions(now, LedgerScript.COMMON));
    }

    private static LedgerAgreements agreements(Followed followed, long moment) {
        var then = followed.view().asOf(Instant.ofEpochSecond(moment));
        return new LedgerAgreements(then, new Regions(then, LedgerScript.COMMON));
    }

    private Followed followed() throws Exception {
        var followed = Followed.start(script.chain(), folder);
        followed.awaitHeight(script.chain().blocks().size());
        return followed;
    }

    private void activated(int version, String from, @Nullable String to) {
        proposed(version, from, to);
        decided("100000", version, PartyStatus.ACCEPTED);
        decided("360000", version, PartyStatus.ACCEPTED);
        var inForce = new InForceState("THREE", version, "330000", "agency", "transaction", script.time());
        script.chain()
                .add(Proposal.at(script.time())
                        .puts(LedgerScript.COMMON, LedgerKeys.inForce("THREE", version), inForce)
                        .puts(LedgerScript.COMMON, LedgerKeys.lastActivated("THREE"), inForce));
    }

    private void proposed(int version, String from, @Nullable String to) {
        var terms = new AgreementTerms(
                PARTIES,
                List.of(TYPE),
                null,
                List.of(),
                List.of(),
                List.of(AgreementChannel.SHOW),
                from,
                to,
                "ab".repeat(32));
        script.chain()
                .add(Proposal.at(script.time())
                        .puts(
                                LedgerScript.COMMON,
                                LedgerKeys.agreement("THREE", version),
                                new AgreementState(
                                        "THREE",
                                        version,
                                        terms,
                                        "330000",
                                        "agency",
                                        "officer",
                                        "transaction",
                                        script.time())));
    }

    private void decided(String region, int version, PartyStatus status) {
        script.chain()
                .add(Proposal.at(script.time())
                        .puts(
                                "yz-" + region,
                                LedgerKeys.acceptance("THREE", version, region),
                                new AcceptanceState(
                                        "THREE",
                                        version,
                                        region,
                                        status,
                                        "TEST",
                                        "agency",
                                        "officer",
                                        1,
                                        script.time())));
    }
}
