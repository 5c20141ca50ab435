// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.util.List;
import java.util.Optional;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.Check;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Tone;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verdict.VerdictTexts;
import org.yinzheng.verifier.attestation.AttestedAnswer;

/**
 * A verdict as it is sent. Times are epoch seconds.
 *
 * @param code one of the closed list
 * @param asOf the moment judged
 * @param past whether that moment was asked about, and not now
 * @param source where the text came from, and what was wrong with the file if there was one
 * @param here the region for which recognition was judged
 * @param matter the matter for which it was judged
 * @param record what can be printed and checked later, where it was asked for
 */
public record Answer(
        VerdictCode code,
        Tone tone,
        Bilingual word,
        Bilingual meaning,
        Bilingual next,
        Optional<CheckStep> decidedBy,
        List<Step> checks,
        Optional<ShownDocument> document,
        Verdict.Assurance assurance,
        Optional<Verdict.Presented> presented,
        long asOf,
        boolean past,
        Optional<Verdict.View> view,
        Source source,
        String here,
        Optional<String> matter,
        Optional<AttestedAnswer> record) {

    /** One check with its name. */
    public record Step(
            CheckStep step, Bilingual name, CheckResult result, Reason reason, Bilingual text, Bilingual next) {

        static Step of(Check check) {
            return new Step(
                    check.step(),
                    VerdictTexts.name(check.step()),
                    check.result(),
                    check.reason(),
                    check.text(),
                    check.next());
        }
    }

    /** Without the document: frameworks write what they answer to their logs. */
    @Override
    public String toString() {
        return "Answer[" + code + ", decidedBy=" + decidedBy + ", asOf=" + asOf + ", here=" + here + "]";
    }

    static Answer of(Verdict verdict, Source source, Question question, Optional<AttestedAnswer> record) {
        return new Answer(
                verdict.code(),
                verdict.tone(),
                verdict.word(),
                verdict.meaning(),
                verdict.next(),
                verdict.decidedBy(),
                verdict.checks().stream().map(Step::of).toList(),
                verdict.document(),
                verdict.assurance(),
                verdict.presented(),
                verdict.asOf(),
                question.asOf().isPresent(),
                verdict.view(),
                source,
                question.here(),
                question.matter(),
                record);
    }
}
