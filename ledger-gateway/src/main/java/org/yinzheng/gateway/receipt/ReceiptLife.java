// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.receipt.ClaimState;
import org.yinzheng.chaincode.receipt.ReceiptView;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.outbox.Journal;

/** Everything that the ledger tells of one receipt, put together without opening its content. */
@Component
class ReceiptLife {
    private static final int PAGE = 100;
    private static final List<String> ISSUES =
            List.of(IssueReceipt.OPERATION, IssueReceiptBatch.OPERATION, ReverseReceipt.OPERATION);

    private final ReceiptReader reader;
    private final Journal journal;
    private final Organisations organisations;

    ReceiptLife(ReceiptReader reader, Journal journal, Organisations organisations) {
        this.reader = reader;
        this.journal = journal;
        this.organisations = organisations;
    }

    /** @param claims every claim ever made, without amounts */
    record Told(ReceiptView view, ReceiptTimeline timeline, List<ClaimState> claims) {}

    Told tell(Caller caller, String code, String number) {
        var view = view(caller, code, number);
        var stamps = all(after -> reader.history(caller, code, number, after, PAGE));
        var claims = all(after -> reader.claims(caller, code, number, after, PAGE));
        var places = journal.places(ReceiptTimeline.requests(view.batch(), stamps, claims));
        return new Told(view, ReceiptTimeline.of(view.batch(), stamps, claims, places, this::officer), claims);
    }

    private @Nullable String officer(Journal.Placed place) {
        return organisations
                .byMsp(place.mspId())
                .flatMap(organisation -> organisation.client(place.client()))
                .map(LedgerIdentity::officer)
                .orElse(null);
    }

    ReceiptView view(Caller caller, String code, String number) {
        return reader.onLedger(
                caller, code, number, batchFirst(caller, code, number).orElse(null));
    }

    /** The batch of a receipt that was issued here begins with the last issue that is not beyond it. */
    private Optional<String> batchFirst(Caller caller, String code, String number) {
        var mspId = caller.organisation().mspId();
        return journal.lastSubject(mspId, ISSUES, code + ":0", code + ":" + number)
                .map(subject -> subject.substring(subject.indexOf(':') + 1))
                .filter(first -> !first.equals(number));
    }

    private static <T> List<T> all(Function<@Nullable String, Page<T>> source) {
        var all = new ArrayList<T>();
        String after = null;
        do {
            var page = source.apply(after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return List.copyOf(all);
    }
}
