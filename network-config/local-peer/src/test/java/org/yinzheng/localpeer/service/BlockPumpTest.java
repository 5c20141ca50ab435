// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.ledger.LedgerStore;

class BlockPumpTest {
    @Test
    void a_step_that_fails_for_any_reason_ends_the_call_and_is_not_tried_again(@TempDir Path folder) {
        Call call = new Call();
        List<String> steps = new ArrayList<>();
        try (LedgerStore store = LedgerStore.open(folder, 1)) {
            BlockPump pump = BlockPump.of(Runnable::run, new BlockFeed(store), call, () -> {
                steps.add("step");
                throw new IllegalStateException("a fault");
            });
            pump.wake();
            pump.wake();
        }
        assertThat(steps).hasSize(1);
        assertThat(call.ends).singleElement().satisfies(end -> {
            assertThat(Status.fromThrowable(end).getCode()).isEqualTo(Status.Code.INTERNAL);
            assertThat(end).hasMessageContaining("a fault");
        });
    }

    /** Remembers how it ended. */
    private static final class Call extends ServerCallStreamObserver<String> {
        private final List<Throwable> ends = new ArrayList<>();

        @Override
        public void onError(Throwable failure) {
            ends.add(failure);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void onNext(String value) {}

        @Override
        public void onCompleted() {}

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setOnCloseHandler(Runnable handler) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}
    }
}
