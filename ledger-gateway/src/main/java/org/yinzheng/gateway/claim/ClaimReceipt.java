// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.ClaimRequest;
import org.yinzheng.chaincode.receipt.InclusionProof;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.receipt.ReceiptTransient;
import org.yinzheng.chaincode.receipt.TotalCommitment;
import org.yinzheng.credential.print.LedgerPlace.BatchLeaf;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.BatchPlace;
import org.yinzheng.gateway.receipt.ReceiptFields;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.LedgerCalls;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.signing.ForeignCredentials;

/**
 * Claims a part of a receipt's total (入账, 报销). Total, amount and secret go to the owner's and the claimant's endorsers
 * as transient data and stand nowhere on the ledger.
 */
@Component
class ClaimReceipt {
    static final String OPERATION = "claim.claim";

    private final ForeignCredentials credentials;
    private final AgencyDesk desk;
    private final Regions regions;
    private final LedgerCalls calls;
    private final FindProof findProof;

    ClaimReceipt(
            ForeignCredentials credentials, AgencyDesk desk, Regions regions, LedgerCalls calls, FindProof findProof) {
        this.credentials = credentials;
        this.desk = desk;
        this.regions = regions;
        this.calls = calls;
        this.findProof = findProof;
    }

    Change prepare(Caller caller, String requestId, Order order) {
        caller.require(Role.CLAIMANT);
        if (order.amountFen() <= 0 || order.amountFen() > ReceiptFields.MOST_FEN) {
            throw Problem.INVALID_FIELDS.exception(List.of(new FieldError(
                    "amountFen", "INVALID", "an integer of fen, more than 0, at most " + ReceiptFields.MOST_FEN)));
        }
        var genuine = credentials.read(caller, order.credential());
        var shown = shown(caller, genuine);
        var secret = ReceiptSecret.of(genuine.credential().claims().cti().bytes());
        var leaf = new ReceiptLeaf(
                genuine.credential().digest().hex(),
                HexFormat.of().formatHex(TotalCommitment.of(secret, shown.number(), shown.totalFen())));
        var request = new ClaimRequest(
                requestId,
                shown.number().code(),
                shown.number().number(),
                proof(caller, genuine, shown.number(), leaf, order.proof()),
                order.kind(),
                Boolean.TRUE.equals(order.exclusive()));
        var call = calls.in(
                genuine.region(),
                regions.endorsers(
                        caller, genuine.region().mspId(), caller.organisation().mspId()),
                "receipt:Claim",
                request,
                Map.of(
                        ReceiptTransient.TOTAL, ascii(shown.totalFen()),
                        ReceiptTransient.AMOUNT, ascii(order.amountFen()),
                        ReceiptTransient.SECRET, secret.bytes()));
        return Change.of(OPERATION, shown.number().text(), call, result -> {
            var answer = calls.answer(result);
            return answer.put(
                    "claimId", new ClaimId(shown.number(), answer.path("seq").asLong()).text());
        });
    }

    private InclusionProof proof(
            Caller caller,
            ForeignCredentials.Genuine genuine,
            ReceiptNumber number,
            ReceiptLeaf leaf,
            @Nullable BatchPlace handedIn) {
        if (handedIn != null) {
            return handedIn.proof(leaf);
        }
        if (!(genuine.credential().claims().place() instanceof BatchLeaf place)) {
            throw Problem.CREDENTIAL_UNREADABLE.exception("NOT_A_RECEIPT");
        }
        return findProof.of(caller, genuine.region(), place, number, leaf);
    }

    private Shown shown(Caller caller, ForeignCredentials.Genuine genuine) {
        PrintCredential credential = genuine.credential();
        var type = desk.typeInUse(
                        caller,
                        genuine.region().namespace(),
                        credential.claims().vct())
                .orElseThrow(() -> Problem.CREDENTIAL_NOT_GENUINE.exception("UNKNOWN_TYPE"));
        var number = ReceiptFields.number(type, credential)
                .orElseThrow(() -> Problem.CREDENTIAL_UNREADABLE.exception("NOT_A_RECEIPT"));
        var total = ReceiptFields.total(type, credential)
                .orElseThrow(() -> Problem.CREDENTIAL_UNREADABLE.exception("NOT_A_RECEIPT"));
        return new Shown(number, total);
    }

    private static byte[] ascii(long fen) {
        return Long.toString(fen).getBytes(StandardCharsets.US_ASCII);
    }

    private record Shown(ReceiptNumber number, long totalFen) {}

    /**
     * A claim.
     *
     * @param credential the receipt's code, as the holder hands it over
     * @param amountFen what is claimed, in fen
     * @param kind code, such as MEDICAL_INSURANCE, COMMERCIAL_INSURANCE or REIMBURSEMENT
     * @param exclusive whether no other claim may stand beside this one
     * @param proof for a receipt that was issued with others: its place among them; found where it is left out, if the gateway
     *     that issued the receipt can be reached
     */
    @Schema(name = "ClaimOrder")
    record Order(
            String credential,
            long amountFen,
            String kind,
            @Nullable Boolean exclusive,
            @Nullable BatchPlace proof) {
        @Override
        public String toString() {
            return "Order[" + kind + "]";
        }
    }
}
