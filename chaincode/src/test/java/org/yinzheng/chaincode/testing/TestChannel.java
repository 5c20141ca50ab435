// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;

/**
 * A channel in memory: several namespaces that run the contracts, Fabric's byte order of keys, read and write sets, and
 * validation of versions at commit. Every transaction is a block of its own unless held back: {@link #endorse} several, then
 * {@link #commit} each.
 */
public final class TestChannel {
    private final Map<String, TreeMap<Bytes, Entry>> namespaces = new TreeMap<>();
    private final Map<String, Method> functions = new HashMap<>();
    private final Map<String, ContractInterface> contracts = new HashMap<>();
    private long height;
    private long transactions;
    private Instant time = Instant.parse("2026-11-22T02:00:00Z");

    public TestChannel(List<ContractInterface> contracts, String... namespaces) {
        for (var contract : contracts) {
            var name = contract.getClass().getAnnotation(Contract.class).name();
            this.contracts.put(name, contract);
            for (var method : contract.getClass().getMethods()) {
                if (method.isAnnotationPresent(Transaction.class)) {
                    functions.put(name + ":" + method.getName(), method);
                }
            }
        }
        for (var namespace : namespaces) {
            this.namespaces.put(namespace, new TreeMap<>());
        }
    }

    /** What a proposal came to: the answer, and what it would read and write. */
    public record Endorsed(
            String transactionId,
            String answer,
            Map<String, Map<Bytes, Long>> reads,
            Map<String, Map<Bytes, byte[]>> writes,
            Map<String, Map<Bytes, byte[]>> policies,
            String eventName,
            String event) {

        public int readCount() {
            return reads.values().stream().mapToInt(Map::size).sum();
        }

        public int writeCount() {
            return writes.values().stream().mapToInt(Map::size).sum();
        }

        public <T> T answer(Class<T> type) {
            return CanonicalJson.read(answer, type);
        }

        /** Everything that would stand on every peer for ever, as text. */
        public String onLedger() {
            var text = new StringBuilder(answer).append(eventName).append(event);
            writes.forEach((namespace, entries) -> entries.forEach(
                    (key, value) -> text.append(key.text()).append(new String(value, StandardCharsets.UTF_8))));
            return text.toString();
        }
    }

    /** A key in Fabric's order, that of its UTF-8 bytes. */
    public record Bytes(byte[] value) implements Comparable<Bytes> {
        public static Bytes of(String text) {
            return new Bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        public String text() {
            return new String(value, StandardCharsets.UTF_8);
        }

        @Override
        public int compareTo(Bytes other) {
            return Arrays.compareUnsigned(value, other.value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    record Entry(byte[] value, long version) {}

    public Instant time() {
        return time;
    }

    /** Sets the timestamp of the transactions that follow. */
    public void time(Instant now) {
        time = now;
    }

    public void passes(long seconds) {
        time = time.plusSeconds(seconds);
    }

    /** Simulates a proposal; a refusal arrives as the message that a client would see. */
    public Endorsed endorse(TestOfficer officer, String namespace, String function, Object argument) {
        return endorse(officer, namespace, function, argument, Map.of());
    }

    public Endorsed endorse(
            TestOfficer officer, String namespace, String function, Object argument, Map<String, byte[]> secrets) {
        var simulation = new TestSimulation(this, officer, "tx" + ++transactions, namespace, secrets);
        var json = argument instanceof String text ? text : CanonicalJson.write(argument);
        var answer = run(new TestStub(simulation, namespace, List.of(function, json)));
        return simulation.endorsed(answer);
    }

    /** Asserts that a proposal is refused with this code. */
    public void refuses(String code, TestOfficer officer, String namespace, String function, Object argument) {
        assertThatThrownBy(() -> endorse(officer, namespace, function, argument))
                .hasMessageStartingWith(code + ": ");
    }

    /** Validates and applies; {@code false} is Fabric's MVCC conflict, code 11. */
    public boolean commit(Endorsed endorsed) {
        for (var namespace : endorsed.reads().entrySet()) {
            for (var read : namespace.getValue().entrySet()) {
                if (version(namespace.getKey(), read.getKey()) != read.getValue()) {
                    return false;
                }
            }
        }
        height++;
        endorsed.writes()
                .forEach((namespace, writes) ->
                        writes.forEach((key, value) -> state(namespace).put(key, new Entry(value, height))));
        return true;
    }

    /** Endorses and commits; the answer. */
    public String submit(TestOfficer officer, String namespace, String function, Object argument) {
        return submit(officer, namespace, function, argument, Map.of());
    }

    public String submit(
            TestOfficer officer, String namespace, String function, Object argument, Map<String, byte[]> secrets) {
        var endorsed = endorse(officer, namespace, function, argument, secrets);
        if (!commit(endorsed)) {
            throw new IllegalStateException("MVCC conflict");
        }
        return endorsed.answer();
    }

    public <T> T submit(TestOfficer officer, String namespace, String function, Object argument, Class<T> answer) {
        return CanonicalJson.read(submit(officer, namespace, function, argument), answer);
    }

    /** Evaluates; nothing is written. */
    public <T> T evaluate(TestOfficer officer, String namespace, String function, Object argument, Class<T> answer) {
        return CanonicalJson.read(
                endorse(officer, namespace, function, argument).answer(), answer);
    }

    /** The committed record under a key. */
    public <T> Optional<T> stored(String namespace, LedgerKeys.Key key, Class<T> type) {
        return Optional.ofNullable(state(namespace).get(Bytes.of(key.text())))
                .map(entry -> CanonicalJson.read(entry.value(), type));
    }

    /** Every committed key of a namespace, in order. */
    public List<LedgerKeys.Key> keys(String namespace) {
        List<LedgerKeys.Key> keys = new ArrayList<>();
        state(namespace).keySet().forEach(key -> keys.add(LedgerKeys.parse(key.text())));
        return keys;
    }

    TreeMap<Bytes, Entry> state(String namespace) {
        var state = namespaces.get(namespace);
        if (state == null) {
            throw new IllegalStateException("no chaincode " + namespace);
        }
        return state;
    }

    boolean has(String namespace) {
        return namespaces.containsKey(namespace);
    }

    long version(String namespace, Bytes key) {
        var entry = state(namespace).get(key);
        return entry == null ? 0 : entry.version();
    }

    /** Runs the contract function that the stub's arguments name, as the shim's router does. */
    String run(TestStub stub) {
        var function = stub.getFunction();
        var method = functions.get(function);
        if (method == null) {
            throw new ChaincodeException("Undefined contract method called");
        }
        var contract = contracts.get(function.substring(0, function.indexOf(':')));
        try {
            return (String) method.invoke(
                    contract, new Context(stub), stub.getParameters().get(0));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ChaincodeException refused) {
                throw refused;
            }
            throw new IllegalStateException("not a ChaincodeException: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
