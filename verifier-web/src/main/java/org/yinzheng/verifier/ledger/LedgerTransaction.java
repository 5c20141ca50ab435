// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;

/**
 * A transaction flagged valid whose own signatures were checked: the creator's, every endorser's.
 *
 * @param position its place
 * @param transactionId 64 lower-case hexadecimal digits
 * @param timestamp what its client said, epoch seconds
 * @param creatorMsp organisation of the client
 * @param chaincode name the client called
 * @param arguments function name first
 * @param endorsers organisations whose peers signed the result
 * @param reads single-key reads with their versions, in the order of the read set
 * @param writes in the order of the write set
 */
public record LedgerTransaction(
        LedgerPosition position,
        String transactionId,
        long timestamp,
        String creatorMsp,
        String chaincode,
        List<ByteString> arguments,
        Set<String> endorsers,
        List<LedgerRead> reads,
        List<LedgerWrite> writes) {

    public LedgerTransaction {
        arguments = List.copyOf(arguments);
        endorsers = Set.copyOf(endorsers);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }
}
