// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.licence.HistoryQuery;
import org.yinzheng.chaincode.licence.LicenceQuery;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.OperationState;
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

/** What the ledger and this gateway know of a licence. */
@Component
class LicenceReader {
    /** Digits 3 to 8 of a social credit code are the region of its registration (GB 32100). */
    private static final int ISSUER_REGION = 2;

    private final RegistryReader registry;
    private final Regions regions;
    private final AgencyDesk desk;
    private final DocumentStore documents;

    LicenceReader(RegistryReader registry, Regions regions, AgencyDesk desk, DocumentStore documents) {
        this.registry = registry;
        this.regions = regions;
        this.desk = desk;
        this.documents = documents;
    }

    /** @param region where it was issued; the caller's own where it is left out */
    LicenceView onLedger(Caller caller, String licenceId, @Nullable String region) {
        return registry.read(
                caller, namespace(caller, region), "licence:Read", new LicenceQuery(licenceId), LicenceView.class);
    }

    /** A licence of another region that was moved out to the caller's, to be taken in (转入); its issuer's code names its region. */
    Optional<LicenceView> movedHere(Caller caller, LicenceId id) {
        return regions.byPrefix(caller, id.issuer().substring(ISSUER_REGION))
                .map(RegionState::region)
                .filter(region -> !region.equals(caller.region()))
                .map(region -> onLedger(caller, id.toString(), region))
                .filter(view -> view.state().state() == LicenceStatus.MOVED_OUT
                        && caller.region().equals(view.state().toRegion()));
    }

    Page<OperationState> history(
            Caller caller, String licenceId, @Nullable String region, @Nullable String after, int limit) {
        var query = new HistoryQuery(licenceId, after, limit);
        return registry.page(caller, namespace(caller, region), "licence:History", query, OperationState.class);
    }

    /** The content, opened for a purpose, if the caller's agency issued it or succeeded the issuer. */
    Optional<Document> content(Caller caller, String licenceId, String purpose) {
        return summary(caller, licenceId)
                .filter(summary -> summary.erasedAt().isEmpty())
                .flatMap(summary -> documents.read(
                        summary.id(), new Reading(caller.identity().officer(), purpose)));
    }

    /** The licences for which the caller's agency answers, newest first. */
    DocumentPage list(Caller caller, DocumentFilter filter, Optional<String> holder, int limit) {
        return documents.list(filter.query(caller, desk.answeredFor(caller), DocumentKind.LICENCE, holder, limit));
    }

    /** What is known without opening the content, if the caller's agency answers for the licence. */
    Optional<DocumentSummary> summary(Caller caller, String licenceId) {
        return documents.find(documentId(caller, licenceId)).filter(summary -> entitled(caller, summary));
    }

    /** As {@link #content}, for what must be there. */
    Document own(Caller caller, String licenceId, String purpose) {
        return content(caller, licenceId, purpose).orElseThrow(() -> absent(caller, licenceId));
    }

    private ProblemException absent(Caller caller, String licenceId) {
        boolean erased =
                summary(caller, licenceId).flatMap(DocumentSummary::erasedAt).isPresent();
        return (erased ? Problem.DOCUMENT_ERASED : Problem.NOT_FOUND).exception();
    }

    private boolean entitled(Caller caller, DocumentSummary summary) {
        return !summary.state().equals(DocumentDrafts.PENDING) && desk.answersFor(caller, summary.agency());
    }

    static DocumentId documentId(Caller caller, String licenceId) {
        return DocumentId.licence(caller.organisation().mspId(), licenceId);
    }

    private String namespace(Caller caller, @Nullable String region) {
        return region == null
                ? caller.organisation().namespace()
                : regions.require(caller, region).namespace();
    }
}
