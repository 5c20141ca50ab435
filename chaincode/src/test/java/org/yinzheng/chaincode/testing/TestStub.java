// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jspecify.annotations.Nullable;

/** The shim's stub over a {@link TestSimulation}. What the contracts must not use is refused. */
@SuppressWarnings("NullAway") // the shim's interface says nothing of null
final class TestStub implements ChaincodeStub {
    private final TestSimulation simulation;
    private final String namespace;
    private final List<String> arguments;

    TestStub(TestSimulation simulation, String namespace, List<String> arguments) {
        this.simulation = simulation;
        this.namespace = namespace;
        this.arguments = arguments;
    }

    @Override
    public List<byte[]> getArgs() {
        return arguments.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public List<String> getStringArgs() {
        return arguments;
    }

    @Override
    public String getFunction() {
        return arguments.get(0);
    }

    @Override
    public List<String> getParameters() {
        return arguments.subList(1, arguments.size());
    }

    @Override
    public String getTxId() {
        return simulation.transactionId;
    }

    @Override
    public String getChannelId() {
        return "yinzheng";
    }

    @Override
    public Chaincode.Response invokeChaincode(String name, List<byte[]> args, @Nullable String channel) {
        if (!simulation.channel.has(name)) {
            return new Chaincode.Response(
                    Chaincode.Response.Status.INTERNAL_SERVER_ERROR, "no chaincode " + name, null);
        }
        var texts = args.stream()
                .map(arg -> new String(arg, StandardCharsets.UTF_8))
                .toList();
        try {
            var answer = simulation.channel.run(new TestStub(simulation, name, texts));
            return new Chaincode.Response(
                    Chaincode.Response.Status.SUCCESS, null, answer.getBytes(StandardCharsets.UTF_8));
        } catch (ChaincodeException e) {
            return new Chaincode.Response(Chaincode.Response.Status.INTERNAL_SERVER_ERROR, e.getMessage(), null);
        }
    }

    @Override
    public byte[] getState(String key) {
        var value = simulation.read(namespace, key);
        return value == null ? new byte[0] : value;
    }

    @Override
    public byte[] getStateValidationParameter(String key) {
        throw outside();
    }

    @Override
    public void putState(String key, byte[] value) {
        simulation.write(namespace, key, value);
    }

    @Override
    public void setStateValidationParameter(String key, byte[] policy) {
        simulation.policy(namespace, key, policy);
    }

    @Override
    public void delState(String key) {
        throw new AssertionError("state is never deleted");
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByRange(String from, String to) {
        throw outside();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(
            String from, String to, int pageSize, String bookmark) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String prefix) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String type, String... attributes) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey prefix) {
        throw outside();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
            CompositeKey prefix, int pageSize, String bookmark) {
        var start = prefix.toString();
        var from = TestChannel.Bytes.of(bookmark.isEmpty() ? start : bookmark);
        List<KeyValue> found = new ArrayList<>();
        String next = "";
        for (var entry : simulation.channel.state(namespace).tailMap(from).entrySet()) {
            var key = entry.getKey().text();
            if (!key.startsWith(start)) {
                break;
            }
            if (found.size() == pageSize) {
                next = key;
                break;
            }
            found.add(new Found(key, entry.getValue().value()));
        }
        return new Page(found, next);
    }

    @Override
    public CompositeKey createCompositeKey(String type, String... attributes) {
        return new CompositeKey(type, attributes);
    }

    @Override
    public CompositeKey splitCompositeKey(String key) {
        return CompositeKey.parseCompositeKey(key);
    }

    @Override
    public QueryResultsIterator<KeyValue> getQueryResult(String query) {
        throw outside();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getQueryResultWithPagination(
            String query, int pageSize, String bookmark) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
        throw outside();
    }

    @Override
    public byte[] getPrivateData(String collection, String key) {
        throw outside();
    }

    @Override
    public byte[] getPrivateDataHash(String collection, String key) {
        throw outside();
    }

    @Override
    public byte[] getPrivateDataValidationParameter(String collection, String key) {
        throw outside();
    }

    @Override
    public void putPrivateData(String collection, String key, byte[] value) {
        throw outside();
    }

    @Override
    public void setPrivateDataValidationParameter(String collection, String key, byte[] policy) {
        throw outside();
    }

    @Override
    public void delPrivateData(String collection, String key) {
        throw outside();
    }

    @Override
    public void purgePrivateData(String collection, String key) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByRange(String collection, String from, String to) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, String prefix) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, CompositeKey prefix) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(
            String collection, String type, String... attributes) {
        throw outside();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataQueryResult(String collection, String query) {
        throw outside();
    }

    @Override
    public void setEvent(String name, byte[] payload) {
        simulation.event(name, payload);
    }

    @Override
    public ChaincodeEvent getEvent() {
        throw outside();
    }

    @Override
    public SignedProposal getSignedProposal() {
        return simulation.proposal();
    }

    @Override
    public Instant getTxTimestamp() {
        return simulation.time;
    }

    @Override
    public byte[] getCreator() {
        return simulation.officer.creator();
    }

    @Override
    public Map<String, byte[]> getTransient() {
        return simulation.secrets;
    }

    @Override
    public byte[] getBinding() {
        throw outside();
    }

    @Override
    public String getMspId() {
        throw outside();
    }

    private static AssertionError outside() {
        return new AssertionError("the contracts do without this part of the shim");
    }

    private record Found(String key, byte[] bytes) implements KeyValue {
        @Override
        public String getKey() {
            return key;
        }

        @Override
        public byte[] getValue() {
            return bytes;
        }

        @Override
        public String getStringValue() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private record Page(List<KeyValue> found, String next) implements QueryResultsIteratorWithMetadata<KeyValue> {
        @Override
        public QueryResponseMetadata getMetadata() {
            return QueryResponseMetadata.newBuilder()
                    .setBookmark(next)
                    .setFetchedRecordsCount(found.size())
                    .build();
        }

        @Override
        public Iterator<KeyValue> iterator() {
            return found.iterator();
        }

        @Override
        public void close() {}
    }
}
