// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/**
 * The ledger as one call sees it: records by key, in this namespace to read and write, in others to read. A read shows what
 * was committed before, never this call's own writes. Thin: it adds the codec and the words of a refusal.
 */
public final class Ledger {
    /** The function that answers nested reads in every namespace. */
    public static final String READ_FUNCTION = "registry:Read";

    private static final byte[] NOTHING = {};

    private final ChaincodeStub stub;
    private final Map<String, byte[]> readAhead = new TreeMap<>();
    private @Nullable SelfState self;

    public Ledger(ChaincodeStub stub) {
        this.stub = stub;
    }

    /**
     * Reads records that this call is going to ask for, in one message where the peer takes that. They stand in the read set
     * whether they are asked for afterwards or not, so every peer must read ahead the same.
     */
    public void readAhead(List<LedgerKeys.Key> keys) {
        var names = keys.stream()
                .map(LedgerKeys.Key::text)
                .distinct()
                .filter(name -> !readAhead.containsKey(name))
                .toList();
        var values = stub instanceof ManyStates many && names.size() > 1
                ? many.getStates(names)
                : names.stream().map(this::value).toList();
        for (int i = 0; i < names.size(); i++) {
            readAhead.put(names.get(i), values.get(i));
        }
    }

    /** What stands under a key, empty when nothing does. */
    private byte[] value(String key) {
        var known = readAhead.get(key);
        if (known != null) {
            return known;
        }
        byte @Nullable [] stored = stub.getState(key);
        return stored == null ? NOTHING : stored;
    }

    /** The record under a key of this namespace; the read stands in the read set, absent ones too. */
    public <T> Optional<T> find(LedgerKeys.Key key, Class<T> type) {
        var stored = value(key.text());
        return stored.length == 0 ? Optional.empty() : Optional.of(CanonicalJson.read(stored, type));
    }

    /** As {@link #find}, refusing when there is none. */
    public <T> T get(LedgerKeys.Key key, Class<T> type, Refusal refusal, String text) {
        return find(key, type).orElseThrow(() -> new RefusedException(refusal, text));
    }

    public boolean exists(LedgerKeys.Key key) {
        return value(key.text()).length > 0;
    }

    /** The stored canonical JSON, empty when there is none. */
    public String raw(LedgerKeys.Key key) {
        return new String(value(key.text()), StandardCharsets.UTF_8);
    }

    /** The record under a key of another namespace, by a nested leaf call: the read is validated there at commit. */
    public <T> Optional<T> findIn(String namespace, LedgerKeys.Key key, Class<T> type) {
        var argument = CanonicalJson.write(new ReadArgument(key.kind(), key.parts()));
        var response = stub.invokeChaincode(
                namespace,
                List.of(READ_FUNCTION.getBytes(StandardCharsets.UTF_8), argument.getBytes(StandardCharsets.UTF_8)));
        if (response.getStatus() != Chaincode.Response.Status.SUCCESS) {
            throw new RefusedException(
                    Refusal.NAMESPACE_UNREACHABLE, "the namespace " + namespace + " could not be read by this peer");
        }
        byte @Nullable [] payload = response.getPayload();
        return payload == null || payload.length == 0
                ? Optional.empty()
                : Optional.of(CanonicalJson.read(payload, type));
    }

    /** As {@link #findIn}, refusing when there is none. */
    public <T> T getIn(String namespace, LedgerKeys.Key key, Class<T> type, Refusal refusal, String text) {
        return findIn(namespace, key, type).orElseThrow(() -> new RefusedException(refusal, text));
    }

    /** The record under a key of a namespace that may be this one. */
    public <T> Optional<T> findAt(String namespace, LedgerKeys.Key key, Class<T> type) {
        return namespace.equals(self().namespace()) ? find(key, type) : findIn(namespace, key, type);
    }

    public void put(LedgerKeys.Key key, Object record) {
        stub.putState(key.text(), CanonicalJson.bytes(record));
    }

    /** Writes a key that must not exist: reads it first, since a blind write overwrites silently. */
    public void create(LedgerKeys.Key key, Object record, Refusal refusal, String text) {
        Require.that(!exists(key), refusal, text);
        put(key, record);
    }

    /** Sets the key's own endorsement policy, a serialised SignaturePolicyEnvelope. It replaces the chaincode's. */
    public void policy(LedgerKeys.Key key, byte[] policy) {
        stub.setStateValidationParameter(key.text(), policy);
    }

    /** What this namespace knows of itself; refuses while it is not bound. Read once a call. */
    public SelfState self() {
        if (self == null) {
            self = get(
                    LedgerKeys.self(),
                    SelfState.class,
                    Refusal.NAMESPACE_NOT_BOUND,
                    "this namespace must be founded or bound first");
        }
        return self;
    }

    /** The chaincode name that the client's proposal called: of the outermost call, when this one is nested. */
    public String calledName() {
        try {
            var proposal = Proposal.parseFrom(stub.getSignedProposal().getProposalBytes());
            var header = Header.parseFrom(proposal.getHeader());
            var channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
            return ChaincodeHeaderExtension.parseFrom(channelHeader.getExtension())
                    .getChaincodeId()
                    .getName();
        } catch (InvalidProtocolBufferException e) {
            throw new RefusedException(Refusal.ARGUMENT_MALFORMED, "a well-formed proposal is required");
        }
    }

    /** One page of the records whose keys begin so; only in evaluated calls. */
    public <T> CanonicalJson.Page<T> page(
            LedgerKeys.Kind kind, List<String> parts, @Nullable String after, int limit, Class<T> type) {
        var prefix = new CompositeKey(kind.name(), parts);
        List<T> items = new ArrayList<>();
        var found = stub.getStateByPartialCompositeKeyWithPagination(prefix, limit, bookmark(after));
        for (KeyValue entry : found) {
            items.add(CanonicalJson.read(entry.getValue(), type));
        }
        var bookmark = found.getMetadata().getBookmark();
        boolean last = items.size() < limit || bookmark.isEmpty();
        return new CanonicalJson.Page<>(
                items,
                last
                        ? null
                        : Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(bookmark.getBytes(StandardCharsets.UTF_8)));
    }

    /** The transaction's timestamp, epoch seconds: the client's clock, which peers hold within 15 minutes of theirs. */
    public long now() {
        return stub.getTxTimestamp().getEpochSecond();
    }

    public String transactionId() {
        return stub.getTxId();
    }

    /** A transient value: seen by endorsers, never on the ledger. */
    public byte[] secret(String name) {
        byte @Nullable [] value = stub.getTransient().get(name);
        if (value == null || value.length == 0) {
            throw new RefusedException(Refusal.TRANSIENT_MISSING, "the transient value " + name + " is required");
        }
        return value;
    }

    /** The transaction's one event: public on the channel, identifiers and digests only. */
    public void event(String name, Object payload) {
        stub.setEvent(name, CanonicalJson.bytes(payload));
    }

    private static String bookmark(@Nullable String after) {
        if (after == null) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.ARGUMENT_INVALID, "after must be the next of the page before");
        }
    }

    /** The argument of {@link #READ_FUNCTION}. */
    private record ReadArgument(LedgerKeys.Kind kind, List<String> parts) {}
}
