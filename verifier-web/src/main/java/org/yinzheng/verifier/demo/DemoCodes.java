// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.Tone;

/**
 * What the demo left in its data folder.
 *
 * @param samples codes to try, in the order shown
 */
record DemoCodes(List<Sample> samples) {

    static final DemoCodes NONE = new DemoCodes(List.of());

    /**
     * A code to try.
     *
     * @param id name of the case
     * @param tone how its verdict will look
     * @param text what its QR code says
     * @param question where the case needs a certain question
     */
    record Sample(
            String id,
            Bilingual label,
            Tone tone,
            String text,
            @Nullable Asked question) {}

    /** A region or a past moment that the case is about. */
    record Asked(@Nullable String here, @Nullable String asOf) {}

    DemoCodes {
        samples = List.copyOf(samples);
    }
}
