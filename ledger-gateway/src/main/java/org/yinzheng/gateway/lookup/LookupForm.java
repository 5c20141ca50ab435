// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

/** What a person copies from a paper. */
public sealed interface LookupForm permits ReceiptForm, LicenceForm {
    /**
     * All of the form in one canonical text; a document is saved with the phrase of its own paper, and only the exact
     * phrase finds it.
     */
    String phrase();

    /** The part that anybody may know: attempts are counted by it. */
    String target();
}
