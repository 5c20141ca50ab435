// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as replays go. Says nothing about a person: a page draws a word of its own and forgets it.
 *
 * @param name 16 to 64 letters, digits, dashes and underscores
 */
public record Asker(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** The asker with a name; somebody new where there is none, or none that could not be guessed. */
    public static Asker of(@Nullable String name) {
        if (name != null && NAME.matcher(name).matches()) {
            return new Asker(name);
        }
        return new Asker(UUID.randomUUID().toString());
    }
}
