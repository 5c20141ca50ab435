// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.TakenInState;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.ClaimAccountState;
import org.yinzheng.chaincode.receipt.ClaimPlace;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.receipt.ReceiptState;
import org.yinzheng.chaincode.receipt.SealedAmount;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.PrintClaims;

/** A ledger that holds one document for each verdict that does not depend on who asks. */
public final class SampleLedger {

    public final TestChain chain = new TestChain();
    public final LedgerScript script;
    /** Texts by what became of the document. */
    public final Map<String, String> texts = new LinkedHashMap<>();

    public final LedgerScript.WalletLicence wallet;
    /** Its phone was reported lost: the credential is closed, and the licence valid. */
    public final LedgerScript.WalletLicence lost;

    public SampleLedger(long now) {
        var threeDaysAgo = now - 3 * 86_400;
        script = new LedgerScript(chain, threeDaysAgo).founded().agreed();
        texts.put(
                "expired",
                script.licence(Optional.of(yesterday(now).minusDays(1))).text());
        script.admitted(List.of(LedgerScript.LICENCE_TYPE));
        script.at(now - 120);
        texts.put("valid", script.licence().text());
        texts.put(
                "valid until",
                script.licence(Optional.of(yesterday(now).plusYears(5))).text());
        wallet = script.wallet();
        lost = script.wallet();
        script.unbound(lost.licence(), 2, lost.credential().digest());
        texts.put("valid, its phone lost", lost.licence().text());
        ended("suspended", LicenceStatus.SUSPENDED, Operation.SUSPEND, null);
        ended("revoked", LicenceStatus.REVOKED, Operation.END, null);
        ended("replaced", LicenceStatus.LAPSED, Operation.CHANGE, "1.2.156.3005.2.next");
        moved();
        receipts();
        texts.put("unrecorded", script.signed(script.signer, Optional.empty()).text());
        texts.put(
                "stranger",
                script.signed(InMemorySigner.generate(new SecureRandom()), Optional.empty())
                        .text());
        script.at(now - 30).beat();
    }

    public static SampleLedger now() {
        return new SampleLedger(Instant.now().getEpochSecond());
    }

    public String text(String name) {
        return Optional.ofNullable(texts.get(name)).orElseThrow();
    }

    private void ended(String name, LicenceStatus status, Operation operation, @Nullable String successor) {
        var licence = script.licence();
        script.state(licence, 2, status, operation, successor, null);
        texts.put(name, licence.text());
    }

    private void moved() {
        var leaving = script.licence();
        script.state(leaving, 2, LicenceStatus.MOVED_OUT, Operation.TRANSFER_OUT, null, "360000");
        texts.put("in transfer", leaving.text());
        var gone = script.licence();
        script.state(gone, 2, LicenceStatus.MOVED_OUT, Operation.TRANSFER_OUT, null, "360000");
        chain.add(script.proposal()
                .puts(
                        LedgerScript.JIANGXI,
                        LedgerKeys.takenIn(gone.id()),
                        new TakenInState(
                                gone.id(),
                                "330000",
                                "1.2.156.3005.2.taken",
                                "11360000MB0360081F",
                                "t",
                                script.time())));
        texts.put("taken in", gone.text());
    }

    private void receipts() {
        var batch = new ReceiptScript(script).issued(5);
        texts.put("receipt", batch.credentials().get(0).text());
        var reversed = number(batch, 1);
        chain.add(script.proposal()
                .puts(
                        LedgerScript.ZHEJIANG,
                        LedgerKeys.receiptState(reversed.code(), reversed.number()),
                        new ReceiptState(
                                reversed.code(),
                                reversed.number(),
                                2,
                                "ab".repeat(32),
                                Map.of(Activity.DELIVER, 1L, Activity.REVERSE, 2L),
                                null,
                                "FIS:" + reversed.code() + ":0000000099",
                                null)));
        texts.put("reversed", batch.credentials().get(1).text());
        claimed(batch, 2, 0, false);
        texts.put("claimed", batch.credentials().get(2).text());
        claimed(batch, 3, 4500, false);
        texts.put("partly claimed", batch.credentials().get(3).text());
        claimed(batch, 4, 4500, true);
        texts.put("claimed alone", batch.credentials().get(4).text());
    }

    private void claimed(ReceiptScript.Receipts batch, int index, long rest, boolean exclusive) {
        var receipt = number(batch, index);
        PrintClaims claims = batch.credentials().get(index).claims();
        var secret = ReceiptSecret.of(claims.cti().bytes());
        var seal = SealedAmount.seal(secret, new SealedAmount.Place(receipt, 1, "rest", "t1"), rest);
        chain.add(script.proposal()
                .puts(
                        LedgerScript.ZHEJIANG,
                        LedgerKeys.claimAccount(receipt.code(), receipt.number()),
                        new ClaimAccountState(
                                receipt.code(),
                                receipt.number(),
                                1,
                                1,
                                "ab".repeat(32),
                                seal,
                                1,
                                "t1",
                                List.of(new ClaimPlace(1, "t1")),
                                List.of(),
                                exclusive,
                                script.time())));
    }

    private static ReceiptNumber number(ReceiptScript.Receipts batch, int index) {
        return ReceiptNumber.of(
                batch.batch().code(), Long.parseLong(batch.batch().first()) + index);
    }

    private static LocalDate yesterday(long now) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(now), PrintClaims.ZONE).minusDays(1);
    }
}
