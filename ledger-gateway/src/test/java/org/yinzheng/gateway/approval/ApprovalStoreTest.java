// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.TestDatabase;

/** Requests that wait for a second person, on both databases. */
class ApprovalStoreTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void of_requests_with_one_id_at_the_same_moment_one_is_kept_and_the_others_change_nothing(TestDatabase kind)
            throws IOException {
        try (var database = new GroupCommitDatabase(kind.create(folder))) {
            var store = new ApprovalStore(database, new Seal(new byte[32]), Clock.systemUTC());
            var id = UUID.randomUUID().toString();
            CompletableFuture.allOf(IntStream.range(0, 8)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> store.ask(
                                    TestCallers.zhejiang("zj-market-clerk"),
                                    id,
                                    "key.close",
                                    "subject",
                                    "digest",
                                    "{}".getBytes(StandardCharsets.UTF_8),
                                    60_000,
                                    1)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            store.ask(TestCallers.zhejiang("zj-market-clerk"), id, "other", "other", "other", new byte[0], 1, 1);
            assertThat(store.open(TestCallers.zhejiang("zj-market-clerk"), Place.FIRST, 9)
                            .items())
                    .extracting(Approval::kind)
                    .containsExactly("key.close");
            assertThat(new String(store.order(id), StandardCharsets.UTF_8)).isEqualTo("{}");
        }
    }
}
