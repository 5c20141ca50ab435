// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.conformance.engine.LedgerClient;

/** One call of a contract function by a plain Gateway client. */
final class Call {
    private final LedgerClient client;
    private final String namespace;
    private final String function;
    private final Object request;
    private Map<String, byte[]> secrets = Map.of();
    private List<String> endorsers = List.of();

    Call(LedgerClient client, String namespace, String function, Object request) {
        this.client = client;
        this.namespace = namespace;
        this.function = function;
        this.request = request;
    }

    /** Adds transient data. */
    public Call secrets(Map<String, byte[]> values) {
        secrets = Map.copyOf(values);
        return this;
    }

    /** Names the members whose peers shall endorse; else the Gateway chooses. */
    public Call endorsers(String... mspIds) {
        endorsers = List.of(mspIds);
        return this;
    }

    /**
     * Has it endorsed and holds it.
     *
     * @throws RefusedCall if the contract refuses
     */
    public Held endorse() {
        try {
            return new Held(client, proposal().endorse());
        } catch (EndorseException e) {
            throw RefusedCall.of(e);
        }
    }

    /** Endorses, submits and waits for the outcome. */
    public Outcome submit() {
        return endorse().submit().outcome();
    }

    /** Evaluates. */
    public String evaluate() {
        try {
            return new String(proposal().evaluate(), StandardCharsets.UTF_8);
        } catch (GatewayException e) {
            throw RefusedCall.of(e);
        }
    }

    /** Evaluates and reads the answer. */
    public <T> T evaluate(Class<T> type) {
        return CanonicalJson.read(evaluate(), type);
    }

    private Proposal proposal() {
        Proposal.Builder builder = client.proposal(namespace, function, request).putAllTransient(secrets);
        if (!endorsers.isEmpty()) {
            builder.setEndorsingOrganizations(endorsers.toArray(String[]::new));
        }
        return builder.build();
    }
}
