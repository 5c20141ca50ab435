// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.Objects;
import org.yinzheng.gateway.problem.InvalidRequestException;

/**
 * Names one document.
 *
 * @param organisation MSP identifier of the organisation whose gateway keeps the document, for example {@code ZhejiangMSP}
 * @param kind the family
 * @param identifier the identifier on the ledger, at most 160 characters
 */
public record DocumentId(String organisation, DocumentKind kind, String identifier) {
    private static final int LONGEST_ORGANISATION = 64;
    private static final int LONGEST_IDENTIFIER = 160;

    public DocumentId {
        Objects.requireNonNull(kind, "kind");
        requireText(organisation, LONGEST_ORGANISATION, "organisation");
        requireText(identifier, LONGEST_IDENTIFIER, "identifier");
    }

    public static DocumentId licence(String organisation, String licenceId) {
        return new DocumentId(organisation, DocumentKind.LICENCE, licenceId);
    }

    public static DocumentId receipt(String organisation, String code, String number) {
        return new DocumentId(organisation, DocumentKind.RECEIPT, code + ":" + number);
    }

    public static DocumentId text(String organisation, String digest) {
        return new DocumentId(organisation, DocumentKind.TEXT, digest);
    }

    /** What a ciphertext is bound to, so that a row moved under another name does not open. */
    String place() {
        return String.join("\n", organisation, kind.name(), identifier);
    }

    private static void requireText(String value, int longest, String what) {
        if (value.isBlank() || value.length() > longest || value.indexOf('\n') >= 0) {
            throw new InvalidRequestException(what + " must have 1 to " + longest + " characters on one line");
        }
    }
}
