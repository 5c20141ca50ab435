// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yinzheng.verifier.policy.Endorser;

/**
 * A transaction whose creator's signature was checked, and of whose endorsers those remain whose signatures are good.
 *
 * @param position its place
 * @param transactionId 64 lower-case hexadecimal digits
 * @param timestamp what its client said, epoch seconds
 * @param creatorMsp organisation of the client
 * @param chaincode name the client called
 * @param arguments function name first
 * @param endorsers distinct members that signed the result
 * @param reads single-key reads with their versions, in the order of the read set
 * @param writes in the order of the write set
 * @param keyPolicies endorsement policies that it gives to single keys
 * @param privateData whether it also writes collections, which this verifier does not see
 */
public record LedgerTransaction(
        LedgerPosition position,
        String transactionId,
        long timestamp,
        String creatorMsp,
        String chaincode,
        List<ByteString> arguments,
        List<Endorser> endorsers,
        List<LedgerRead> reads,
        List<LedgerWrite> writes,
        List<LedgerKeyPolicy> keyPolicies,
        boolean privateData) {

    public LedgerTransaction {
        arguments = List.copyOf(arguments);
        endorsers = List.copyOf(endorsers);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        keyPolicies = List.copyOf(keyPolicies);
    }

    /** Organisations of the endorsers. */
    public Set<String> endorsingOrganisations() {
        return endorsers.stream().map(Endorser::mspId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Namespaces whose policies must be met: the one called, and every one that is written. */
    public Set<String> judgedNamespaces() {
        var judged = new TreeSet<String>();
        judged.add(chaincode);
        writes.forEach(write -> judged.add(write.namespace()));
        keyPolicies.forEach(write -> judged.add(write.namespace()));
        return judged;
    }
}
