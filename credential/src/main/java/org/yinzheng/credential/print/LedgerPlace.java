// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import java.util.HexFormat;
import java.util.Objects;

/** Where a credential's state is to be found, fixed before signing: licences and receipts each have their way. */
public sealed interface LedgerPlace {

    /** A licence's index in the status list of its issuer and type, claim −65541. */
    record StatusIndex(long index) implements LedgerPlace {
        public StatusIndex {
            if (index < 0) {
                throw new IllegalArgumentException("a status index is not negative");
            }
        }
    }

    /**
     * A receipt's place in its batch, claim −65539.
     *
     * @param batch 32 lower-case hexadecimal digits of a batch id
     * @param leaf the index in the batch, from 0
     */
    record BatchLeaf(String batch, long leaf) implements LedgerPlace {
        /** Bytes of a batch id. */
        public static final int BATCH_LENGTH = 16;

        public BatchLeaf {
            Objects.requireNonNull(batch, "batch");
            if (!batch.matches("[0-9a-f]{32}") || leaf < 0) {
                throw new IllegalArgumentException(
                        "a batch id has 32 hexadecimal digits, a leaf index is not negative");
            }
        }

        static BatchLeaf of(byte[] batch, long leaf) {
            return new BatchLeaf(HexFormat.of().formatHex(batch), leaf);
        }

        byte[] batchBytes() {
            return HexFormat.of().parseHex(batch);
        }
    }
}
