// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;

/** A transaction in the making: who, when, what it writes, who endorses. */
public final class Proposal {

    final String creatorMsp;
    final String client;
    final long timestamp;
    final Map<String, KVRWSet.Builder> sets = new LinkedHashMap<>();
    String chaincode = "yz-common";
    List<String> arguments = List.of("registry:Found", "{}");
    List<String> endorsers = List.of("NationalMSP", "ZhejiangMSP", "JiangxiMSP");

    private Proposal(String creatorMsp, String client, long timestamp) {
        this.creatorMsp = creatorMsp;
        this.client = client;
        this.timestamp = timestamp;
    }

    public static Proposal by(String creatorMsp, String client, long timestamp) {
        return new Proposal(creatorMsp, client, timestamp);
    }

    public static Proposal at(long timestamp) {
        return by("ZhejiangMSP", "zj-market-clerk", timestamp);
    }

    public Proposal endorsedBy(String... organisations) {
        endorsers = List.of(organisations);
        return this;
    }

    public Proposal calling(String chaincode, String function, Object request) {
        this.chaincode = chaincode;
        this.arguments = List.of(function, CanonicalJson.write(request));
        return this;
    }

    /** A call without any argument. */
    public Proposal callingNothing(String name) {
        this.chaincode = name;
        this.arguments = List.of();
        return this;
    }

    public Proposal puts(String namespace, LedgerKeys.Key key, Object record) {
        return putsText(namespace, key.text(), CanonicalJson.write(record));
    }

    public Proposal putsText(String namespace, String key, String value) {
        return putsBytes(namespace, key, ByteString.copyFromUtf8(value));
    }

    public Proposal putsBytes(String namespace, String key, ByteString value) {
        set(namespace).addWrites(KVWrite.newBuilder().setKey(key).setValue(value));
        return this;
    }

    /** Gives a key a policy of its own. */
    public Proposal governs(String namespace, LedgerKeys.Key key, SignaturePolicyEnvelope policy) {
        var entry = KVMetadataEntry.newBuilder().setName("VALIDATION_PARAMETER").setValue(policy.toByteString());
        set(namespace)
                .addMetadataWrites(
                        KVMetadataWrite.newBuilder().setKey(key.text()).addEntries(entry));
        return this;
    }

    /** Gives a key back to its name's policy. */
    public Proposal frees(String namespace, LedgerKeys.Key key) {
        set(namespace).addMetadataWrites(KVMetadataWrite.newBuilder().setKey(key.text()));
        return this;
    }

    public Proposal deletes(String namespace, LedgerKeys.Key key) {
        set(namespace).addWrites(KVWrite.newBuilder().setKey(key.text()).setIsDelete(true));
        return this;
    }

    public Proposal readAbsent(String namespace, LedgerKeys.Key key) {
        set(namespace).addReads(KVRead.newBuilder().setKey(key.text()));
        return this;
    }

    public Proposal read(String namespace, LedgerKeys.Key key, long block, int transaction) {
        set(namespace)
                .addReads(KVRead.newBuilder()
                        .setKey(key.text())
                        .setVersion(Version.newBuilder().setBlockNum(block).setTxNum(transaction)));
        return this;
    }

    List<String> namespaces() {
        return new ArrayList<>(sets.keySet());
    }

    private KVRWSet.Builder set(String namespace) {
        return sets.computeIfAbsent(namespace, unknown -> KVRWSet.newBuilder());
    }
}
