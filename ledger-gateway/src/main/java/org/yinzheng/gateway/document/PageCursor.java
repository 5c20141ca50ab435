// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

/** A place in a list that runs from the newest document to the oldest: {@code seconds~identifier}. */
record PageCursor(long recordedAt, String identifier) {
    static PageCursor parse(String text) {
        int separator = text.indexOf('~');
        if (separator < 1 || !text.substring(0, separator).matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("after must be the cursor that the page before gave as next");
        }
        return new PageCursor(Long.parseLong(text.substring(0, separator)), text.substring(separator + 1));
    }

    static PageCursor of(DocumentSummary summary) {
        return new PageCursor(summary.recordedAt(), summary.id().identifier());
    }

    String text() {
        return recordedAt + "~" + identifier;
    }
}
