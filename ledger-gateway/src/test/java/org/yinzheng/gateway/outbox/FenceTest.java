// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.storage.TestDatabase;

/** What a fence may decide: nothing, unless it shuts the request out and is recorded itself. */
class FenceTest {
    private static final String ORIGINAL = "tx1";
    private static final String FENCE = "tx2";

    private TestOutbox outbox;
    private FakeLedger ledger;

    private enum Original {
        LOST,
        RECORDED
    }

    private enum Says {
        SHUT_OUT,
        CARRIED_OUT,
        REFUSED,
        UNAVAILABLE
    }

    private enum End {
        RECORDED,
        CONFLICT,
        UNHEARD
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        outbox = new TestOutbox(TestDatabase.SQLITE.create(folder));
        ledger = outbox.ledger();
    }

    @AfterEach
    void stop() {
        outbox.close();
    }

    @ParameterizedTest(name = "the original {0}, the fence says {1} and is {2}: {3}")
    @CsvSource({
        "LOST,     SHUT_OUT,    RECORDED, FENCED",
        "LOST,     SHUT_OUT,    CONFLICT, UNKNOWN",
        "LOST,     SHUT_OUT,    UNHEARD,  UNKNOWN",
        "LOST,     REFUSED,     RECORDED, UNKNOWN",
        "LOST,     UNAVAILABLE, RECORDED, UNKNOWN",
        "RECORDED, CARRIED_OUT, RECORDED, UNKNOWN",
        "RECORDED, CARRIED_OUT, UNHEARD,  UNKNOWN",
        "RECORDED, SHUT_OUT,    CONFLICT, UNKNOWN",
        "RECORDED, SHUT_OUT,    UNHEARD,  UNKNOWN",
        "RECORDED, REFUSED,     RECORDED, UNKNOWN",
        "RECORDED, UNAVAILABLE, RECORDED, UNKNOWN",
    })
    void while_nobody_hears_of_the_original(Original original, Says says, End end, SubmissionState state) {
        ledger.hide(ORIGINAL);
        if (original == Original.LOST) {
            ledger.drop(ORIGINAL);
        }
        outbox.issue("key-00001", "a");
        outbox.pass(Duration.ofMinutes(11));
        fence(says, end);
        outbox.recover();
        assertThat(state()).isEqualTo(state);
        assertThat(outbox.heard()).hasSize(state == SubmissionState.UNKNOWN ? 0 : 1);

        ledger.tell(ORIGINAL);
        ledger.tell(FENCE);
        ledger.contract(call -> "{}");
        outbox.recover();
        assertThat(state())
                .isEqualTo(original == Original.RECORDED ? SubmissionState.RECORDED : SubmissionState.FENCED);
    }

    @Test
    void a_call_that_keeps_no_request_id_is_recorded_if_it_is_heard_of_beside_its_fence() {
        ledger.silent(3);
        outbox.issue("key-00001", "a");
        outbox.pass(Duration.ofMinutes(11));
        outbox.recover();
        assertThat(ledger.recorded()).containsExactly("licence:Issue", "registry:Fence");
        assertThat(state()).isEqualTo(SubmissionState.RECORDED);
    }

    private void fence(Says says, End end) {
        ledger.contract(call -> switch (says) {
            case SHUT_OUT -> "{}";
            case CARRIED_OUT -> TestOutbox.CARRIED_OUT;
            case REFUSED -> throw new LedgerRefusal("AGENCY_CLOSED", "only an active agency may act");
            case UNAVAILABLE ->
                throw new LedgerUnavailable("endorse", "UNAVAILABLE", new IllegalStateException("told to fail"));
        });
        switch (end) {
            case RECORDED -> {}
            case CONFLICT -> ledger.nextCode(TxValidationCode.MVCC_READ_CONFLICT_VALUE);
            case UNHEARD -> ledger.hide(FENCE);
        }
    }

    private SubmissionState state() {
        return outbox.issue("key-00001", "a").submission().state();
    }
}
