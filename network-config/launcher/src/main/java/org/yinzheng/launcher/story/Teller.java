// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yinzheng.launcher.api.ApiProblem;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Verifier;
import tools.jackson.databind.JsonNode;

/** Numbers the steps, waits for the verifier to have seen what was written, and compares what is seen with what should be. */
final class Teller {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Verifier verifier;
    private final StoryReporter reporter;
    private long lastBlock;
    private int steps;

    Teller(Verifier verifier, StoryReporter reporter) {
        this.verifier = verifier;
        this.reporter = reporter;
    }

    /** An idempotency key that no other telling uses. */
    String key() {
        return UUID.randomUUID().toString();
    }

    /** A step that changed the ledger. */
    Changed changed(String zh, String en, Supplier<Changed> change) {
        Changed done;
        try {
            done = change.get();
        } catch (ApiProblem e) {
            throw new StorySurprise("expected: " + en + " Seen: " + e.getMessage(), e);
        }
        lastBlock = Math.max(lastBlock, done.blockNumber());
        report(zh, en, done.transactionId());
        return done;
    }

    /** A step that must be refused with this code. */
    ApiProblem refused(String zh, String en, String code, Supplier<?> attempt) {
        try {
            Object answer = attempt.get();
            throw new StorySurprise("expected: " + en + " (" + code + "). Seen: it was accepted: " + answer);
        } catch (ApiProblem e) {
            if (!e.code().equals(code)) {
                throw new StorySurprise("expected: " + en + " (" + code + "). Seen: " + e.getMessage(), e);
            }
            report(zh, en, null);
            return e;
        }
    }

    /** A check whose verdict must be this one. */
    JsonNode verdict(String zh, String en, String text, String here, String expected) {
        return verdict(zh, en, text, here, null, expected);
    }

    /** A check as of a past moment (epoch seconds) whose verdict must be this one. */
    JsonNode verdict(String zh, String en, String text, String here, @Nullable Long asOf, String expected) {
        catchUp();
        JsonNode verdict = verifier.verify(text, here, asOf);
        String code = verdict.path("code").asString("");
        if (!code.equals(expected)) {
            throw new StorySurprise("expected: " + en + " (" + expected + "). Seen: " + code + ", decided by "
                    + verdict.path("decidedBy").asString("no step") + ": "
                    + verdict.at("/meaning/en").asString(""));
        }
        report(zh, en, null);
        return verdict;
    }

    /** Waits until the verifier has seen the block of the last change. */
    void catchUp() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (verifier.view().path("height").asLong() <= lastBlock) {
            if (System.nanoTime() > end) {
                throw new StorySurprise("expected: the verifier sees block " + lastBlock + " within "
                        + PATIENCE.toSeconds() + " s. Seen: it is at " + verifier.view());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StorySurprise("interrupted", e);
            }
        }
    }

    /** Something that must hold, without a step of its own. */
    void holds(boolean condition, String expected, Object seen) {
        if (!condition) {
            throw new StorySurprise("expected: " + expected + ". Seen: " + seen);
        }
    }

    private void report(String zh, String en, @Nullable String transactionId) {
        steps++;
        reporter.step(new StoryStep(steps, zh, en, transactionId));
    }
}
