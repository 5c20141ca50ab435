// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, in a plain sentence.
 *
 * @param number 1, 2, 3 …
 * @param transactionId of the ledger, when the step changed it
 */
public record StoryStep(
        int number, String zh, String en, @Nullable String transactionId) {
    /** The step as two lines of text. */
    public String text() {
        String text = String.format("%2d. %s%n    %s", number, zh, en);
        return transactionId == null ? text : text + String.format("%n    tx %s", transactionId);
    }
}
