// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import static org.yinzheng.conformance.receipt.ReceiptNetwork.JIANGXI;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.NATIONAL;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.ZHEJIANG;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.ZHEJIANG_NAMESPACE;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.yinzheng.chaincode.receipt.ClaimAccountState;
import org.yinzheng.chaincode.receipt.ClaimRest;
import org.yinzheng.chaincode.receipt.GrantBlockRequest;
import org.yinzheng.chaincode.receipt.InclusionProof;
import org.yinzheng.chaincode.receipt.IssueReceiptsRequest;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptQuery;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.receipt.ReceiptTransient;
import org.yinzheng.chaincode.receipt.ReceiptView;
import org.yinzheng.chaincode.receipt.RedReceipt;
import org.yinzheng.chaincode.receipt.ReverseRequest;
import org.yinzheng.chaincode.receipt.TotalCommitment;

/** The hospital's desk: one block of numbers in one lane, issued one after the other. Not for several threads. */
final class ReceiptDesk {
    static final String CODE = "33010126";
    private static final long NUMBERS = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Session session;
    private final String kid;
    private final String block;
    private long next;

    /** Has a fresh block granted to the hospital. */
    ReceiptDesk(Session session, String kid, String unit, long first) {
        this.session = session;
        this.kid = kid;
        this.next = first;
        String from = ReceiptNumber.digits(first);
        this.block = CODE + "-" + from;
        owner(
                        "zj-finance",
                        "GrantBlock",
                        new GrantBlockRequest(
                                ReceiptFounding.id(), CODE, from, ReceiptNumber.digits(first + NUMBERS - 1), unit, 1))
                .submit()
                .requireValid();
    }

    /** Receipts built, but not issued yet. */
    record Draft(IssueReceiptsRequest request, List<HeldReceipt> receipts) {}

    /** Builds receipts with these totals and the desk's next numbers. */
    Draft draft(List<Long> totals) {
        List<ReceiptSecret> secrets = new ArrayList<>();
        List<ReceiptLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            ReceiptSecret secret = ReceiptSecret.of(random(16));
            secrets.add(secret);
            leaves.add(leaf(secret, ReceiptNumber.of(CODE, next + i), totals.get(i)));
        }
        String first = ReceiptNumber.digits(next);
        List<HeldReceipt> receipts = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            InclusionProof proof = new InclusionProof(first, leaves.get(i), ReceiptLeaf.path(i, leaves));
            receipts.add(new HeldReceipt(ReceiptNumber.of(CODE, next + i), secrets.get(i), totals.get(i), proof));
        }
        IssueReceiptsRequest request = new IssueReceiptsRequest(
                ReceiptFounding.id(),
                HexFormat.of().formatHex(random(16)),
                block,
                0,
                first,
                kid,
                ReceiptFounding.RECEIPT_KIND,
                1,
                Instant.now().getEpochSecond(),
                ReceiptLeaf.encode(leaves));
        return new Draft(request, List.copyOf(receipts));
    }

    /** Issues receipts with these totals in one batch. */
    List<HeldReceipt> issue(List<Long> totals) {
        Draft draft = draft(totals);
        owner("zj-hospital-clerk", "Issue", draft.request()).submit().requireValid();
        next += totals.size();
        return draft.receipts();
    }

    HeldReceipt issue(long total) {
        return issue(List.of(total)).get(0);
    }

    /** The number that was drafted has been issued. */
    void advance() {
        next++;
    }

    /** A reversal, endorsed and held. */
    Held reversal(HeldReceipt receipt) {
        ReceiptNumber number = ReceiptNumber.of(CODE, next);
        ReceiptSecret secret = ReceiptSecret.of(random(16));
        RedReceipt red = new RedReceipt(
                HexFormat.of().formatHex(random(16)),
                block,
                0,
                number.number(),
                kid,
                ReceiptFounding.RECEIPT_KIND,
                1,
                Instant.now().getEpochSecond(),
                leaf(secret, number, -receipt.total()));
        ReverseRequest request = new ReverseRequest(
                ReceiptFounding.id(), CODE, receipt.number().number(), receipt.proof(), "ISSUED_IN_ERROR", red, null);
        return owner("zj-hospital-clerk", "Reverse", request)
                .secrets(Map.of(
                        ReceiptTransient.TOTAL,
                        HeldReceipt.text(receipt.total()),
                        ReceiptTransient.SECRET,
                        receipt.secret().bytes(),
                        ReceiptTransient.RED_SECRET,
                        secret.bytes()))
                .endorse();
    }

    /** A claim by a claimant of either province, endorsed by the owner's and the claimant's region. */
    Call claim(String claimant, HeldReceipt receipt, long amount) {
        return both(claimant, "Claim", receipt.claim(false)).secrets(receipt.secrets(amount));
    }

    /** A call endorsed by the owner and the claimant's region, or the national platform where both are one. */
    Call both(String claimant, String function, Object request) {
        return session.call(claimant, ZHEJIANG_NAMESPACE, "receipt:" + function, request)
                .endorsers(ZHEJIANG, claimant.startsWith("jx") ? JIANGXI : NATIONAL);
    }

    /** A call of an officer of the owner's region. */
    Call owner(String client, String function, Object request) {
        return session.call(client, ZHEJIANG_NAMESPACE, "receipt:" + function, request)
                .endorsers(ZHEJIANG, NATIONAL);
    }

    ReceiptView view(HeldReceipt receipt) {
        return session.call(
                        "jx-insurer",
                        ZHEJIANG_NAMESPACE,
                        "receipt:Read",
                        new ReceiptQuery(
                                CODE, receipt.number().number(), receipt.proof().batchFirst()))
                .evaluate(ReceiptView.class);
    }

    /** What is left to claim, as the holder of the receipt can tell. */
    long rest(HeldReceipt receipt) {
        ReceiptView view = view(receipt);
        ClaimAccountState account = view.account();
        return account == null
                ? receipt.total()
                : ClaimRest.of(receipt.secret(), account, view.returned()).orElseThrow();
    }

    private static ReceiptLeaf leaf(ReceiptSecret secret, ReceiptNumber number, long total) {
        HexFormat hex = HexFormat.of();
        return new ReceiptLeaf(hex.formatHex(random(32)), hex.formatHex(TotalCommitment.of(secret, number, total)));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
