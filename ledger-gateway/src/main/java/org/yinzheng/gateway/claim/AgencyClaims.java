// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.receipt.ClaimState;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.StepsQuery;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.outbox.Journal;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/** The claims that a unit, or one that it succeeded, made through this gateway, as the ledger has them now. */
@Component
class AgencyClaims {
    private static final int PAGE = 100;

    private final Journal journal;
    private final RegistryReader registry;
    private final Regions regions;
    private final AgencyDesk desk;

    AgencyClaims(Journal journal, RegistryReader registry, Regions regions, AgencyDesk desk) {
        this.journal = journal;
        this.registry = registry;
        this.regions = regions;
        this.desk = desk;
    }

    /** Newest first. */
    Slice<Listed> newest(Caller caller, Place after, int limit) {
        var made = journal.newest(
                caller.organisation().mspId(), desk.answeredFor(caller), ClaimReceipt.OPERATION, after, limit);
        var ledger = new HashMap<ReceiptNumber, List<ClaimState>>();
        var claims = made.items().stream()
                .flatMap(entry -> {
                    var receipt = receipt(entry.subject());
                    return ledger.computeIfAbsent(receipt, one -> onLedger(caller, one)).stream()
                            .filter(claim -> claim.transactionId().equals(entry.transactionId()))
                            .map(claim -> new Listed(new ClaimId(receipt, claim.seq()).text(), claim));
                })
                .toList();
        return new Slice<>(claims, made.next());
    }

    /** A claim's subject is {@code FIS:code:number}. */
    private static ReceiptNumber receipt(String subject) {
        var parts = subject.split(":");
        return new ReceiptNumber(parts[1], parts[2]);
    }

    private List<ClaimState> onLedger(Caller caller, ReceiptNumber receipt) {
        var namespace = regions.byPrefix(caller, receipt.code()).orElseThrow().namespace();
        var claims = new ArrayList<ClaimState>();
        String after = null;
        do {
            var page = page(caller, namespace, new StepsQuery(receipt.code(), receipt.number(), after, PAGE));
            claims.addAll(page.items());
            after = page.next();
        } while (after != null);
        return claims;
    }

    private CanonicalJson.Page<ClaimState> page(Caller caller, String namespace, StepsQuery query) {
        return registry.page(caller, namespace, "receipt:Claims", query, ClaimState.class);
    }

    /** @param id code-number-sequence */
    record Listed(String id, ClaimState claim) {
        public @Nullable String reason() {
            var release = claim.release();
            return release == null ? null : release.reason();
        }
    }
}
