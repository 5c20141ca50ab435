// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;

/**
 * Erases the content of a licence by right: its key is destroyed, and what stands on the ledger leads nowhere. A licence
 * that still counts must be ended first, or its holder could neither use nor renew it.
 */
@Component
class EraseLicence {
    private static final Set<String> STILL_COUNTS =
            Set.of(LicenceStatus.VALID.name(), LicenceStatus.SUSPENDED.name(), LicenceStatus.MOVED_OUT.name());

    private final LicenceReader reader;
    private final DocumentStore documents;

    EraseLicence(LicenceReader reader, DocumentStore documents) {
        this.reader = reader;
        this.documents = documents;
    }

    /** When the content was erased, epoch seconds; erasing it again gives the same answer. */
    long erase(Caller caller, String licenceId) {
        caller.require(Role.APPROVER);
        var summary = reader.summary(caller, licenceId).orElseThrow(Problem.NOT_FOUND::exception);
        if (STILL_COUNTS.contains(summary.state())) {
            throw Problem.STILL_COUNTS.exception(summary.state());
        }
        documents.erase(summary.id());
        return erasedAt(summary.id()).orElseThrow(Problem.NOT_FOUND::exception);
    }

    private Optional<Long> erasedAt(DocumentId id) {
        return documents.find(id).flatMap(DocumentSummary::erasedAt);
    }
}
