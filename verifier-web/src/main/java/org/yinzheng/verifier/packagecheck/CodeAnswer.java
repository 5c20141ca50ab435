// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import java.util.Optional;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Tone;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/**
 * What was found of one code while codes are gathered.
 *
 * @param label kind of the document; empty when nothing of it may be shown
 * @param note by which the code counts when all are asked about; empty where it needs none, which is when no wallet showed it
 */
record CodeAnswer(
        VerdictCode verdict,
        Tone tone,
        Bilingual word,
        Bilingual text,
        Bilingual next,
        Optional<Bilingual> label,
        Optional<String> note) {

    static CodeAnswer of(Verdict verdict, Optional<String> note) {
        return new CodeAnswer(
                verdict.code(),
                verdict.tone(),
                verdict.word(),
                verdict.meaning(),
                verdict.next(),
                verdict.document().map(ShownDocument::typeLabel),
                note);
    }
}
