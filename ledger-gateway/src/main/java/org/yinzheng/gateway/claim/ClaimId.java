// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import java.util.regex.Pattern;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.problem.Problem;

/** Names a claim: {@code code-number-seq}. */
record ClaimId(ReceiptNumber receipt, long seq) {
    private static final Pattern FORM = Pattern.compile("([0-9]{8})-([0-9]{10})-([0-9]{1,9})");

    static ClaimId parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw Problem.NOT_FOUND.exception();
        }
        return new ClaimId(new ReceiptNumber(matcher.group(1), matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    String text() {
        return receipt.code() + "-" + receipt.number() + "-" + seq;
    }
}
