// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.TakenInState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.issuing.KeptTexts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/**
 * Erases the content of a licence by right: its key is destroyed, and what stands on the ledger leads nowhere. A licence
 * that still counts must be ended first, or its holder could neither use nor renew it. One that was moved out counts as long
 * as it may be taken back here; once the other region has taken it in, its identifier is closed for good, and what is kept
 * here serves nobody.
 */
@Component
class EraseLicence {
    private static final Set<String> STILL_COUNTS = Set.of(LicenceStatus.VALID.name(), LicenceStatus.SUSPENDED.name());

    private static final int PAGE = 200;

    private final LicenceReader reader;
    private final Regions regions;
    private final RegistryReader registry;
    private final DocumentStore documents;
    private final KeptTexts texts;

    EraseLicence(
            LicenceReader reader, Regions regions, RegistryReader registry, DocumentStore documents, KeptTexts texts) {
        this.texts = texts;
        this.reader = reader;
        this.regions = regions;
        this.registry = registry;
        this.documents = documents;
    }

    /** When the content was erased, epoch seconds; erasing it again gives the same answer. */
    long erase(Caller caller, String licenceId) {
        caller.require(Role.APPROVER);
        var summary = reader.summary(caller, licenceId).orElseThrow(Problem.NOT_FOUND::exception);
        if (STILL_COUNTS.contains(summary.state())) {
            throw Problem.STILL_COUNTS.exception(summary.state());
        }
        if (summary.state().equals(LicenceStatus.MOVED_OUT.name()) && !takenIn(caller, licenceId)) {
            throw Problem.STILL_MOVING.exception();
        }
        documents.erase(summary.id());
        texts.erase(caller, causes(caller, licenceId));
        return erasedAt(summary.id()).orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** What the words of its operations are kept under. */
    private List<String> causes(Caller caller, String licenceId) {
        var digests = new ArrayList<String>();
        String after = null;
        do {
            var page = reader.history(caller, licenceId, null, after, PAGE);
            page.items().stream()
                    .flatMap(one -> Optional.ofNullable(one.causeDigest()).stream())
                    .forEach(digests::add);
            after = page.next();
        } while (after != null);
        return digests;
    }

    /** Whether the region that it was moved out to has closed the identifier. */
    private boolean takenIn(Caller caller, String licenceId) {
        return Optional.ofNullable(
                        reader.onLedger(caller, licenceId, null).state().toRegion())
                .flatMap(region -> regions.find(caller, region))
                .flatMap(region ->
                        registry.find(caller, region.namespace(), LedgerKeys.takenIn(licenceId), TakenInState.class))
                .isPresent();
    }

    private Optional<Long> erasedAt(DocumentId id) {
        return documents.find(id).flatMap(DocumentSummary::erasedAt);
    }
}
