// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

/** Something a person can put right. The message is one line and says how. */
public final class LaunchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its remedy. */
    public LaunchFailure(String message) {
        super(message);
    }

    /** A failure with its remedy and its cause. */
    public LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
