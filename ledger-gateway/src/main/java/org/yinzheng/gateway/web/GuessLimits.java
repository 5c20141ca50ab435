// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * How often may be guessed: by one address, and at one document from anywhere. A verifier forwards the forms of many
 * people from one address, and a gateway the questions of many claimants, so that limit is wide and the other is narrow. What is remembered is bounded; guesses at a
 * document are not forgotten for those at others, however many.
 */
public final class GuessLimits {
    /** Fewer than are remembered, so none is forgotten; documents that share one share their attempts. */
    static final int PLACES = RateLimit.REMEMBERED - 1;

    private final RateLimit addresses;
    private final RateLimit targets;

    public GuessLimits(int addressPerMinute, int targetPerHour) {
        this.addresses = new RateLimit(addressPerMinute, Duration.ofMinutes(1));
        this.targets = new RateLimit(targetPerHour, Duration.ofHours(1));
    }

    /** Takes one attempt; the seconds to wait if there is none left, else 0. */
    public long take(HttpServletRequest request, String target) {
        long wait = addresses.take(request);
        return wait == 0 ? targets.take(place(target)) : wait;
    }

    /** Gives the attempt at a document back: it was no guess. */
    public void giveBack(String target) {
        targets.giveBack(place(target));
    }

    private static String place(String target) {
        return Integer.toString(Math.floorMod(target.hashCode(), PLACES));
    }
}
