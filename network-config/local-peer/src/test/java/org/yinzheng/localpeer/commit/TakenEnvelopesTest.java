// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

class TakenEnvelopesTest {
    private final TakenEnvelopes taken = new TakenEnvelopes();

    @Test
    void an_envelope_that_waits_is_the_same_again_and_one_in_a_block_is_refused() throws Exception {
        Submission first = submission("a");
        assertThat(taken.first(first)).isSameAs(first.durable());
        assertThat(taken.first(submission("a"))).isSameAs(first.durable());
        first.durable().complete(null);
        assertThatThrownBy(() -> taken.first(submission("a")))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("already processed");
    }

    @Test
    void what_stands_in_a_block_is_remembered_without_its_bytes() throws Exception {
        WeakReference<ByteString> bytes = takeAndCommit("a");
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (bytes.get() != null) {
            assertThat(System.nanoTime()).as("the bytes are let go").isLessThan(deadline);
            System.gc();
        }
        assertThatThrownBy(() -> taken.first(submission("a"))).isInstanceOf(SubmissionException.class);
    }

    private WeakReference<ByteString> takeAndCommit(String id) throws SubmissionException {
        Submission submission = submission(id);
        taken.first(submission);
        submission.durable().complete(null);
        return new WeakReference<>(submission.envelope());
    }

    private static Submission submission(String id) {
        return new Submission(
                ByteString.copyFrom(new byte[100_000]),
                CheckedTransaction.invalid(TxValidationCode.BAD_RWSET, id),
                new CompletableFuture<>());
    }
}
