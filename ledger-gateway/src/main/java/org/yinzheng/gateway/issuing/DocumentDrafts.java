// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.outbox.SettledListener;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.outbox.SubmissionState;

/**
 * Ties documents to the submission they wait for. They are stored before anything is sent, and become what the ledger
 * says in the very write that settles the submission; what is not recorded is thrown away.
 */
@Component
public final class DocumentDrafts implements SettledListener {
    /** State of a document whose record is not there yet. */
    public static final String PENDING = "PENDING";

    private static final String OF_SUBMISSION = " FROM drafted_document WHERE submission = ?";

    private final DocumentStore documents;

    DocumentDrafts(DocumentStore documents) {
        this.documents = documents;
    }

    /** New documents, each PENDING now and in the given state once recorded. */
    public BiConsumer<JdbcClient, String> created(List<NewDocument> made, String state) {
        var saving = documents.saving(made);
        return (database, submission) -> {
            saving.accept(database);
            made.forEach(document -> note(database, submission, document.id(), state, 1));
        };
    }

    /** A document that is there already and takes the given state once recorded. */
    public BiConsumer<JdbcClient, String> changed(DocumentId id, String state) {
        return (database, submission) -> note(database, submission, id, state, 0);
    }

    private static void note(JdbcClient database, String submission, DocumentId id, String state, int created) {
        database.sql("INSERT INTO drafted_document (submission, organisation, kind, identifier, state, created)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(submission, id.organisation(), id.kind().name(), id.identifier(), state, created)
                .update();
    }

    @Override
    public void settled(JdbcClient database, Submission submission) {
        var drafts = database.sql("SELECT organisation, kind, identifier, state, created" + OF_SUBMISSION)
                .param(submission.id())
                .query((row, number) -> new Draft(
                        new DocumentId(
                                row.getString("organisation"),
                                DocumentKind.valueOf(row.getString("kind")),
                                row.getString("identifier")),
                        row.getString("state"),
                        row.getInt("created") == 1))
                .list();
        if (drafts.isEmpty()) {
            return;
        }
        // a recorded submission stands in a block
        var block = submission.state() == SubmissionState.RECORDED ? submission.blockNumber() : Optional.<Long>empty();
        drafts.forEach(draft -> settle(database, draft, block));
        database.sql("DELETE" + OF_SUBMISSION).param(submission.id()).update();
    }

    private void settle(JdbcClient database, Draft draft, Optional<Long> block) {
        if (block.isPresent()) {
            documents.changingState(draft.id(), draft.state(), block.get()).accept(database);
        } else if (draft.created()) {
            documents.discarding(draft.id()).accept(database);
        }
    }

    private record Draft(DocumentId id, String state, boolean created) {}
}
