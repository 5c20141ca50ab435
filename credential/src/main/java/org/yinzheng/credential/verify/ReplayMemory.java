// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

/**
 * Which presentations were shown before. The caller gives one for each asker: who asks again with the same code gets an
 * answer, a second asker does not. Implementations are safe for many threads.
 */
public interface ReplayMemory {

    /** Whether another asker was shown this presentation. */
    boolean isSeenByAnother(String fingerprint);

    /**
     * Keeps a presentation, in one step with asking for it.
     *
     * @param fingerprint 64 hexadecimal digits
     * @param until the last second for which it must be kept, epoch seconds
     * @param now the verifier's clock, epoch seconds; what is older may be forgotten
     * @return whether no other asker had been shown it
     */
    boolean remember(String fingerprint, long until, long now);
}
