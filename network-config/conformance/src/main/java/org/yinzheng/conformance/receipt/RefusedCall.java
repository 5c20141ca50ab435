// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.client.GatewayException;

/** A call that the contract refused; the message is {@code CODE: text}. */
final class RefusedCall extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern REFUSAL = Pattern.compile("[A-Z][A-Z0-9_]+: .*");

    private RefusedCall(String message, Throwable cause) {
        super(message, cause);
    }

    static RefusedCall of(GatewayException e) {
        String said = e.getDetails().stream()
                .map(detail -> detail.getMessage())
                .findFirst()
                .orElseGet(() -> String.valueOf(e.getMessage()));
        Matcher refusal = REFUSAL.matcher(said);
        return new RefusedCall(refusal.find() ? refusal.group() : said, e);
    }

    /** Whether no contract refused: peers that are not at the same block answered differently, and nothing was sent. */
    boolean peersDisagree() {
        return String.valueOf(getMessage()).contains("ProposalResponsePayloads do not match");
    }

    /** The stable code. */
    public String code() {
        String message = String.valueOf(getMessage());
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }
}
