// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.util.List;
import java.util.function.Function;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.outbox.Change;

/**
 * An act that needs two people.
 *
 * @param <O> what is asked for; it is kept sealed as JSON until it is carried out, and after that for the record
 */
public interface FourEyes<O> {
    /** Stable name, for example {@code agreement.propose}; at most 40 characters. */
    String kind();

    Class<O> order();

    /**
     * Whether this person may ask for it, and whether it can be carried out as things stand.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if not
     */
    void check(Caller asker, O order);

    /** A public identifier of what is changed; at most 200 characters. */
    String subject(O order);

    /** All that is asked for, in the words of the person who reads it before confirming: what stands here is what is done. */
    List<OrderLine> lines(Caller reader, Wording wording, O order);

    /** What is done in the confirming person's name, step by step. */
    List<Step> steps(Caller confirmer, O order);

    /** Called after a step was recorded. */
    default void recorded() {}

    /**
     * One change.
     *
     * @param subject public identifier of what it changes
     * @param prepare makes the change for a request id of the ledger
     */
    record Step(String subject, Function<String, Change> prepare) {}
}
