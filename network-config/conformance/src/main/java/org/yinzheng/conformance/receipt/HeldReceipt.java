// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.ClaimRequest;
import org.yinzheng.chaincode.receipt.EndClaimRequest;
import org.yinzheng.chaincode.receipt.InclusionProof;
import org.yinzheng.chaincode.receipt.ObjectToClaimRequest;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.receipt.ReceiptTransient;
import org.yinzheng.chaincode.receipt.StampRequest;

/** An issued receipt as its holder has it: what every claim and step needs. */
record HeldReceipt(ReceiptNumber number, ReceiptSecret secret, long total, InclusionProof proof) {
    ClaimRequest claim(boolean exclusive) {
        return new ClaimRequest(
                ReceiptFounding.id(), number.code(), number.number(), proof, "MEDICAL_INSURANCE", exclusive);
    }

    EndClaimRequest end(long seq) {
        return new EndClaimRequest(ReceiptFounding.id(), number.code(), number.number(), seq, "IN_ERROR");
    }

    ObjectToClaimRequest object(long seq) {
        return new ObjectToClaimRequest(
                ReceiptFounding.id(), number.code(), number.number(), seq, proof, "UNKNOWN_CLAIM", "b".repeat(64));
    }

    StampRequest stamp(Activity activity) {
        return new StampRequest(
                ReceiptFounding.id(),
                number.code(),
                number.number(),
                activity,
                proof,
                activity == Activity.PAPER ? "a".repeat(64) : null,
                null);
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

    static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
