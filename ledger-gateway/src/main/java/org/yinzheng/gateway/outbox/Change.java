// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.function.BiConsumer;
import java.util.function.Function;
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
 */
public record Change(
        String operation,
        String subject,
        LedgerCall call,
        Function<String, ObjectNode> answer,
        BiConsumer<JdbcClient, String> alongside) {
    /** A change with no rows of its own. */
    public static Change of(String operation, String subject, LedgerCall call, Function<String, ObjectNode> answer) {
        return new Change(operation, subject, call, answer, (database, submission) -> {});
    }
}
