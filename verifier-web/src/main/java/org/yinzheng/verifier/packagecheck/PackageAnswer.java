// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.Tone;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/**
 * What need not be handed in, and what must.
 *
 * @param complete whether nothing at all must be handed in
 * @param items the package's items in order
 * @param spare codes that answer no item
 */
record PackageAnswer(boolean complete, List<ItemAnswer> items, List<Spare> spare) {

    /** What follows for one item. */
    enum Outcome {
        /** A code that was shown answers it. */
        NOT_NEEDED,
        /** A code for it was shown, and it cannot be told now whether it holds. */
        LOOK_AGAIN,
        /** No code for it was shown, or none that holds. */
        HAND_IN
    }

    /**
     * The answer for one item.
     *
     * @param code place of the code that decides among those sent, from 0; empty when none was shown
     * @param verdict what was found of that code
     */
    record ItemAnswer(
            String id,
            Bilingual label,
            Outcome outcome,
            Tone tone,
            Optional<Integer> code,
            Optional<VerdictCode> verdict,
            Bilingual text) {}

    /** A code that answers no item. */
    record Spare(int code, VerdictCode verdict, Tone tone, Bilingual word, Bilingual text) {}

    private static final Bilingual NOT_SHOWN = new Bilingual("没有出示二维码。", "No code was shown for it.");

    /** Judges a package by the verdicts on the codes that were shown: one document answers one item. */
    static PackageAnswer of(DocumentPackage wanted, List<Verdict> verdicts) {
        var assigned = new CodesForItems(wanted.items(), verdicts).assigned();
        var items = IntStream.range(0, wanted.items().size())
                .mapToObj(item -> answer(wanted.items().get(item), assigned.get(item), verdicts))
                .toList();
        var spare = IntStream.range(0, verdicts.size())
                .filter(code -> !assigned.contains(Optional.of(code)))
                .mapToObj(code -> spare(code, verdicts.get(code)))
                .toList();
        return new PackageAnswer(items.stream().allMatch(item -> item.outcome() == Outcome.NOT_NEEDED), items, spare);
    }

    private static ItemAnswer answer(DocumentPackage.Item item, Optional<Integer> code, List<Verdict> verdicts) {
        var found = code.map(verdicts::get);
        return new ItemAnswer(
                item.id(),
                item.label(),
                found.map(PackageAnswer::outcome).orElse(Outcome.HAND_IN),
                found.map(Verdict::tone).orElse(Tone.NEUTRAL),
                code,
                found.map(Verdict::code),
                found.map(Verdict::meaning).orElse(NOT_SHOWN));
    }

    static Outcome outcome(Verdict verdict) {
        return switch (verdict.code()) {
            case VALID -> Outcome.NOT_NEEDED;
            case STATUS_UNKNOWN -> Outcome.LOOK_AGAIN;
            default -> Outcome.HAND_IN;
        };
    }

    private static Spare spare(int code, Verdict verdict) {
        return new Spare(code, verdict.code(), verdict.tone(), verdict.word(), verdict.meaning());
    }
}
