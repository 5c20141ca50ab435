// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.approval.Approval.State;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.SealBroken;
import org.yinzheng.gateway.storage.Slice;
import org.yinzheng.gateway.storage.TestDatabase;

/** Requests that wait for a second person, on both databases. */
@ParameterizedClass(name = "{0}")
@EnumSource
class ApprovalStoreTest {
    private static final long HOUR = 3_600_000;
    private static final long OVER = -1;

    private final Caller clerk = TestCallers.zhejiang("zj-market-clerk");
    private final Caller approver = TestCallers.zhejiang("zj-market-approver");
    private final Caller elsewhere = TestCallers.zhejiang("zj-hospital-approver");
    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private ApprovalStore store;

    ApprovalStoreTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        store = new ApprovalStore(database, new Seal(new byte[32]), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private String asked(long life) {
        var id = UUID.randomUUID().toString();
        ask(id, "key.close", "{}", life);
        return id;
    }

    private void ask(String id, String kind, String order, long life) {
        store.ask(clerk, id, kind, "subject", "digest", order.getBytes(StandardCharsets.UTF_8), life, 1);
    }

    private State state(String id) {
        return store.find(id).orElseThrow().state();
    }

    private static List<String> ids(Slice<Approval> slice) {
        return slice.items().stream().map(Approval::id).toList();
    }

    @Test
    void of_requests_with_one_id_at_the_same_moment_one_is_kept_and_the_others_change_nothing() {
        var id = UUID.randomUUID().toString();
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> ask(id, "key.close", "{}", HOUR)))
                        .toArray(CompletableFuture[]::new))
                .join();
        ask(id, "other", "another order", OVER);
        assertThat(store.open(clerk, Place.FIRST, 9).items())
                .extracting(Approval::kind)
                .containsExactly("key.close");
        assertThat(new String(store.order(id), StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    @Test
    void what_waits_and_what_nobody_can_decide_any_more_are_two_lists_of_the_own_agency() {
        var open = asked(HOUR);
        var expired = asked(OVER);
        var refused = asked(HOUR);
        assertThat(store.decide(approver, refused, State.REFUSED)).isTrue();
        assertThat(ids(store.open(clerk, Place.FIRST, 9))).containsExactly(open);
        assertThat(ids(store.ended(clerk, Place.NEWEST, 9))).containsExactlyInAnyOrder(expired, refused);
        assertThat(ids(store.of(clerk, Place.NEWEST, 9))).containsExactlyInAnyOrder(open, expired, refused);
        assertThat(store.waitingFor(approver)).isEqualTo(1);
        assertThat(ids(store.open(elsewhere, Place.FIRST, 9))).isEmpty();
        assertThat(ids(store.ended(elsewhere, Place.NEWEST, 9))).isEmpty();
        assertThat(ids(store.of(elsewhere, Place.NEWEST, 9))).isEmpty();
        assertThat(store.waitingFor(elsewhere)).isZero();
    }

    @Test
    void a_request_is_decided_once_and_in_time_and_only_a_confirmed_one_is_carried_out_to_its_end() {
        var refused = asked(HOUR);
        var expired = asked(OVER);
        var confirmed = asked(HOUR);
        assertThat(store.decide(approver, refused, State.REFUSED)).isTrue();
        assertThat(store.decide(approver, refused, State.CONFIRMED)).isFalse();
        assertThat(store.decide(approver, expired, State.CONFIRMED)).isFalse();
        assertThat(store.decide(approver, confirmed, State.CONFIRMED)).isTrue();
        List.of(refused, expired, confirmed).forEach(store::finish);
        assertThat(List.of(state(refused), state(expired), state(confirmed)))
                .containsExactly(State.REFUSED, State.EXPIRED, State.DONE);
        assertThat(store.confirmed(Place.FIRST, 9).items()).isEmpty();
    }

    @Test
    void what_was_asked_for_opens_in_its_own_place_only() {
        var one = asked(HOUR);
        var other = asked(HOUR);
        database.write(client -> client.sql(
                        "UPDATE approval SET sealed = (SELECT sealed FROM approval WHERE id = ?)" + " WHERE id = ?")
                .params(one, other)
                .update());
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> store.order(other));
        assertThat(new String(store.order(one), StandardCharsets.UTF_8)).isEqualTo("{}");
    }
}
