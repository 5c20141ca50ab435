// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.receipt.ClaimAccountState;
import org.yinzheng.chaincode.receipt.ClaimRest;
import org.yinzheng.chaincode.receipt.ClaimState;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.receipt.ReceiptState;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.verdict.ShownDocument.ReceiptFlag;
import org.yinzheng.credential.verify.LedgerRecord;
import org.yinzheng.verifier.readmodel.LeafPlace;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;
import org.yinzheng.verifier.readmodel.RecordVersion;

/** Receipts by the digest of a credential: the digests stand in the issuing transactions, not in the state. */
final class Receipts {

    private final LedgerSnapshot whole;
    private final LedgerSnapshot asOf;

    Receipts(LedgerSnapshot whole, LedgerSnapshot asOf) {
        this.whole = whole;
        this.asOf = asOf;
    }

    Optional<LedgerRecord.Receipt> find(LedgerDigest digest, CredentialId cti) {
        return whole.leaf(digest.bytes())
                .flatMap(leaf -> whole.find(leaf.namespace(), leaf.batchKey()).map(batch -> record(leaf, batch, cti)));
    }

    private LedgerRecord.Receipt record(LeafPlace leaf, RecordVersion issued, CredentialId cti) {
        var batch = issued.as(BatchState.class);
        var receipt = ReceiptNumber.of(batch.code(), Long.parseLong(batch.first()) + leaf.index());
        var state = asOf.find(
                        leaf.namespace(),
                        LedgerKeys.receiptState(receipt.code(), receipt.number())
                                .text())
                .map(v -> v.as(ReceiptState.class));
        return new LedgerRecord.Receipt(
                issued.place(),
                issued.time(),
                batch.type(),
                batch.unit(),
                receipt.code(),
                receipt.number(),
                batch.batchId(),
                leaf.index(),
                state.flatMap(now -> reversal(leaf.namespace(), receipt, now)),
                claims(leaf.namespace(), receipt, cti),
                flags(state, batch));
    }

    private Optional<LedgerRecord.Reversal> reversal(String namespace, ReceiptNumber receipt, ReceiptState now) {
        var red = now.red();
        if (red == null) {
            return Optional.empty();
        }
        var since = asOf
                .history(
                        namespace,
                        LedgerKeys.receiptState(receipt.code(), receipt.number())
                                .text())
                .stream()
                .filter(version -> version.as(ReceiptState.class).has(Activity.REVERSE))
                .mapToLong(RecordVersion::time)
                .findFirst();
        return Optional.of(new LedgerRecord.Reversal(since.orElse(0), withoutTag(red)));
    }

    private Optional<LedgerRecord.Claims> claims(String namespace, ReceiptNumber receipt, CredentialId cti) {
        return asOf.find(
                        namespace,
                        LedgerKeys.claimAccount(receipt.code(), receipt.number())
                                .text())
                .map(version -> version.as(ClaimAccountState.class))
                .filter(account -> !account.open().isEmpty())
                .map(account -> new LedgerRecord.Claims(account.claimedAt(), rest(namespace, receipt, account, cti)));
    }

    /** Nothing is left of a receipt that one claimant has to itself. */
    private Optional<Long> rest(String namespace, ReceiptNumber receipt, ClaimAccountState account, CredentialId cti) {
        if (account.exclusive()) {
            return Optional.of(0L);
        }
        var returned = new ArrayList<ClaimState>();
        for (var place : account.returned()) {
            asOf.find(namespace, place.key(receipt.code(), receipt.number()).text())
                    .map(version -> version.as(ClaimState.class))
                    .ifPresent(returned::add);
        }
        return returned.size() == account.returned().size()
                ? ClaimRest.of(ReceiptSecret.of(cti.bytes()), account, returned)
                : Optional.empty();
    }

    private static Set<ReceiptFlag> flags(Optional<ReceiptState> state, BatchState batch) {
        var flags = EnumSet.noneOf(ReceiptFlag.class);
        state.ifPresent(now -> {
            if (now.has(Activity.DELIVER)) {
                flags.add(ReceiptFlag.DELIVERED);
            }
            if (now.paperOut()) {
                flags.add(ReceiptFlag.PAPER);
            }
            if (now.has(Activity.ARCHIVE)) {
                flags.add(ReceiptFlag.ARCHIVED);
            }
        });
        if (batch.redOf() != null) {
            flags.add(ReceiptFlag.RED);
        }
        return flags;
    }

    private static String withoutTag(String receipt) {
        return receipt.startsWith("FIS:") ? receipt.substring("FIS:".length()) : receipt;
    }
}
