// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** A receipt's records on the ledger. */
final class ReceiptRecords {
    private final Ledger ledger;
    private final ReceiptNumber receipt;

    ReceiptRecords(Ledger ledger, String code, String number) {
        this.ledger = ledger;
        this.receipt = new ReceiptNumber(code, number);
    }

    ReceiptNumber receipt() {
        return receipt;
    }

    /** The batch that a proof leads to; refuses a proof that leads nowhere. */
    BatchState batch(InclusionProof proof) {
        BatchState batch = batch(proof.batchFirst());
        Require.that(
                proof.leadsTo(batch, receipt),
                Refusal.PROOF_WRONG,
                "leaf and path must lead from the receipt's place to the root of its batch");
        return batch;
    }

    BatchState batch(String first) {
        BatchState batch = ledger.get(
                LedgerKeys.batch(receipt.code(), first),
                BatchState.class,
                Refusal.RECEIPT_UNKNOWN,
                "no batch begins at this number; batchFirst names the first number of the receipt's batch");
        long index = receipt.value() - Long.parseLong(batch.first());
        Require.that(
                index >= 0 && index < batch.count(),
                Refusal.RECEIPT_UNKNOWN,
                "the number must lie within the batch that batchFirst names");
        return batch;
    }

    Optional<ReceiptState> stored() {
        return ledger.find(LedgerKeys.receiptState(receipt.code(), receipt.number()), ReceiptState.class);
    }

    /** The state, of a receipt to which nothing has happened the one that its leaf opens. */
    ReceiptState state(InclusionProof proof) {
        return stored().orElseGet(() -> ReceiptState.issued(
                receipt, HexFormat.of().formatHex(proof.leaf().hash())));
    }

    void put(ReceiptState state) {
        ledger.put(LedgerKeys.receiptState(receipt.code(), receipt.number()), state);
    }

    Optional<ClaimAccountState> account() {
        return ledger.find(LedgerKeys.claimAccount(receipt.code(), receipt.number()), ClaimAccountState.class);
    }

    void put(ClaimAccountState account) {
        ledger.put(LedgerKeys.claimAccount(receipt.code(), receipt.number()), account);
    }

    LedgerKeys.Key claimKey(ClaimPlace place) {
        return place.key(receipt.code(), receipt.number());
    }

    /** Where a claim in force stands; refuses a claim that has ended or never was. */
    ClaimPlace openClaim(long seq) {
        ClaimAccountState account = account()
                .filter(any -> seq <= any.seq())
                .orElseThrow(
                        () -> new RefusedException(Refusal.CLAIM_UNKNOWN, "the receipt has no claim of this number"));
        return account.open().stream()
                .filter(place -> place.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.CLAIM_RELEASED, "the claim is no longer in force"));
    }

    ClaimState claim(ClaimPlace place) {
        return ledger.get(
                claimKey(place), ClaimState.class, Refusal.CLAIM_UNKNOWN, "the receipt has no claim of this number");
    }

    List<ClaimState> claims(List<ClaimPlace> places) {
        return places.stream().map(this::claim).toList();
    }

    StampState stamp(long seq) {
        return ledger.find(LedgerKeys.stamp(receipt.code(), receipt.number(), seq), StampState.class)
                .orElseThrow(() -> new RefusedException(Refusal.RECEIPT_UNKNOWN, "the receipt has no such stamp"));
    }
}
