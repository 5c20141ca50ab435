// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

/** No answer came: whether the request took effect is unknown until it is asked again with the same key. */
public final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswered(String request, Throwable cause) {
        super(request + " was not answered: " + cause, cause);
    }

    Unanswered(String request, String reason) {
        super(request + ": " + reason);
    }
}
