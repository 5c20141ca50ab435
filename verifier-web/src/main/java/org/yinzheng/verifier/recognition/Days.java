// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.yinzheng.chaincode.recognition.AgreementTerms;

/**
 * A run of days.
 *
 * @param last {@link LocalDate#MAX} where there is no end
 */
record Days(LocalDate first, LocalDate last) {

    static Days of(AgreementTerms terms) {
        var to = terms.to();
        return new Days(LocalDate.parse(terms.from()), to == null ? LocalDate.MAX : LocalDate.parse(to));
    }

    /** What is left of these days without others: nothing, one run or two. */
    List<Days> without(Days others) {
        if (others.last.isBefore(first) || others.first.isAfter(last)) {
            return List.of(this);
        }
        var left = new ArrayList<Days>();
        if (others.first.isAfter(first)) {
            left.add(new Days(first, others.first.minusDays(1)));
        }
        if (others.last.isBefore(last)) {
            left.add(new Days(others.last.plusDays(1), last));
        }
        return left;
    }
}
