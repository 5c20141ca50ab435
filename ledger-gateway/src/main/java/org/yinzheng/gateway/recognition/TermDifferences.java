// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.recognition.AgreementTerms;

/** What a version of an agreement says otherwise than the one before. */
final class TermDifferences {
    private TermDifferences() {}

    /**
     * One difference.
     *
     * @param term the name of the member, for its label
     * @param before empty where there was nothing
     */
    record Difference(String term, String before, String after) {}

    static List<Difference> between(AgreementTerms before, AgreementTerms after) {
        var differences = new ArrayList<Difference>();
        add(differences, "parties", before.parties(), after.parties());
        add(differences, "types", before.types(), after.types());
        add(differences, "matters", before.matters(), after.matters());
        add(differences, "minimumFields", before.minimumFields(), after.minimumFields());
        add(differences, "channels", before.channels(), after.channels());
        add(differences, "standard", text(before.standard()), text(after.standard()));
        add(differences, "from", before.from(), after.from());
        add(differences, "to", text(before.to()), text(after.to()));
        add(differences, "legalBasis", before.legalBasisDigest(), after.legalBasisDigest());
        return List.copyOf(differences);
    }

    private static void add(List<Difference> differences, String term, Object before, Object after) {
        if (!before.equals(after)) {
            differences.add(new Difference(term, written(before), written(after)));
        }
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static String written(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value.toString();
    }
}
