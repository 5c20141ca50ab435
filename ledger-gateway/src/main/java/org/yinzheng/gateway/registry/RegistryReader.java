// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.registry.ListRequest;
import org.yinzheng.chaincode.registry.ReadRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.LedgerRefusal;

/** Reads stored records by their key. */
@Component
public final class RegistryReader {
    private static final int PAGE = 200;

    private final LedgerClient ledger;

    RegistryReader(LedgerClient ledger) {
        this.ledger = ledger;
    }

    public <T> Optional<T> find(Caller caller, String namespace, LedgerKeys.Key key, Class<T> type) {
        var text = evaluate(caller, namespace, "registry:Read", new ReadRequest(key.kind(), key.parts()));
        return text.isEmpty() ? Optional.empty() : Optional.of(readable(() -> CanonicalJson.read(text, type)));
    }

    public <T> Page<T> page(
            Caller caller, String namespace, Kind kind, @Nullable String after, int limit, Class<T> type) {
        return page(caller, namespace, new ListRequest(kind, List.of(), after, limit), type);
    }

    private <T> Page<T> page(Caller caller, String namespace, ListRequest request, Class<T> type) {
        try {
            return page(caller, namespace, "registry:List", request, type);
        } catch (LedgerRefusal refusal) {
            // a namespace that was not founded yet holds nothing
            if (refusal.code().startsWith("NAMESPACE_")) {
                return new Page<>(List.of(), null);
            }
            throw refusal;
        }
    }

    /** All records of a kind; for kinds that are few. */
    public <T> List<T> all(Caller caller, String namespace, Kind kind, Class<T> type) {
        return all(caller, namespace, kind, List.of(), type);
    }

    /** All records of a kind whose keys begin with these parts; for parts that are specific. */
    public <T> List<T> all(Caller caller, String namespace, Kind kind, List<String> parts, Class<T> type) {
        var all = new ArrayList<T>();
        String after = null;
        do {
            var page = page(caller, namespace, new ListRequest(kind, parts, after, PAGE), type);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    /** What an evaluated function answers. */
    public <T> T read(Caller caller, String namespace, String function, Object query, Class<T> type) {
        var text = evaluate(caller, namespace, function, query);
        return readable(() -> CanonicalJson.read(text, type));
    }

    /** A page that an evaluated function answers. */
    public <T> Page<T> page(Caller caller, String namespace, String function, Object query, Class<T> type) {
        var text = evaluate(caller, namespace, function, query);
        return readable(() -> CanonicalJson.readPage(text, type));
    }

    /** A record that the ledger holds and this gateway cannot read is no refusal of what was asked. */
    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RefusedException e) {
            throw new IllegalStateException(
                    "an answer of the ledger cannot be read: is this gateway older than the ledger's contracts?", e);
        }
    }

    private String evaluate(Caller caller, String namespace, String function, Object query) {
        var call = new LedgerCall(namespace, function, CanonicalJson.write(query), Map.of(), Set.of());
        return ledger.evaluate(caller.identity(), call);
    }
}
