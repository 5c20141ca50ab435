// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import org.yinzheng.gateway.problem.InvalidRequestException;

/**
 * A place in a list that is sorted by a time and then by an identifier: {@code time~identifier}. A page that begins behind a
 * place misses nothing and repeats nothing, whatever is added meanwhile.
 *
 * @param at in the list's own unit of time
 * @param id the rest of the text, whatever it is
 */
public record Place(long at, String id) implements Comparable<Place> {
    /** Before the newest of a list that runs from the newest to the oldest. */
    public static final Place NEWEST = new Place(Long.MAX_VALUE, "");

    /** Before the first of a list that runs forward. */
    public static final Place FIRST = new Place(0, "");

    /** @throws InvalidRequestException if it is none */
    public static Place parse(String text) {
        int separator = text.indexOf('~');
        if (separator < 1 || !text.substring(0, separator).matches("[0-9]{1,15}")) {
            throw new InvalidRequestException("after must be the cursor that the page before gave as next");
        }
        return new Place(Long.parseLong(text.substring(0, separator)), text.substring(separator + 1));
    }

    public String text() {
        return at + "~" + id;
    }

    @Override
    public int compareTo(Place other) {
        int byTime = Long.compare(at, other.at);
        return byTime == 0 ? id.compareTo(other.id) : byTime;
    }
}
