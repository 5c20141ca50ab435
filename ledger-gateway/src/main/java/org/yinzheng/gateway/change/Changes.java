// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.change;

import java.net.URI;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.outbox.Outcome;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Makes a change through the outbox and says in HTTP what became of it. */
@Component
public final class Changes {
    private final Outbox outbox;

    Changes(Outbox outbox) {
        this.outbox = outbox;
    }

    /** 201 when recorded, 202 with the address to ask again while the outcome is open, otherwise a problem. */
    public ResponseEntity<ObjectNode> make(Caller caller, IdempotencyKey key, Function<String, Change> prepare) {
        return answer(outcome(caller, key, prepare));
    }

    public Outcome outcome(Caller caller, IdempotencyKey key, Function<String, Change> prepare) {
        return outbox.make(caller.account(), caller.identity(), key, prepare);
    }

    public static ResponseEntity<ObjectNode> answer(Outcome outcome) {
        var submission = outcome.submission();
        return switch (submission.state()) {
            case RECORDED -> ResponseEntity.status(HttpStatus.CREATED).body(outcome.answer());
            case PENDING, UNKNOWN ->
                ResponseEntity.accepted().location(address(submission)).body(outcome.answer());
            case REFUSED ->
                throw Problem.NOT_RECORDED.exception(submission.code().orElse("?"));
            case FENCED -> throw Problem.REQUEST_FENCED.exception();
        };
    }

    private static URI address(Submission submission) {
        return URI.create("/api/v1/submissions/" + submission.id());
    }
}
