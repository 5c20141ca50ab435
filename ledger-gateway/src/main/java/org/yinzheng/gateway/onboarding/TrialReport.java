// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.util.List;
import java.util.Optional;

/**
 * What a dry run found out.
 *
 * @param accepted whether the type may be published
 * @param faults what must be corrected first
 * @param warnings what should be known
 * @param sample figures of the sample's printed credential
 * @param largest figures of the largest printed credential that the type allows
 * @param pdf the sample's page
 */
public record TrialReport(
        boolean accepted,
        List<Fault> faults,
        List<Fault> warnings,
        Optional<Figures> sample,
        Optional<Figures> largest,
        Optional<Page> pdf) {
    public TrialReport {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }

    static TrialReport refused(List<Fault> faults) {
        return new TrialReport(false, faults, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * How large a printed credential is.
     *
     * @param credentialBytes bytes of the COSE_Sign1
     * @param qrVersion version of the printed code at level Q, link included
     */
    public record Figures(int credentialBytes, int qrVersion) {}

    /**
     * The sample's page.
     *
     * @param pages how many
     * @param pdf the file, base64 in JSON
     */
    public record Page(int pages, byte[] pdf) {}
}
