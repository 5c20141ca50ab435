// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

/** Something in the story did not go as it should. The message says what was expected and what was seen. */
public final class StorySurprise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorySurprise(String message) {
        super(message);
    }

    StorySurprise(String message, Throwable cause) {
        super(message, cause);
    }
}
