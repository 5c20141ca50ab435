// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mutual recognition as a regulator looks at it: who uses whose licences, who refuses, who revokes, and what does not look
 * like every day's work. Every record of the ledger up to a block is counted.
 *
 * @param counted how far; absent while nothing was read yet
 * @param behind whether newer blocks than that are probably there
 */
@Schema(name = "RegulatorView")
record RegulatorView(
        List<Pair> pairs,
        List<Refusals> refusals,
        List<Revocations> revocations,
        List<Oddity> oddities,
        @Nullable Counted counted,
        boolean behind) {
    RegulatorView {
        pairs = List.copyOf(pairs);
        refusals = List.copyOf(refusals);
        revocations = List.copyOf(revocations);
        oddities = List.copyOf(oddities);
    }

    /** Volumes of one pair of regions: {@code user} uses licences that {@code issuer} issued. */
    @Schema(name = "RecognitionPair")
    record Pair(String user, String issuer, long recognised, long refused, long doubted) {
        public long all() {
            return recognised + refused + doubted;
        }
    }

    /** How often an agency refused for a reason. */
    @Schema(name = "RecognitionRefusals")
    record Refusals(String agency, String reason, long count) {}

    /** Ended licences of an issuer, by how they ended. */
    @Schema(name = "IssuerRevocations")
    record Revocations(String issuer, long revoked, long withdrawn, long cancelled) {}

    /**
     * Something to look at; not a finding of guilt.
     *
     * @param subject officer, licence or agency
     * @param day ISO date, empty where it is no single day
     */
    @Schema(name = "RecognitionOddity")
    record Oddity(OddKind kind, String subject, String day, long count) {}

    /**
     * The last block that is counted.
     *
     * @param at epoch seconds of its newest transaction
     */
    @Schema(name = "CountedTo")
    record Counted(long block, long at) {}
}
