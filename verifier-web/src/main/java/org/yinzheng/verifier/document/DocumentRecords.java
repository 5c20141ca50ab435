// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.document;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.verify.LedgerRecord;
import org.yinzheng.credential.verify.LedgerView;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;
import org.yinzheng.verifier.registry.Regions;

/**
 * The records of documents: found in everything that was read, judged as of one place. A record younger than that place
 * is still found, so that the answer can say "recorded later".
 */
public final class DocumentRecords implements LedgerView {

    private final long height;
    private final long time;
    private final Licences licences;
    private final Receipts receipts;

    /**
     * The records as of a place.
     *
     * @param height blocks read
     * @param time what may be believed of the ledger's clock, epoch seconds
     * @param whole everything read
     * @param asOf the place asked about
     */
    public DocumentRecords(long height, long time, LedgerSnapshot whole, LedgerSnapshot asOf, String commonNamespace) {
        this.height = height;
        this.time = time;
        this.licences = new Licences(whole, asOf, new Regions(whole, commonNamespace));
        this.receipts = new Receipts(whole, asOf);
    }

    @Override
    public long height() {
        return height;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public Optional<LedgerRecord> find(LedgerDigest digest, CredentialId cti) {
        return Stream.of(
                        licences.find(digest).map(LedgerRecord.class::cast),
                        receipts.find(digest, cti).map(LedgerRecord.class::cast))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(LedgerRecord::position));
    }
}
