// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.ReceiptView;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.issuing.KeptTexts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;

/**
 * Erases the content of a receipt by right: its key is destroyed, and with it the secret that opens the amounts on the
 * ledger. A receipt of which the unit may still have to give account must be reversed or archived first; a red one goes
 * as it is.
 */
@Component
class EraseReceipt {
    private final ReceiptReader reader;
    private final ReceiptLife life;
    private final DocumentStore documents;
    private final KeptTexts texts;

    EraseReceipt(ReceiptReader reader, ReceiptLife life, DocumentStore documents, KeptTexts texts) {
        this.reader = reader;
        this.life = life;
        this.texts = texts;
        this.documents = documents;
    }

    /** When the content was erased, epoch seconds; erasing it again gives the same answer. */
    long erase(Caller caller, String code, String number) {
        caller.require(Role.APPROVER);
        var summary = reader.summary(caller, code, number).orElseThrow(Problem.NOT_FOUND::exception);
        if (summary.erasedAt().isEmpty()) {
            requireClosed(onLedger(caller, code, number));
            var mandates = life.tell(caller, code, number).timeline().steps().stream()
                    .flatMap(step -> Optional.ofNullable(step.mandate()).stream())
                    .toList();
            documents.erase(summary.id());
            texts.erase(caller, mandates);
        }
        return erasedAt(summary.id());
    }

    private ReceiptView onLedger(Caller caller, String code, String number) {
        var content = reader.own(caller, code, number, "ERASURE").content();
        var first = BatchPlace.of(content).map(BatchPlace::batchFirst).orElse(null);
        return reader.onLedger(caller, code, number, first);
    }

    private static void requireClosed(ReceiptView receipt) {
        var state = receipt.state();
        boolean closed = receipt.batch().redOf() != null
                || state != null && (state.has(Activity.REVERSE) || state.has(Activity.ARCHIVE));
        if (!closed) {
            throw Problem.STILL_KEPT.exception();
        }
    }

    private long erasedAt(DocumentId id) {
        return documents.find(id).flatMap(DocumentSummary::erasedAt).orElseThrow(Problem.NOT_FOUND::exception);
    }
}
