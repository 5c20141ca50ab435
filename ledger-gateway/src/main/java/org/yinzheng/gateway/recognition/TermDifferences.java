// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.gateway.recognition.AgreementTexts.InWords;
import org.yinzheng.gateway.recognition.AgreementTexts.Term;

/** What a version of an agreement says otherwise than the one before. */
final class TermDifferences {
    private TermDifferences() {}

    /** A term as it was, and as it is now. */
    record Difference(Term before, Term after) {}

    static List<Difference> between(AgreementTerms before, AgreementTerms after, InWords words) {
        var was = words.terms(before);
        var now = words.terms(after);
        return IntStream.range(0, was.size())
                // no term means another thing in another order
                .filter(i -> !Set.copyOf(was.get(i).codes())
                        .equals(Set.copyOf(now.get(i).codes())))
                .mapToObj(i -> new Difference(was.get(i), now.get(i)))
                .toList();
    }
}
