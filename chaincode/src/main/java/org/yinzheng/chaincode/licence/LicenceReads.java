// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.ArrayList;
import java.util.List;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;

/** What any member of the channel may read of licences. */
final class LicenceReads {
    private LicenceReads() {}

    static LicenceView byId(Ledger ledger, LicenceQuery query) {
        return LicenceFile.read(ledger, query.licenceId()).view();
    }

    static LicenceView byDigest(Ledger ledger, DigestQuery query) {
        var owner = ledger.get(
                LedgerKeys.digest(query.digest()),
                DigestState.class,
                Refusal.DIGEST_UNKNOWN,
                "a digest recorded in this namespace is required");
        return LicenceFile.read(ledger, owner.licenceId()).view();
    }

    /** The operations of a licence in order; the first page begins with the one that created it. */
    static CanonicalJson.Page<OperationState> history(Ledger ledger, HistoryQuery query) {
        List<OperationState> operations = new ArrayList<>();
        if (query.after() == null) {
            operations.add(first(LicenceFile.read(ledger, query.licenceId()).body()));
        }
        var page = ledger.page(
                LedgerKeys.Kind.LOP,
                List.of(query.licenceId()),
                query.after(),
                query.limit() - operations.size(),
                OperationState.class);
        operations.addAll(page.items());
        return new CanonicalJson.Page<>(operations, page.next());
    }

    private static OperationState first(LicenceBody body) {
        return new OperationState(
                body.licenceId(),
                1,
                body.operation(),
                body.operation().code(),
                null,
                LicenceStatus.VALID,
                null,
                null,
                body.credentials().get(0).digest(),
                null,
                null,
                body.issuer(),
                body.officer(),
                body.requestId(),
                null,
                body.transactionId(),
                body.recordedAt());
    }
}
