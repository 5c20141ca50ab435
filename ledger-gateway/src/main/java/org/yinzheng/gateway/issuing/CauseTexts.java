// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import tools.jackson.databind.node.JsonNodeFactory;

/** Free text never goes on the ledger: it is kept here, its salted digest stands there. */
public final class CauseTexts {
    /** State of a text once its digest is recorded. */
    public static final String KEPT = "KEPT";

    private static final int LONGEST = 200;

    private CauseTexts() {}

    /**
     * The text as a document whose identifier is the digest for the ledger; nothing for no text.
     *
     * @param text at most 200 characters
     */
    public static Optional<NewDocument> document(Caller caller, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("causeText", "TOO_LONG", "at most " + LONGEST + " characters")));
        }
        var commitment = Commitment.to(text);
        var fields = JsonNodeFactory.instance.objectNode().put("text", text);
        return Optional.of(new NewDocument(
                DocumentId.text(caller.organisation().mspId(), commitment.value()),
                0,
                caller.agency(),
                DocumentDrafts.PENDING,
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(fields, List.of(), Map.of("salt", commitment.key()), "")));
    }

    /** The digest for the ledger. */
    public static @Nullable String digest(Optional<NewDocument> text) {
        return text.map(document -> document.id().identifier()).orElse(null);
    }
}
