// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;

/**
 * What every page shows around its content.
 *
 * @param language {@code zh} or {@code en}
 * @param elder large text and targets
 * @param size of the large text, pixels: one of {@link ViewSettings#SIZES}
 * @param training everything made here is for training and has no effect
 * @param here this page's address, to come back to; a page that answers a form names the form's own
 * @param answer whether it answers a form, and so cannot be opened anew
 * @param caller who is signed in
 * @param agency the agency's name in the reader's language, its code where the ledger does not answer
 */
public record Frame(
        String language,
        boolean elder,
        int size,
        boolean training,
        String here,
        boolean answer,
        @Nullable Caller caller,
        String agency) {
    /** The classes of the page's root. */
    public String view() {
        return (elder ? ViewSettings.ELDER + " " : "") + "size-" + size;
    }

    public int smaller() {
        return ViewSettings.next(size, -1);
    }

    public int larger() {
        return ViewSettings.next(size, 1);
    }

    /** Every size of the large text, for a page that changes it in place. */
    public List<Integer> sizes() {
        return ViewSettings.SIZES;
    }

    public boolean signedIn() {
        return caller != null;
    }

    public String officer() {
        return caller == null ? "" : caller.identity().officer();
    }

    /** @param role a word of {@link Role} in lower case */
    public boolean may(String role) {
        return roles().stream().anyMatch(one -> one.word().equals(role));
    }

    public Set<Role> roles() {
        return caller == null ? Set.of() : caller.identity().roles();
    }

    public boolean chinese() {
        return language.equals("zh");
    }
}
