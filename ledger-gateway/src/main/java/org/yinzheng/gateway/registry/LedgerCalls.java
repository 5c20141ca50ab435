// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.outbox.Change;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls of contract functions with the endorsers that their namespace's policy asks for. */
@Component
public final class LedgerCalls {
    private final Regions regions;
    private final JsonMapper mapper;

    LedgerCalls(Regions regions, JsonMapper mapper) {
        this.regions = regions;
        this.mapper = mapper;
    }

    /** In the caller's own region. The peer chooses who endorses, by the policy: it knows who is there. */
    public LedgerCall own(Caller caller, String function, Request request) {
        return LedgerCall.of(caller.organisation().namespace(), function, CanonicalJson.write(request), Set.of());
    }

    /** In the caller's own region, with values that only the named endorsers see. */
    public LedgerCall own(Caller caller, String function, Request request, Map<String, byte[]> transientData) {
        var organisation = caller.organisation();
        return new LedgerCall(
                organisation.namespace(),
                function,
                CanonicalJson.write(request),
                transientData,
                regions.endorsers(caller, organisation.mspId()));
    }

    /** In another region's namespace, endorsed by its owner and the named partner. */
    public LedgerCall in(
            RegionState region,
            Set<String> endorsers,
            String function,
            Request request,
            Map<String, byte[]> transientData) {
        return new LedgerCall(region.namespace(), function, CanonicalJson.write(request), transientData, endorsers);
    }

    /** In the common namespace. The peer chooses who endorses. */
    public LedgerCall common(Caller caller, String function, Request request) {
        return LedgerCall.of(caller.organisation().commonNamespace(), function, CanonicalJson.write(request), Set.of());
    }

    /** A change whose answer is what the function returns. */
    public Change plain(String operation, String subject, LedgerCall call) {
        return Change.of(operation, subject, call, this::answer);
    }

    /** A function's answer as JSON that can be added to. */
    public ObjectNode answer(String result) {
        return (ObjectNode) mapper.readTree(result);
    }
}
