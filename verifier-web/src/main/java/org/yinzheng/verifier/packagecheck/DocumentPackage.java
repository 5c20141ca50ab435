// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.verdict.Bilingual;

/**
 * The documents that one matter needs.
 *
 * @param id stable name of the package
 * @param matter code of the matter, where agreements are judged for one; absent for any
 */
record DocumentPackage(String id, Bilingual label, @Nullable String matter, List<Item> items) {

    /**
     * One document that is needed.
     *
     * @param id stable name within the package
     * @param types registry numbers of the types of which any will do
     */
    record Item(String id, Bilingual label, List<Integer> types) {
        Item {
            types = List.copyOf(types);
        }
    }

    DocumentPackage {
        items = List.copyOf(items);
    }

    /**
     * What a file holds.
     *
     * @param matters what people call the matters, by their codes; the ledger has the codes only
     */
    record Catalogue(List<DocumentPackage> packages, Map<String, Bilingual> matters) {

        static final Catalogue EMPTY = new Catalogue(List.of(), Map.of());

        Catalogue(List<DocumentPackage> packages, @Nullable Map<String, Bilingual> matters) {
            this.packages = List.copyOf(packages);
            this.matters = matters == null ? Map.of() : Map.copyOf(matters);
        }

        Optional<DocumentPackage> find(String id) {
            return packages.stream().filter(known -> known.id().equals(id)).findFirst();
        }
    }
}
