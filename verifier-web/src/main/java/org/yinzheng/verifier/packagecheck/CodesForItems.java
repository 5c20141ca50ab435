// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;

/**
 * Which code answers which item of a package. A document counts for one item, however often and by whichever codes it is
 * shown. As many items as possible are answered by documents that hold, then by those that cannot be told: codes are taken
 * best first, and each makes room for the next where another item takes it as well (augmenting paths in a bipartite graph).
 */
final class CodesForItems {

    private static final int NONE = -1;

    private final List<DocumentPackage.Item> items;
    private final List<Verdict> verdicts;
    private final int[] codeOf;

    CodesForItems(List<DocumentPackage.Item> items, List<Verdict> verdicts) {
        this.items = items;
        this.verdicts = verdicts;
        this.codeOf = new int[items.size()];
        Arrays.fill(codeOf, NONE);
    }

    /** For each item the place of its code among those shown, empty where none is left for it. */
    List<Optional<Integer>> assigned() {
        var counted = new HashSet<Object>();
        for (var code : bestFirst()) {
            if (document(code).map(CodesForItems::identity).filter(counted::add).isPresent()) {
                assign(code, new HashSet<>());
            }
        }
        return Arrays.stream(codeOf)
                .mapToObj(code -> code == NONE ? Optional.<Integer>empty() : Optional.of(code))
                .toList();
    }

    private List<Integer> bestFirst() {
        return IntStream.range(0, verdicts.size())
                .boxed()
                .sorted(Comparator.comparing(code -> PackageAnswer.outcome(verdicts.get(code))))
                .toList();
    }

    /** Finds an item for the code, if need be by giving another item's code a new place. */
    private boolean assign(int code, Set<Integer> tried) {
        for (var item : itemsFor(code).toList()) {
            if (tried.add(item) && (codeOf[item] == NONE || assign(codeOf[item], tried))) {
                codeOf[item] = code;
                return true;
            }
        }
        return false;
    }

    private Stream<Integer> itemsFor(int code) {
        return document(code).stream().map(ShownDocument::type).flatMap(type -> IntStream.range(0, items.size())
                .boxed()
                .filter(item -> items.get(item).types().contains(type)));
    }

    private Optional<ShownDocument> document(int code) {
        return verdicts.get(code).document();
    }

    /** One licence has a code on paper and others in wallets: by its identifier it is one. */
    private static Object identity(ShownDocument document) {
        return document.identifier()
                .<Object>map(identifier -> List.of(document.kind(), identifier))
                .orElse(document.digest());
    }
}
