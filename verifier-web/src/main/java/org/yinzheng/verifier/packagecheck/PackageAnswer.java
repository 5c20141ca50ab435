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
        /** No code for it was shown, or its document is not recognised here: then paper is. */
        HAND_IN,
        /** A code for it was shown, and its document does not count, on paper neither. */
        NOT_ACCEPTABLE,
        /** No code for it was shown, but one that came too late or was shown elsewhere before: perhaps it is this item's. */
        SHOW_AGAIN
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

    private static final Bilingual SHOWN_LATE = new Bilingual(
            "有的出示码已过期或已用过，看不出是哪一样。请持有人重新出示。",
            "A code was too old or used before, and may be the one for this. Ask the holder to show it again.");
    private static final Bilingual NOT_SHOWN = new Bilingual("没有出示二维码。", "No code was shown for it.");

    /** Judges a package by the verdicts on the codes that were shown: one document answers one item. */
    static PackageAnswer of(DocumentPackage wanted, List<Verdict> verdicts) {
        var assigned = new CodesForItems(wanted.items(), verdicts).assigned();
        var withoutCode = verdicts.stream().anyMatch(verdict -> outcome(verdict) == Outcome.SHOW_AGAIN)
                ? Outcome.SHOW_AGAIN
                : Outcome.HAND_IN;
        var items = IntStream.range(0, wanted.items().size())
                .mapToObj(item -> answer(
                        wanted.items().get(item),
                        assigned.get(item).map(verdicts::get),
                        assigned.get(item),
                        withoutCode))
                .toList();
        var spare = IntStream.range(0, verdicts.size())
                .filter(code -> !assigned.contains(Optional.of(code)))
                .mapToObj(code -> spare(code, verdicts.get(code)))
                .toList();
        return new PackageAnswer(items.stream().allMatch(item -> item.outcome() == Outcome.NOT_NEEDED), items, spare);
    }

    private static ItemAnswer answer(
            DocumentPackage.Item item, Optional<Verdict> found, Optional<Integer> code, Outcome withoutCode) {
        return new ItemAnswer(
                item.id(),
                item.label(),
                found.map(PackageAnswer::outcome).orElse(withoutCode),
                found.map(Verdict::tone).orElse(Tone.NEUTRAL),
                code,
                found.map(Verdict::code),
                found.map(Verdict::meaning).orElse(withoutCode == Outcome.SHOW_AGAIN ? SHOWN_LATE : NOT_SHOWN));
    }

    static Outcome outcome(Verdict verdict) {
        return switch (verdict.code()) {
            case VALID -> Outcome.NOT_NEEDED;
            case STATUS_UNKNOWN -> Outcome.LOOK_AGAIN;
            case PRESENTATION_EXPIRED, PRESENTATION_REPLAYED -> Outcome.SHOW_AGAIN;
            case NOT_YET_VALID, EXPIRED, SUSPENDED, REVOKED, SUPERSEDED, REVERSED, ALREADY_CLAIMED ->
                Outcome.NOT_ACCEPTABLE;
            default -> Outcome.HAND_IN;
        };
    }

    private static Spare spare(int code, Verdict verdict) {
        return new Spare(code, verdict.code(), verdict.tone(), verdict.word(), verdict.meaning());
    }
}
