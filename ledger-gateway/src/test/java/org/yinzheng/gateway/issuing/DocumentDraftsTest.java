// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.outbox.SubmissionState;
import org.yinzheng.gateway.outbox.Submitter;
import org.yinzheng.gateway.storage.Database;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger said of a document is noted in the ledger's order, whatever order it is learned in. */
class DocumentDraftsTest {
    private final TestGateway gateway = TestGateway.shared();
    private final DocumentDrafts drafts = gateway.bean(DocumentDrafts.class);
    private final DocumentStore documents = gateway.bean(DocumentStore.class);
    private final Database database = gateway.bean(Database.class);
    private final DocumentId licence = DocumentId.licence("ZhejiangMSP", "1.2.156.3005.2." + UUID.randomUUID());

    private Submission recorded(long block) {
        return submission(SubmissionState.RECORDED, Optional.of(block));
    }

    private Submission submission(SubmissionState state, Optional<Long> block) {
        var caller = gateway.bean(Callers.class).of("zj-market-clerk").orElseThrow();
        return new Submission(
                UUID.randomUUID().toString(),
                new Submitter(caller.account(), "ZhejiangMSP", "zj-market-clerk", caller.agency()),
                new IdempotencyKey(UUID.randomUUID().toString(), ""),
                "licence.operate",
                licence.identifier(),
                "yz-330000",
                "request",
                "transaction",
                new byte[0],
                state,
                Optional.empty(),
                block,
                1,
                new byte[0],
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH));
    }

    private void issued(Submission issue) {
        var document = new NewDocument(
                licence,
                1,
                "11330000MB03300858",
                DocumentDrafts.PENDING,
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(JsonMapper.shared().createObjectNode(), List.of(), Map.of(), ""));
        var created = drafts.created(List.of(document), "VALID");
        database.write(client -> {
            created.accept(client, issue.id());
            return issue;
        });
    }

    private void changed(Submission change, String state) {
        database.write(client -> {
            drafts.changed(licence, state).accept(client, change.id());
            return change;
        });
    }

    private void settle(Submission submission) {
        database.write(client -> {
            drafts.settled(client, submission);
            return submission;
        });
    }

    private Optional<String> state() {
        return documents.find(licence).map(DocumentSummary::state);
    }

    @Test
    void an_older_outcome_that_is_learned_later_does_not_overwrite_a_newer_one() {
        var issue = recorded(10);
        issued(issue);
        settle(issue);
        assertThat(state()).contains("VALID");
        var suspended = recorded(11);
        var restored = recorded(12);
        changed(suspended, "SUSPENDED");
        changed(restored, "VALID");
        settle(restored);
        settle(suspended);
        assertThat(state()).contains("VALID");
        var revoked = recorded(13);
        changed(revoked, "REVOKED");
        settle(revoked);
        assertThat(state()).contains("REVOKED");
    }

    @Test
    void an_issue_that_is_learned_after_what_followed_it_leaves_the_later_state() {
        var issue = recorded(10);
        issued(issue);
        var suspended = recorded(11);
        changed(suspended, "SUSPENDED");
        settle(suspended);
        settle(issue);
        assertThat(state()).contains("SUSPENDED");
    }

    @Test
    void what_was_not_recorded_changes_nothing_and_what_was_made_for_it_is_thrown_away() {
        var issue = recorded(10);
        issued(issue);
        settle(issue);
        var refused = submission(SubmissionState.REFUSED, Optional.empty());
        changed(refused, "SUSPENDED");
        settle(refused);
        assertThat(state()).contains("VALID");
        documents.discard(licence);
        var never = submission(SubmissionState.FENCED, Optional.empty());
        issued(never);
        settle(never);
        assertThat(state()).isEmpty();
    }
}
