// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.ledger.LedgerCall;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change, prepared and not yet endorsed.
 *
 * @param operation for example {@code licence.issue}
 * @param subject public identifier of what is changed, for logs and look-ups
 * @param call what the ledger is asked
 * @param answer the request's answer from what the function returned; transaction id and block are added later
 * @param alongside rows stored with the submission, before anything is sent; gets the submission's id
 * @param worthAnotherDraft whether a change drafted anew may pass where this one was refused with that code; nothing of a
 *     refused one is stored
 * @param joint how it may be recorded together with others
 */
public record Change(
        String operation,
        String subject,
        LedgerCall call,
        Function<String, ObjectNode> answer,
        BiConsumer<JdbcClient, String> alongside,
        Predicate<String> worthAnotherDraft,
        Optional<Joint> joint) {
    /** A change whose refusal is final. */
    public Change(
            String operation,
            String subject,
            LedgerCall call,
            Function<String, ObjectNode> answer,
            BiConsumer<JdbcClient, String> alongside) {
        this(operation, subject, call, answer, alongside, code -> false, Optional.empty());
    }

    /** A change with no rows of its own. */
    public static Change of(String operation, String subject, LedgerCall call, Function<String, ObjectNode> answer) {
        return new Change(operation, subject, call, answer, (database, submission) -> {});
    }

    /** The same change, drafted anew when it is refused with a code of which the predicate says so. */
    public Change draftedAgainWhen(Predicate<String> code) {
        return new Change(operation, subject, call, answer, alongside, code, joint);
    }

    /** The same change with further rows beside it; what they throw keeps it from being stored and sent. */
    public Change with(BiConsumer<JdbcClient, String> more) {
        return new Change(operation, subject, call, answer, alongside.andThen(more), worthAnotherDraft, joint);
    }

    /** The same change, recorded in one call with others where several wait. */
    public Change joinedBy(Joint way) {
        return new Change(operation, subject, call, answer, alongside, worthAnotherDraft, Optional.of(way));
    }
}
