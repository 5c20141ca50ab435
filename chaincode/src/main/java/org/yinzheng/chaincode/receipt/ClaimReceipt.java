// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/**
 * A claimant of any region takes a part of a receipt's total (入账, 报销). Whoever cannot open the commitment of the total learns
 * nothing; whoever can, but comes too late, learns when the receipt was claimed, not by whom.
 */
final class ClaimReceipt {
    private final Act act;
    private final Ledger ledger;

    ClaimReceipt(Act act) {
        this.act = act;
        this.ledger = act.ledger();
    }

    ClaimAnswer run(ClaimRequest request) {
        act.officer().require(Role.CLAIMANT);
        ReceiptRecords records = new ReceiptRecords(ledger, request.code(), request.number());
        records.batch(request.proof());
        ReceiptSecrets secrets = new ReceiptSecrets(ledger);
        long total = secrets.fen(ReceiptTransient.TOTAL);
        ReceiptSecret secret = secrets.secret(ReceiptTransient.SECRET);
        ReceiptSecrets.requireOpens(
                secret, records.receipt(), total, request.proof().leaf());
        long amount = secrets.fen(ReceiptTransient.AMOUNT);
        Optional<ClaimAccountState> account = records.account();
        long rest = account.map(before -> rest(secret, before, records)).orElse(total);
        ClaimRules.claim(records.state(request.proof()), account.orElse(null), rest, amount, request.exclusive())
                .ifPresent(refusal -> {
                    throw refused(refusal, account);
                });
        return write(request, records, account, secret, rest, amount);
    }

    private ClaimAnswer write(
            ClaimRequest request,
            ReceiptRecords records,
            Optional<ClaimAccountState> before,
            ReceiptSecret secret,
            long rest,
            long amount) {
        long seq = before.map(ClaimAccountState::seq).orElse(0L) + 1;
        ClaimState claim = claim(request, records.receipt(), secret, seq, amount);
        var key = records.claimKey(new ClaimPlace(seq, ledger.transactionId()));
        ledger.create(key, claim, Refusal.ALREADY_CLAIMED, "this claim exists");
        new ClaimPolicy(ledger).bytes(act.officer()).ifPresent(policy -> ledger.policy(key, policy));
        records.put(account(before, claim, secret, records.receipt(), rest - amount));
        ReceiptEvent.claim(act, "receipt.claimed", records.receipt(), request.kind(), seq);
        return new ClaimAnswer(claim.code(), claim.number(), seq, claim.claimedAt(), ledger.transactionId());
    }

    private ClaimState claim(ClaimRequest request, ReceiptNumber receipt, ReceiptSecret secret, long seq, long amount) {
        return new ClaimState(
                receipt.code(),
                receipt.number(),
                seq,
                act.officer().code(),
                act.officer().region(),
                request.kind(),
                request.exclusive(),
                ClaimState.Status.CLAIMED,
                ledger.now(),
                ClaimRest.sealAmount(secret, receipt, seq, ledger.transactionId(), amount),
                ledger.transactionId(),
                null,
                request.requestId());
    }

    private ClaimAccountState account(
            Optional<ClaimAccountState> before,
            ClaimState claim,
            ReceiptSecret secret,
            ReceiptNumber receipt,
            long rest) {
        List<ClaimPlace> open =
                new ArrayList<>(before.map(ClaimAccountState::open).orElse(List.of()));
        String transaction = ledger.transactionId();
        open.add(new ClaimPlace(claim.seq(), transaction));
        return new ClaimAccountState(
                receipt.code(),
                receipt.number(),
                claim.seq(),
                before.map(ClaimAccountState::changes).orElse(0L) + 1,
                ClaimRest.commitment(secret, receipt, claim.seq(), transaction, rest),
                ClaimRest.sealRest(secret, receipt, claim.seq(), transaction, rest),
                claim.seq(),
                transaction,
                open,
                List.of(),
                claim.exclusive(),
                claim.claimedAt());
    }

    private static long rest(ReceiptSecret secret, ClaimAccountState account, ReceiptRecords records) {
        return ClaimRest.of(secret, account, records.claims(account.returned()))
                .orElseThrow(() ->
                        new RefusedException(Refusal.SECRET_WRONG, "total and secret must be those of the receipt"));
    }

    private static RefusedException refused(Refusal refusal, Optional<ClaimAccountState> account) {
        boolean tellWhen = refusal == Refusal.ALREADY_CLAIMED || refusal == Refusal.CLAIM_EXCEEDS_REST;
        return tellWhen
                ? RefusalWords.refused(refusal, account.map(ClaimReceipt::when).orElse("; nobody has claimed yet"))
                : RefusalWords.refused(refusal);
    }

    private static String when(ClaimAccountState account) {
        return "; last claimed at " + Instant.ofEpochSecond(account.claimedAt());
    }
}
