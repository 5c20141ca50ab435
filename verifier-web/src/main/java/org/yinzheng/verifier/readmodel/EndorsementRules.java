// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import com.google.protobuf.ByteString;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerKeyPolicy;
import org.yinzheng.verifier.ledger.LedgerTransaction;
import org.yinzheng.verifier.ledger.LedgerWrite;
import org.yinzheng.verifier.policy.ChannelPolicies;
import org.yinzheng.verifier.policy.LifecycleKeys;

/**
 * Whether a transaction met its endorsement policies, as every peer decides it: the policy that {@code _lifecycle} holds of
 * each name that it calls or writes, and a key's own policy in the place of its name's. Both are those of the blocks before;
 * a write to a key whose policy an earlier transaction of the same block changes is refused. One thread.
 */
final class EndorsementRules {

    private final ViewWriter records;
    private final NamespaceRules namespaces;
    private final Set<Place> changing = new HashSet<>();
    private final List<LedgerKeyPolicy> keyPolicies = new ArrayList<>();
    private final List<LedgerWrite> definitions = new ArrayList<>();

    EndorsementRules(ViewWriter records, NamespaceRules namespaces) {
        this.records = records;
        this.namespaces = namespaces;
    }

    private record Place(String namespace, String key) {}

    /** A transaction that the peer calls valid must have met its policies. */
    void checkValid(LedgerTransaction transaction, ChannelPolicies policies)
            throws SQLException, BlockRefusedException {
        if (writesChanging(transaction)) {
            throw new BlockRefusedException(
                    AlarmCode.FLAG_WRONG,
                    at(transaction) + " is flagged valid, but writes a key whose policy changes earlier in its block");
        }
        for (var namespace : transaction.judgedNamespaces()) {
            if (isJudged(namespace, transaction) && !isMet(namespace, transaction, policies)) {
                throw new BlockRefusedException(
                        AlarmCode.POLICY_NOT_MET,
                        at(transaction) + " does not meet the committed policy of " + namespace + ", endorsed by "
                                + transaction.endorsingOrganisations());
            }
        }
    }

    /** A transaction that the peer calls insufficiently endorsed must be that: else the peer hides it. */
    void checkRefused(LedgerTransaction transaction, ChannelPolicies policies)
            throws SQLException, BlockRefusedException {
        if (transaction.privateData() || writesChanging(transaction)) {
            return;
        }
        for (var namespace : transaction.judgedNamespaces()) {
            if (!isJudged(namespace, transaction) || !isMet(namespace, transaction, policies)) {
                return;
            }
        }
        throw new BlockRefusedException(
                AlarmCode.FLAG_WRONG, at(transaction) + " is flagged as insufficiently endorsed, and is not");
    }

    /** Takes note of the policies that a transaction of this block changes; they are in force from the next block on. */
    void note(LedgerTransaction transaction) {
        noteChanging(transaction.keyPolicies());
        transaction.keyPolicies().stream()
                .filter(policy -> namespaces.isRegistered(policy.namespace()))
                .forEach(keyPolicies::add);
        transaction.writes().stream()
                .filter(write -> write.namespace().equals(LifecycleKeys.NAMESPACE))
                .forEach(definitions::add);
    }

    /** The same of a transaction that lost a read conflict: a peer judges policies first, and conflicts afterwards. */
    void noteChanging(List<LedgerKeyPolicy> policies) {
        policies.forEach(policy -> changing.add(new Place(policy.namespace(), policy.key())));
    }

    /** Stores what the block changed. */
    void endBlock() throws SQLException {
        for (var policy : keyPolicies) {
            records.policies().putKeyPolicy(records.space(policy.namespace()), policy.key(), policy.policy());
        }
        for (var write : definitions) {
            var chaincode = LifecycleKeys.chaincodeOf(write.key());
            if (chaincode.isPresent()) {
                records.policies().putDefinition(chaincode.get(), write.value());
            }
        }
        forgetBlock();
    }

    /** Nothing of the block under way counts. */
    void forgetBlock() {
        changing.clear();
        keyPolicies.clear();
        definitions.clear();
    }

    /** Other chaincodes of the channel are not this verifier's business; their validation may even be a plugin's. */
    private boolean isJudged(String namespace, LedgerTransaction transaction) {
        return namespaces.isRegistered(namespace)
                || namespace.equals(LifecycleKeys.NAMESPACE)
                        && !keysWrittenIn(namespace, transaction).isEmpty();
    }

    private boolean isMet(String namespace, LedgerTransaction transaction, ChannelPolicies policies)
            throws SQLException {
        if (namespace.equals(LifecycleKeys.NAMESPACE)) {
            return policies.isLifecyclePolicyMet(transaction.endorsers());
        }
        var keys = keysWrittenIn(namespace, transaction);
        var needsNames = keys.isEmpty();
        for (var key : keys) {
            var own = records.policies().keyPolicy(records.space(namespace), key);
            if (own.isPresent() && !policies.isKeyPolicyMet(own.get(), transaction.endorsers())) {
                return false;
            }
            needsNames |= own.isEmpty();
        }
        return !needsNames || isNamesPolicyMet(namespace, transaction, policies);
    }

    private boolean isNamesPolicyMet(String namespace, LedgerTransaction transaction, ChannelPolicies policies) {
        Optional<ByteString> policy = records.policies().definition(namespace).flatMap(LifecycleKeys::policyIn);
        return policy.isPresent() && policies.isChaincodePolicyMet(policy.get(), transaction.endorsers());
    }

    private static Set<String> keysWrittenIn(String namespace, LedgerTransaction transaction) {
        var keys = new LinkedHashSet<String>();
        for (var write : transaction.writes()) {
            if (write.namespace().equals(namespace)) {
                keys.add(write.key());
            }
        }
        for (var policy : transaction.keyPolicies()) {
            if (policy.namespace().equals(namespace)) {
                keys.add(policy.key());
            }
        }
        return keys;
    }

    private boolean writesChanging(LedgerTransaction transaction) {
        return !changing.isEmpty()
                && transaction.judgedNamespaces().stream()
                        .anyMatch(namespace -> keysWrittenIn(namespace, transaction).stream()
                                .anyMatch(key -> changing.contains(new Place(namespace, key))));
    }

    private static String at(LedgerTransaction transaction) {
        return "transaction " + transaction.transactionId();
    }
}
