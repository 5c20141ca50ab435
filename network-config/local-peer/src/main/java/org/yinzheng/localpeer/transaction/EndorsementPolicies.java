// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.transaction;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.MetaDataKeys;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.channel.ChannelPolicies;
import org.yinzheng.localpeer.endorsement.Lifecycle;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.StateView;

/**
 * Which policies a transaction's endorsers must satisfy: of every namespace it writes and of the one it called; a key with
 * a policy of its own is judged by that instead of its chaincode's. Key policies are those of the committed state.
 */
public final class EndorsementPolicies {
    private static final ByteString LIFECYCLE_POLICY = ApplicationPolicy.newBuilder()
            .setChannelConfigPolicyReference(ChannelPolicies.LIFECYCLE_ENDORSEMENT)
            .build()
            .toByteString();
    private static final String KEY_POLICY = MetaDataKeys.VALIDATION_PARAMETER.name();

    private final ChannelPolicies policies;

    public EndorsementPolicies(ChannelPolicies policies) {
        this.policies = policies;
    }

    /** @param endorsers distinct, with verified signatures */
    public boolean satisfied(String chaincode, List<Transaction.Set> sets, List<Identity> endorsers, StateView state) {
        Set<String> judged = new LinkedHashSet<>();
        judged.add(chaincode);
        sets.stream().filter(Transaction.Set::writes).forEach(set -> judged.add(set.namespace()));
        return judged.stream().allMatch(namespace -> namespaceSatisfied(namespace, sets, endorsers, state));
    }

    /** The endorsement policy in force for a chaincode name, if the name is defined. */
    public Optional<ByteString> policy(String chaincode, StateView state) {
        if (chaincode.equals(Lifecycle.NAMESPACE)) {
            return Optional.of(LIFECYCLE_POLICY);
        }
        StateValue stored = state.get(Lifecycle.NAMESPACE, Lifecycle.validationInfoKey(chaincode));
        if (stored == null) {
            return Optional.empty();
        }
        try {
            ByteString info = StateData.parseFrom(stored.value()).getBytes();
            return Optional.of(ChaincodeValidationInfo.parseFrom(info).getValidationParameter());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private boolean namespaceSatisfied(
            String namespace, List<Transaction.Set> sets, List<Identity> endorsers, StateView state) {
        Optional<ByteString> policy = policy(namespace, state);
        if (policy.isEmpty()) {
            return false;
        }
        boolean needsChaincodePolicy = true;
        for (Transaction.Set set : sets) {
            if (set.namespace().equals(namespace) && set.writes()) {
                Keys keys = keys(set.set(), namespace, state);
                if (!keys.policies().stream().allMatch(each -> policies.keyPolicySatisfied(each, endorsers))) {
                    return false;
                }
                needsChaincodePolicy = keys.someWithout();
            }
        }
        return !needsChaincodePolicy || policies.applicationPolicySatisfied(policy.get(), endorsers);
    }

    private record Keys(Set<ByteString> policies, boolean someWithout) {}

    private static Keys keys(KVRWSet set, String namespace, StateView state) {
        Set<String> written = new LinkedHashSet<>();
        set.getWritesList().forEach(write -> written.add(write.getKey()));
        set.getMetadataWritesList().forEach(write -> written.add(write.getKey()));
        Set<ByteString> found = new LinkedHashSet<>();
        boolean someWithout = false;
        for (String key : written) {
            Optional<ByteString> policy = keyPolicy(state.get(namespace, key));
            policy.ifPresent(found::add);
            someWithout |= policy.isEmpty();
        }
        return new Keys(found, someWithout);
    }

    private static Optional<ByteString> keyPolicy(@Nullable StateValue value) {
        if (value == null || value.metadata().isEmpty()) {
            return Optional.empty();
        }
        try {
            return KVMetadataWrite.parseFrom(value.metadata()).getEntriesList().stream()
                    .filter(entry -> entry.getName().equals(KEY_POLICY))
                    .map(KVMetadataEntry::getValue)
                    .filter(policy -> !policy.isEmpty())
                    .findFirst();
        } catch (InvalidProtocolBufferException e) {
            // damaged metadata: a policy that nobody satisfies
            return Optional.of(ByteString.EMPTY);
        }
    }
}
