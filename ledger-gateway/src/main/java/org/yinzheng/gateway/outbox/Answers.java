// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import org.yinzheng.gateway.storage.Seal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the answer of each request sealed, and hands it out only when the change is recorded. */
final class Answers {
    private final Seal seal;
    private final JsonMapper mapper;

    Answers(Seal seal, JsonMapper mapper) {
        this.seal = seal;
        this.mapper = mapper;
    }

    byte[] sealed(String submission, ObjectNode answer) {
        return seal.close(place(submission), mapper.writeValueAsBytes(answer));
    }

    Outcome outcome(Submission submission, boolean repeated) {
        var answer = submission.state() == SubmissionState.RECORDED ? opened(submission) : mapper.createObjectNode();
        answer.put("submissionId", submission.id());
        answer.put("state", submission.state().name());
        answer.put("transactionId", submission.transactionId());
        submission.blockNumber().ifPresent(number -> answer.put("blockNumber", number));
        submission.code().ifPresent(code -> answer.put("code", code));
        return new Outcome(submission, answer, repeated);
    }

    private ObjectNode opened(Submission submission) {
        return (ObjectNode) mapper.readTree(seal.open(place(submission.id()), submission.answer()));
    }

    private static String place(String submission) {
        return "submission/" + submission + "/answer";
    }
}
