// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.receipt.ClaimState;
import org.yinzheng.chaincode.receipt.CodeQuery;
import org.yinzheng.chaincode.receipt.NumberBlockState;
import org.yinzheng.chaincode.receipt.ReceiptQuery;
import org.yinzheng.chaincode.receipt.ReceiptView;
import org.yinzheng.chaincode.receipt.StampState;
import org.yinzheng.chaincode.receipt.StepsQuery;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentFilter;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentPage;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/** What the ledger and this gateway know of receipts. A receipt's region follows from the first digits of its code. */
@Component
class ReceiptReader {
    private static final int PAGE = 200;

    private final RegistryReader registry;
    private final Regions regions;
    private final AgencyDesk desk;
    private final DocumentStore documents;

    ReceiptReader(RegistryReader registry, Regions regions, AgencyDesk desk, DocumentStore documents) {
        this.registry = registry;
        this.regions = regions;
        this.desk = desk;
        this.documents = documents;
    }

    /** @param batchFirst first number of the receipt's batch; null for a receipt that was issued alone */
    ReceiptView onLedger(Caller caller, String code, String number, @Nullable String batchFirst) {
        var query = new ReceiptQuery(code, number, batchFirst);
        return registry.read(caller, namespace(caller, code), "receipt:Read", query, ReceiptView.class);
    }

    Page<StampState> history(Caller caller, String code, String number, @Nullable String after, int limit) {
        var query = new StepsQuery(code, number, after, limit);
        return registry.page(caller, namespace(caller, code), "receipt:History", query, StampState.class);
    }

    Page<ClaimState> claims(Caller caller, String code, String number, @Nullable String after, int limit) {
        var query = new StepsQuery(code, number, after, limit);
        return registry.page(caller, namespace(caller, code), "receipt:Claims", query, ClaimState.class);
    }

    /** Lanes of the own region, of one code or of all. */
    Page<NumberBlockState> blocks(Caller caller, @Nullable String code, @Nullable String after, int limit) {
        var query = new CodeQuery(code, after, limit);
        return registry.page(
                caller, caller.organisation().namespace(), "receipt:Blocks", query, NumberBlockState.class);
    }

    /** Every lane of a code in the own region, or of all codes. */
    List<NumberBlockState> blocks(Caller caller, @Nullable String code) {
        var all = new ArrayList<NumberBlockState>();
        String after = null;
        do {
            var page = blocks(caller, code, after, PAGE);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    /** One lane as it stands now. */
    NumberBlockState block(Caller caller, String code, String block, int lane) {
        return blocks(caller, code).stream()
                .filter(state -> state.block().equals(block) && state.lane() == lane)
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    Optional<Document> content(Caller caller, String code, String number, String purpose) {
        var id = documentId(caller, code, number);
        return summary(caller, code, number)
                .filter(summary -> summary.erasedAt().isEmpty())
                .flatMap(summary ->
                        documents.read(id, new Reading(caller.identity().officer(), purpose)));
    }

    /** The receipts for which the caller's unit answers, newest first. */
    DocumentPage list(Caller caller, DocumentFilter filter, Optional<String> payer, int limit) {
        return documents.list(filter.query(caller, desk.answeredFor(caller), DocumentKind.RECEIPT, payer, limit));
    }

    /** What is known without opening the document, erased ones included. */
    Optional<DocumentSummary> summary(Caller caller, String code, String number) {
        return documents.find(documentId(caller, code, number)).filter(summary -> entitled(caller, summary));
    }

    Document own(Caller caller, String code, String number, String purpose) {
        return content(caller, code, number, purpose).orElseThrow(() -> absent(caller, code, number));
    }

    private ProblemException absent(Caller caller, String code, String number) {
        boolean erased =
                summary(caller, code, number).flatMap(DocumentSummary::erasedAt).isPresent();
        return (erased ? Problem.DOCUMENT_ERASED : Problem.NOT_FOUND).exception();
    }

    private boolean entitled(Caller caller, DocumentSummary summary) {
        return !summary.state().equals(DocumentDrafts.PENDING) && desk.answersFor(caller, summary.agency());
    }

    static DocumentId documentId(Caller caller, String code, String number) {
        return DocumentId.receipt(caller.organisation().mspId(), code, number);
    }

    private String namespace(Caller caller, String code) {
        return regions.byPrefix(caller, code)
                .orElseThrow(Problem.NOT_FOUND::exception)
                .namespace();
    }
}
