// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.issuing.DocumentDrafts;

/** Places in batches of receipts that this gateway issued, for who has the receipt's code. All in one stands on the ledger. */
@Component
public final class BatchPlaces {
    private static final Reading READING = Reading.byService("CLAIM");

    private final DocumentStore documents;

    BatchPlaces(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * @param mspId whose receipt it is
     * @param digest of the receipt's code, hex, as in the batch on the ledger
     * @return nothing for a receipt that is not kept here, was issued alone, or has another code
     */
    public Optional<BatchPlace> find(String mspId, ReceiptNumber number, String digest) {
        return documents
                .find(DocumentId.receipt(mspId, number.code(), number.number()))
                .filter(found -> found.erasedAt().isEmpty() && !found.state().equals(DocumentDrafts.PENDING))
                .flatMap(found -> documents.read(found.id(), READING))
                .filter(receipt -> digest(receipt).equals(digest))
                .flatMap(receipt -> BatchPlace.of(receipt.content()));
    }

    private static String digest(Document receipt) {
        return OwnReceipts.credential(receipt).digest().hex();
    }
}
