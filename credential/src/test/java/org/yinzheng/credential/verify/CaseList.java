// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** Situations in the making. */
abstract class CaseList {
    private final List<Cases.Case> cases = new ArrayList<>();

    List<Cases.Case> cases() {
        return List.copyOf(cases);
    }

    final void add(String name, VerdictCode code, CheckStep step, Reason reason, Function<Scene, String> text) {
        cases.add(new Cases.Case(name, text, code, step, reason));
    }
}
