// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;

class CommitWaitersTest {
    @Test
    void nobody_is_left_waiting_when_the_index_cannot_be_read(@TempDir Path folder) {
        LedgerStore store = LedgerStore.open(folder, 1);
        CommitWaiters waiters = new CommitWaiters(store);
        waiters.await("one that may still come");
        store.close();
        assertThatThrownBy(() -> waiters.await("another")).isInstanceOf(LedgerException.class);
        assertThat(waiters)
                .extracting("waiting", InstanceOfAssertFactories.map(String.class, Object.class))
                .containsOnlyKeys("one that may still come");
    }
}
