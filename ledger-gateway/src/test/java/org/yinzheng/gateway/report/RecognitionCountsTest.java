// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.OperationState;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.gateway.ledger.LedgerBlock.Write;
import org.yinzheng.gateway.ledger.TestBlocks;
import org.yinzheng.gateway.report.RegulatorView.Counted;
import org.yinzheng.gateway.report.RegulatorView.Oddity;
import org.yinzheng.gateway.report.RegulatorView.Pair;
import org.yinzheng.gateway.report.RegulatorView.Refusals;
import org.yinzheng.gateway.report.RegulatorView.Revocations;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.TestDatabase;

/** The sums of a regulator's view, which every database must give. */
@ParameterizedClass(name = "{0}")
@EnumSource
class RecognitionCountsTest {
    private static final long DAY = 86_400;
    private static final long NIGHT = NOON - 10 * 3600;
    private static final String ISSUER = "11330000MB03300858";
    private static final String LICENCE =
            LicenceId.of("11100000Y2DEM001XD101", ISSUER, "A1", 1).toString();

    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private RecognitionCounts counts;
    private final TestBlocks blocks = new TestBlocks((common, block) -> counts.add(common, block));
    private int records;

    RecognitionCountsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        counts = counts();
        blocks.add(List.of(region("330000"), region("360000")));
    }

    private RecognitionCounts counts() {
        return new RecognitionCounts(
                database, Clock.fixed(Instant.ofEpochSecond(NOON).plusSeconds(100 * DAY), ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private Write use(String namespace, String agency, Finding finding, long at) {
        var name = "r" + records++;
        var state = new RecognitionState(
                name,
                "A",
                1,
                "330000",
                LICENCE,
                1,
                LicenceStatus.VALID,
                "d",
                "360000",
                agency,
                "officer",
                "M",
                finding,
                finding == Finding.RECOGNISED ? null : "DOUBT",
                null,
                null,
                "tx",
                at);
        return write(namespace, LedgerKeys.recognition(name), state);
    }

    private List<Write> uses(int many, String agency, Finding finding, long at) {
        return IntStream.range(0, many)
                .mapToObj(i -> use("yz-360000", agency, finding, at))
                .toList();
    }

    private Write ended(LicenceStatus how, Operation operation, long at) {
        var state = new OperationState(
                LICENCE,
                2,
                operation,
                "7",
                LicenceStatus.VALID,
                how,
                "X",
                null,
                null,
                null,
                null,
                ISSUER,
                "officer",
                "request",
                "d",
                "tx",
                at);
        return write("yz-330000", LedgerKeys.operation(LICENCE, 2 + records++), state);
    }

    @Test
    void uses_are_counted_by_pair_of_regions_and_by_what_was_decided() {
        var all = new ArrayList<>(uses(3, "a", Finding.RECOGNISED, NOON));
        all.addAll(uses(2, "a", Finding.REFUSED, NOON));
        blocks.add(all);
        blocks.add(uses(1, "b", Finding.OBJECTION, NOON));
        assertThat(counts.pairs()).containsExactly(new Pair("360000", "330000", 3, 2, 1));
        assertThat(counts.refusals()).containsExactly(new Refusals("a", "DOUBT", 2));
        assertThat(counts.oddities()).isEmpty();
        assertThat(counts.counted()).contains(new Counted(2, NOON + 2));
    }

    @Test
    void more_records_than_anybody_would_list_are_counted_to_the_last() {
        for (int i = 0; i < 50; i++) {
            blocks.add(uses(500, "a" + i, Finding.RECOGNISED, NOON + i * DAY));
        }
        assertThat(counts.pairs()).containsExactly(new Pair("360000", "330000", 25_000, 0, 0));
    }

    @Test
    void ended_licences_are_counted_by_issuer_and_how() {
        blocks.add(List.of(
                ended(LicenceStatus.REVOKED, Operation.END, NOON),
                ended(LicenceStatus.REVOKED, Operation.END, NOON),
                ended(LicenceStatus.CANCELLED, Operation.END, NOON),
                ended(LicenceStatus.LAPSED, Operation.EXPIRE, NOON),
                ended(LicenceStatus.SUSPENDED, Operation.SUSPEND, NOON)));
        assertThat(counts.revocations()).containsExactly(new Revocations(ISSUER, 2, 0, 1));
    }

    @Test
    void what_no_day_looks_like_is_named_with_its_count() {
        blocks.add(uses(101, "a", Finding.RECOGNISED, NOON));
        assertThat(kinds()).containsExactly(OddKind.BUSY_LICENCE, OddKind.BUSY_OFFICER);
        blocks.add(uses(6, "b", Finding.REFUSED, NOON + DAY));
        assertThat(counts.oddities()).contains(new Oddity(OddKind.REFUSES_MOST, "b", "", 6));
        blocks.add(uses(5, "c", Finding.RECOGNISED, NIGHT + 2 * DAY));
        assertThat(kinds()).doesNotContain(OddKind.AT_NIGHT);
        blocks.add(uses(1, "c", Finding.RECOGNISED, NIGHT + 2 * DAY));
        assertThat(kinds()).contains(OddKind.AT_NIGHT);
        blocks.add(IntStream.range(0, 51)
                .mapToObj(i -> ended(LicenceStatus.REVOKED, Operation.END, NOON))
                .toList());
        assertThat(counts.oddities()).contains(new Oddity(OddKind.MANY_ENDS, ISSUER, "2025-11-25", 51));
    }

    private List<OddKind> kinds() {
        return counts.oddities().stream().map(Oddity::kind).toList();
    }

    @Test
    void a_day_goes_on_counting_from_block_to_block_and_an_ordinary_one_is_forgotten() {
        blocks.add(uses(60, "a", Finding.RECOGNISED, NOON));
        blocks.add(uses(60, "a", Finding.RECOGNISED, NOON + 60));
        assertThat(counts.oddities()).contains(new Oddity(OddKind.BUSY_OFFICER, "a officer", "2025-11-25", 120));
        blocks.add(uses(1, "b", Finding.RECOGNISED, NOON + DAY));
        blocks.add(uses(1, "b", Finding.RECOGNISED, NOON + 9 * DAY));
        assertThat(kinds()).as("the odd day stays").contains(OddKind.BUSY_OFFICER);
        assertThat(days()).containsExactlyInAnyOrder("2025-11-25", "2025-12-04");
    }

    private List<String> days() {
        return database.read(client -> client.sql("SELECT DISTINCT busy_day FROM busy_day")
                .query(String.class)
                .list());
    }

    @Test
    void a_block_counts_once_and_a_new_process_goes_on_behind_it() {
        blocks.add(uses(3, "a", Finding.RECOGNISED, NOON));
        blocks.goOnAt(1);
        blocks.add(uses(3, "a", Finding.RECOGNISED, NOON));
        counts = counts();
        assertThat(counts.next()).isEqualTo(2);
        blocks.add(uses(1, "a", Finding.RECOGNISED, NOON));
        assertThat(counts.pairs()).containsExactly(new Pair("360000", "330000", 4, 0, 0));
    }

    @Test
    void only_what_stands_in_a_registered_region_s_namespace_counts_and_what_does_not_read_stops_nothing() {
        blocks.add(List.of(
                use("somebody-else", "a", Finding.RECOGNISED, NOON),
                use("yz-common", "a", Finding.RECOGNISED, NOON),
                new Write("yz-360000", LedgerKeys.recognition("bad").text(), "{"),
                use("yz-360000", "a", Finding.RECOGNISED, NOON)));
        assertThat(counts.pairs()).containsExactly(new Pair("360000", "330000", 1, 0, 0));
    }
}
