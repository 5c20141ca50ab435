// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.yinzheng.chaincode.testing.TestNetwork.JX_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.UpdateAgencyRequest;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** The test network with a kind of receipt, a granted block of 40 numbers in two lanes, and claimants in both provinces. */
final class ReceiptWorld {
    static final int KIND = 21;
    static final String CODE = "33010126";
    static final String BLOCK = "33010126-0000000001";
    static final long TOTAL = 10_000;

    static final TestOfficer FINANCE = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "finance", "o-330101");
    static final TestOfficer ZJ_CLAIMANT = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "claimant", "o-330102");
    static final TestOfficer ZJ_SUPERVISOR = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "supervisor", "o-330103");
    static final TestOfficer JX_CLAIMANT = TestOfficer.of(JX_MSP, JX_MARKET, "claimant", "o-360102");
    static final TestOfficer JX_SUPERVISOR = TestOfficer.of(JX_MSP, JX_MARKET, "supervisor", "o-360103");
    static final TestOfficer JX_FINANCE = TestOfficer.of(JX_MSP, JX_MARKET, "finance", "o-360101");
    static final String NATIONAL_OFFICE = TestNetwork.agencyCode("11100000", "00000009");
    static final TestOfficer NATIONAL_SUPERVISOR =
            TestOfficer.of(NATIONAL_MSP, NATIONAL_OFFICE, "supervisor", "o-100103");

    final TestNetwork network = new TestNetwork(new ReceiptContract());
    private int batches;

    ReceiptWorld() {
        network.publish(TestNetwork.type(KIND, 1, LicenceType.Kind.RECEIPT, "11100000000013338W034", false));
        network.adopt(KIND, 1);
        permit(ZJ_MARKET);
        permit(ZJ_OTHER);
        network.register(
                TestNetwork.NATIONAL,
                TestNetwork.NATIONAL_NS,
                new AgencyEntry(
                        NATIONAL_OFFICE,
                        "10FIN",
                        TestNetwork.labels("Finance"),
                        List.of(Role.SUPERVISOR),
                        List.of(),
                        0));
        submit(FINANCE, "GrantBlock", grant(1, 40, 2));
    }

    /** Lets an agency issue the kind of receipt. */
    private void permit(String agency) {
        AgencyState state = network.channel
                .stored(ZJ_NS, LedgerKeys.agency(agency), AgencyState.class)
                .orElseThrow();
        network.channel.submit(
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:UpdateAgency",
                new UpdateAgencyRequest(
                        id(),
                        agency,
                        state.seq(),
                        state.labels(),
                        state.roles(),
                        List.of(TestNetwork.BUSINESS, KIND),
                        state.blockedCertificates(),
                        state.earliestCertificate()));
    }

    /** A receipt as its holder has it. */
    record Paper(ReceiptNumber number, ReceiptSecret secret, long total, InclusionProof proof) {
        Map<String, byte[]> secrets() {
            return Map.of(ReceiptTransient.TOTAL, text(total), ReceiptTransient.SECRET, secret.bytes());
        }

        Map<String, byte[]> secrets(long amount) {
            return Map.of(
                    ReceiptTransient.TOTAL,
                    text(total),
                    ReceiptTransient.SECRET,
                    secret.bytes(),
                    ReceiptTransient.AMOUNT,
                    text(amount));
        }

        ClaimRequest claim(boolean exclusive) {
            return new ClaimRequest(id(), number.code(), number.number(), proof, "MEDICAL_INSURANCE", exclusive);
        }

        StampRequest stamp(Activity activity) {
            return stamp(activity, activity == Activity.PAPER ? "a".repeat(64) : null);
        }

        StampRequest stamp(Activity activity, @Nullable String paper) {
            return new StampRequest(id(), number.code(), number.number(), activity, proof, paper, null);
        }

        EndClaimRequest end(long seq) {
            return new EndClaimRequest(id(), number.code(), number.number(), seq, "IN_ERROR");
        }

        ObjectToClaimRequest object(long seq) {
            return new ObjectToClaimRequest(
                    id(), number.code(), number.number(), seq, proof, "UNKNOWN_CLAIM", "b".repeat(64));
        }
    }

    static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    static ReceiptSecret secretOf(long number) {
        return ReceiptSecret.of(
                ByteBuffer.allocate(16).putLong(77).putLong(number).array());
    }

    static ReceiptLeaf leaf(ReceiptNumber receipt, long total) {
        byte[] commitment = TotalCommitment.of(secretOf(receipt.value()), receipt, total);
        byte[] digest = Merkle.sha256(receipt.text().getBytes(StandardCharsets.US_ASCII));
        return new ReceiptLeaf(HexFormat.of().formatHex(digest), HexFormat.of().formatHex(commitment));
    }

    static GrantBlockRequest grant(long first, long last, int lanes) {
        return new GrantBlockRequest(
                id(), CODE, ReceiptNumber.digits(first), ReceiptNumber.digits(last), ZJ_MARKET, lanes);
    }

    IssueReceiptsRequest issueRequest(int lane, long first, int count) {
        return issueRequest(lane, first, ReceiptLeaf.encode(leaves(first, count)));
    }

    IssueReceiptsRequest issueRequest(int lane, long first, String leaves) {
        return new IssueReceiptsRequest(
                id(), batchId(), BLOCK, lane, ReceiptNumber.digits(first), ZJ_KID, KIND, 1, now(), leaves);
    }

    String batchId() {
        return String.format("%032x", ++batches);
    }

    long now() {
        return network.channel.time().getEpochSecond();
    }

    static List<ReceiptLeaf> leaves(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(number -> leaf(ReceiptNumber.of(CODE, number), TOTAL))
                .toList();
    }

    /** Issues one receipt with the next number of lane 0. */
    Paper issue(long number) {
        return issue(0, number, 1, 0);
    }

    /** Issues a batch; the receipt at {@code index} of it. */
    Paper issue(int lane, long first, int count, int index) {
        submit(ZJ_CLERK, "Issue", issueRequest(lane, first, count));
        List<ReceiptLeaf> leaves = leaves(first, count);
        ReceiptNumber number = ReceiptNumber.of(CODE, first + index);
        return new Paper(
                number,
                secretOf(number.value()),
                TOTAL,
                new InclusionProof(ReceiptNumber.digits(first), leaves.get(index), ReceiptLeaf.path(index, leaves)));
    }

    ReverseRequest reverseRequest(Paper paper, long redNumber, long redTotal) {
        ReceiptNumber red = ReceiptNumber.of(CODE, redNumber);
        return new ReverseRequest(
                id(),
                CODE,
                paper.number().number(),
                paper.proof(),
                "ISSUED_IN_ERROR",
                new RedReceipt(batchId(), BLOCK, 0, red.number(), ZJ_KID, KIND, 1, now(), leaf(red, redTotal)),
                null);
    }

    Map<String, byte[]> reverseSecrets(Paper paper, long redNumber) {
        return Map.of(
                ReceiptTransient.TOTAL,
                text(paper.total()),
                ReceiptTransient.SECRET,
                paper.secret().bytes(),
                ReceiptTransient.RED_SECRET,
                secretOf(redNumber).bytes());
    }

    String submit(TestOfficer officer, String function, Object request) {
        return submit(officer, function, request, Map.of());
    }

    String submit(TestOfficer officer, String function, Object request, Map<String, byte[]> secrets) {
        return network.channel.submit(officer, ZJ_NS, "receipt:" + function, request, secrets);
    }

    ReceiptView view(Paper paper) {
        return network.channel.evaluate(
                JX_CLAIMANT,
                ZJ_NS,
                "receipt:Read",
                new ReceiptQuery(CODE, paper.number().number(), paper.proof().batchFirst()),
                ReceiptView.class);
    }
}
