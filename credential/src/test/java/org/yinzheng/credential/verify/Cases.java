// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.List;
import java.util.function.Function;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** What each situation must be answered with, stated by hand. The vector files are written from this list. */
final class Cases {
    /** A situation: the step and the reason that decide, or for VALID those that are worth stating. */
    record Case(String name, Function<Scene, String> text, VerdictCode code, CheckStep step, Reason reason) {}

    private Cases() {}

    static List<Case> reading() {
        return new ReadingCases().cases();
    }

    static List<Case> judging() {
        return new JudgingCases().cases();
    }

    static List<Case> living() {
        return new LivingCases().cases();
    }
}
