// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * Waits for peers that have not seen the newest block yet. Peers of one network are never at the same block at the same moment, so
 * an endorsement may fail only because a peer is a moment behind: another organisation's peer refuses or answers otherwise than
 * ours, or our own does not know what another region has just recorded. Nothing was sent to be ordered, so asking again is
 * harmless; a refusal that is meant comes back and is believed after the bound.
 */
final class CatchUp {
    /** Peers disagree, so one of them will follow: longer than a block takes to reach every peer. */
    static final Duration DISAGREEMENT = Duration.ofSeconds(5);

    /** Our own peer says that something is not there: mostly true. */
    static final Duration ABSENCE = Duration.ofMillis(1500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final String MISMATCH = "ProposalResponsePayloads do not match";

    /** Refusals, besides those that end in {@code _UNKNOWN}, for want of a record that another transaction makes. */
    private static final Set<String> WANTING = Set.of(
            "ACCEPTANCE_MISSING",
            "AGREEMENT_NOT_IN_FORCE",
            "CLAIM_OBJECTION_MISSING",
            "ISSUER_NOT_ADMITTED",
            "KEY_NOT_ACTIVE",
            "KEY_NOT_PENDING",
            "NAMESPACE_NOT_BOUND",
            "NOT_MOVED_HERE",
            "TYPE_NOT_ADOPTED",
            "TYPE_VERSION_NOT_IN_USE");

    private final String ownMsp;
    private final boolean ownAsked;
    private final long start = System.nanoTime();
    private Duration pause = FIRST_PAUSE;

    /**
     * For one call.
     *
     * @param ownMsp the caller's organisation
     * @param endorsers the organisations asked, empty if the peer chooses: it asks its own first
     */
    CatchUp(String ownMsp, Set<String> endorsers) {
        this.ownMsp = ownMsp;
        this.ownAsked = endorsers.isEmpty() || endorsers.contains(ownMsp);
    }

    /** How long a failure may be due to a peer that is behind; zero if it is not. */
    Duration limit(List<ErrorDetail> details) {
        if (details.stream().anyMatch(detail -> detail.getMessage().contains(MISMATCH))) {
            return DISAGREEMENT;
        }
        var refusals = details.stream()
                .filter(detail -> ContractRefusals.code(detail.getMessage()).isPresent())
                .toList();
        if (refusals.isEmpty()) {
            return Duration.ZERO;
        }
        if (ownAsked && refusals.stream().noneMatch(detail -> detail.getMspId().equals(ownMsp))) {
            return DISAGREEMENT;
        }
        boolean wanting = refusals.stream()
                .flatMap(detail -> ContractRefusals.code(detail.getMessage()).stream())
                .anyMatch(CatchUp::wants);
        return wanting ? ABSENCE : Duration.ZERO;
    }

    private static boolean wants(String code) {
        return code.endsWith("_UNKNOWN") || WANTING.contains(code);
    }

    /** Pauses, longer each time, and says whether to ask again. */
    boolean again(List<ErrorDetail> details) {
        long spent = System.nanoTime() - start;
        if (spent + pause.toNanos() > limit(details).toNanos()) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        pause = pause.multipliedBy(2);
        return true;
    }
}
