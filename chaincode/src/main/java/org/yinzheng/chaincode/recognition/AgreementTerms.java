// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/**
 * What the parties agree on.
 *
 * @param parties regions, 2 to 40
 * @param types numbers of the licence types
 * @param standard code of the standard that the documents follow
 * @param matters codes of the matters (事项); empty for every matter
 * @param minimumFields names of fields that must be shown, of those that a licence's type has
 * @param from first day, ISO date
 * @param to last day; absent when open
 * @param legalBasisDigest SHA-256 of the legal basis document
 */
public record AgreementTerms(
        List<String> parties,
        List<Integer> types,
        @Nullable String standard,
        List<String> matters,
        List<String> minimumFields,
        List<AgreementChannel> channels,
        String from,
        @Nullable String to,
        String legalBasisDigest) {
    public AgreementTerms {
        List<String> sortedParties = new ArrayList<>(Require.distinct(parties, 2, 40, "parties"));
        sortedParties.forEach(party -> Regions.check(party, "parties"));
        sortedParties.sort(null);
        parties = List.copyOf(sortedParties);
        List<Integer> sortedTypes = new ArrayList<>(Require.distinct(types, 1, 200, "types"));
        sortedTypes.forEach(type -> Require.range(type, 1, 65_535, "types"));
        sortedTypes.sort(null);
        types = List.copyOf(sortedTypes);
        Require.codeIfPresent(standard, "standard");
        matters = Require.distinct(matters, 0, 500, "matters");
        matters.forEach(matter -> Require.code(matter, "matters"));
        minimumFields = Require.distinct(minimumFields, 0, 64, "minimumFields");
        minimumFields.forEach(field -> Require.text(field, 40, "minimumFields"));
        channels = Require.distinct(channels, 1, AgreementChannel.values().length, "channels");
        var first = Require.date(from, "from");
        if (to != null) {
            Require.that(
                    !Require.date(to, "to").isBefore(first),
                    Refusal.DATES_OUT_OF_ORDER,
                    "to must be the day of from or later");
        }
        Require.digest(legalBasisDigest, "legalBasisDigest");
    }
}
