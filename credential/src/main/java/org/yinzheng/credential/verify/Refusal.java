// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** A step failed: ends the run, so that nothing after it is looked at. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final CheckStep step;
    private final VerdictCode code;
    private final Reason reason;
    private final String[] arguments;

    Refusal(CheckStep step, VerdictCode code, Reason reason, String... arguments) {
        super(reason.name(), null, false, false);
        this.step = step;
        this.code = code;
        this.reason = reason;
        this.arguments = arguments;
    }

    CheckStep step() {
        return step;
    }

    VerdictCode code() {
        return code;
    }

    Reason reason() {
        return reason;
    }

    String[] arguments() {
        return arguments;
    }
}
