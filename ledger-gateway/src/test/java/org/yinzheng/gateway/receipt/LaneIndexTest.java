// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.ledger.TestBlocks.NOON;
import static org.yinzheng.gateway.ledger.TestBlocks.write;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.receipt.NumberBlockState;
import org.yinzheng.gateway.ledger.LedgerBlock.Write;
import org.yinzheng.gateway.ledger.TestBlocks;
import org.yinzheng.gateway.receipt.LaneIndex.Sum;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.TestDatabase;

/** A unit's numbers are added up without the ledger being asked. */
@ParameterizedClass(name = "{0}")
@EnumSource
class LaneIndexTest {
    private static final String HERE = "yz-330000";

    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private LaneIndex index;
    private final TestBlocks blocks = new TestBlocks((common, block) -> index.add(common, block));

    LaneIndexTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        index = index(NOON);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private LaneIndex index(long now) {
        return new LaneIndex(database, Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
    }

    private static Write lane(String namespace, String unit, String code, int lane, long next) {
        var state = new NumberBlockState(
                code + "-0000000001",
                lane,
                code,
                unit,
                "%010d".formatted(1 + 50 * lane),
                "%010d".formatted(50 + 50 * lane),
                next,
                "finance",
                NOON,
                "request");
        return write(namespace, LedgerKeys.numberBlock(code, "0000000001", lane), state);
    }

    @Test
    void a_units_lanes_are_added_up_by_code_and_another_regions_are_not_among_them() {
        blocks.add(List.of(lane(HERE, "a", "33060101", 0, 1), lane(HERE, "a", "33060101", 1, 51)));
        blocks.add(List.of(lane(HERE, "a", "33060101", 0, 8), lane(HERE, "b", "33060102", 0, 51)));
        blocks.add(List.of(lane("yz-360000", "a", "36060101", 0, 3)));
        assertThat(index.of(HERE, List.of("a"))).containsExactly(new Sum("a", "33060101", 100, 93));
        assertThat(index.of(HERE, List.of("a", "b")))
                .containsExactly(new Sum("a", "33060101", 100, 93), new Sum("b", "33060102", 50, 0));
        assertThat(index.all(HERE)).hasSize(2);
        assertThat(index.of(HERE, List.of("c"))).isEmpty();
    }

    @Test
    void a_new_process_goes_on_behind_the_last_block_and_a_block_counts_once() {
        blocks.add(List.of(lane(HERE, "a", "33060101", 0, 9)));
        index = index(NOON);
        assertThat(index.next()).isEqualTo(1);
        blocks.goOnAt(0);
        blocks.add(List.of(lane(HERE, "a", "33060101", 0, 1)));
        assertThat(index.of(HERE, List.of("a"))).containsExactly(new Sum("a", "33060101", 50, 42));
    }

    @Test
    void what_does_not_read_is_passed_over() {
        blocks.add(List.of(
                new Write(
                        HERE,
                        LedgerKeys.numberBlock("33060101", "0000000001", 0).text(),
                        "{"),
                lane(HERE, "a", "33060101", 1, 51)));
        assertThat(index.all(HERE)).containsExactly(new Sum("a", "33060101", 50, 50));
    }

    @Test
    void it_says_whether_it_reaches_to_now() {
        assertThat(index.reachesToNow()).as("before the first block").isFalse();
        blocks.add(List.of(lane(HERE, "a", "33060101", 0, 1)));
        assertThat(index(NOON + 900).reachesToNow()).isTrue();
        assertThat(index(NOON + 901).reachesToNow())
                .as("a quarter of an hour later")
                .isFalse();
    }
}
