// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.ledger.TestBlocks.NOON;
import static org.yinzheng.gateway.ledger.TestBlocks.region;
import static org.yinzheng.gateway.ledger.TestBlocks.write;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.recognition.AnswerState;
import org.yinzheng.chaincode.recognition.ObjectionState;
import org.yinzheng.chaincode.recognition.Outcome;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerBlock.Write;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.TestBlocks;
import org.yinzheng.gateway.outbox.Journal;
import org.yinzheng.gateway.recognition.ObjectionIndex.Answer;
import org.yinzheng.gateway.recognition.ObjectionIndex.Case;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.RegistryReader;
import org.yinzheng.gateway.registry.TestAgencies;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;
import org.yinzheng.gateway.storage.TestDatabase;

/** Who has objections to answer finds them, however many others there are. */
@ParameterizedClass(name = "{0}")
@EnumSource
class ObjectionIndexTest {
    private static final String ISSUER = "11330000MB03300858";
    private static final String OLDER = "12330000MB0330501W";

    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private ObjectionIndex index;
    private final TestBlocks blocks = new TestBlocks((common, block) -> index.add(common, block));
    private int raised;

    ObjectionIndexTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        index = new ObjectionIndex(database);
        blocks.add(List.of(region("330000"), region("360000")));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private Write objection(String namespace, String issuer, long raisedAt, long answerBy) {
        var name = "objection-%03d".formatted(raised++);
        var licence = LicenceId.of("11100000Y2DEM001XD101", issuer, "A1", 1).toString();
        var state = new ObjectionState(
                name,
                "use",
                licence,
                "330000",
                "360000",
                "raiser",
                "officer",
                "OTHER",
                "d".repeat(64),
                "tx",
                raisedAt,
                answerBy);
        return write(namespace, LedgerKeys.objection(name), state);
    }

    private List<Write> objections(int many, String issuer) {
        return IntStream.range(0, many)
                .mapToObj(i -> objection("yz-360000", issuer, NOON + i, NOON + 100 - i / 3))
                .toList();
    }

    private static Write answer(String namespace, String objection) {
        var state = new AnswerState(
                objection, "360000", Outcome.CORRECTED, "a".repeat(64), ISSUER, "officer", true, "tx", NOON + 500);
        return write(namespace, LedgerKeys.answer("360000", objection), state);
    }

    private static List<Case> walk(Function<Place, Slice<Case>> list, Place first) {
        var all = new ArrayList<Case>();
        var page = list.apply(first);
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = list.apply(Place.parse(page.next().get()));
            assertThat(page.items()).hasSizeBetween(1, 7);
            all.addAll(page.items());
        }
        return all;
    }

    private List<Case> toAnswer(String... issuers) {
        return walk(after -> index.toAnswer("330000", List.of(issuers), after, 7), Place.FIRST);
    }

    private List<Case> answered(String... issuers) {
        return walk(after -> index.answered("330000", List.of(issuers), after, 7), Place.NEWEST);
    }

    private List<Case> raisedBy(String agency) {
        return walk(after -> index.raised("360000", List.of(agency), after, 7), Place.NEWEST);
    }

    @Test
    void many_are_walked_page_by_page_in_order_and_none_of_another_s_is_among_them() {
        blocks.add(objections(30, ISSUER));
        blocks.add(objections(20, OLDER));
        assertThat(toAnswer(ISSUER))
                .hasSize(30)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> a.answerBy() == b.answerBy()
                        ? a.objection().compareTo(b.objection())
                        : Long.compare(a.answerBy(), b.answerBy()));
        assertThat(toAnswer(ISSUER, OLDER)).hasSize(50).doesNotHaveDuplicates();
        assertThat(raisedBy("raiser"))
                .hasSize(50)
                .extracting(Case::raisedAt)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(toAnswer("somebody")).isEmpty();
        assertThat(raisedBy("somebody")).isEmpty();
    }

    @Test
    void an_answer_moves_a_case_and_only_the_issuer_s_region_gives_it() {
        blocks.add(objections(10, ISSUER));
        blocks.add(List.of(answer("yz-360000", "objection-003"), answer("elsewhere", "objection-003")));
        assertThat(toAnswer(ISSUER)).hasSize(10);
        blocks.add(List.of(answer("yz-330000", "objection-003")));
        assertThat(toAnswer(ISSUER)).hasSize(9);
        assertThat(answered(ISSUER)).hasSize(1).first().satisfies(one -> {
            assertThat(one.objection()).isEqualTo("objection-003");
            assertThat(one.answer()).isEqualTo(new Answer(Outcome.CORRECTED, "a".repeat(64), NOON + 500, true));
        });
        assertThat(raisedBy("raiser").stream().filter(one -> !one.open())).hasSize(1);
    }

    @Test
    void a_new_process_goes_on_behind_the_last_block_and_repeats_nothing() {
        blocks.add(objections(3, ISSUER));
        blocks.add(List.of(answer("yz-330000", "objection-000")));
        index = new ObjectionIndex(database);
        assertThat(index.next()).isEqualTo(3);
        blocks.goOnAt(1);
        blocks.add(objections(1, ISSUER));
        assertThat(toAnswer(ISSUER)).as("a block that was read").hasSize(2);
        blocks.goOnAt(3);
        blocks.add(objections(2, ISSUER));
        assertThat(toAnswer(ISSUER)).hasSize(4);
        assertThat(index.reached().orElseThrow().block()).isEqualTo(3);
    }

    @Test
    void what_does_not_read_or_stands_in_nobody_s_namespace_is_passed_over() {
        blocks.add(List.of(
                objection("elsewhere", ISSUER, NOON, NOON),
                new Write("yz-360000", LedgerKeys.objection("bad").text(), "{"),
                objection("yz-360000", ISSUER, NOON, NOON)));
        assertThat(toAnswer(ISSUER)).hasSize(1);
    }

    @Test
    void a_successor_sees_the_objections_to_its_predecessor_s_licences() {
        blocks.add(objections(2, ISSUER));
        blocks.add(objections(3, OLDER));
        var gateway = TestGateway.shared();
        var ledger = (FakeLedger) gateway.bean(LedgerClient.class);
        var agencies = gateway.bean(AgencyDesk.class);
        var caller = gateway.bean(Callers.class).of("zj-market-approver").orElseThrow();
        var clock = Clock.fixed(Instant.ofEpochSecond(NOON), ZoneOffset.UTC);
        var desk = new ObjectionDesk(
                index, agencies, gateway.bean(RegistryReader.class), gateway.bean(Journal.class), clock);
        agencies.forget();
        try {
            ledger.contract(call -> CanonicalJson.write(TestAgencies.succeeding(ISSUER, List.of(OLDER))));
            assertThat(desk.toAnswer(caller, Place.FIRST, 9).items()).hasSize(5);
            agencies.forget();
            ledger.contract(call -> CanonicalJson.write(TestAgencies.succeeding(ISSUER, List.of())));
            assertThat(desk.toAnswer(caller, Place.FIRST, 9).items()).hasSize(2);
            assertThat(desk.behind()).isEmpty();
        } finally {
            ledger.contract(call -> "{}");
            agencies.forget();
        }
    }
}
