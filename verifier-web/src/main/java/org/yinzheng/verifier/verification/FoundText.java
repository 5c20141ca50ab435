// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

/**
 * What was found in a file.
 *
 * @param text text of the code, empty when none was found
 * @param source how it was found, or why not
 */
record FoundText(String text, Source source) {

    static FoundText in(Source.Kind kind, String text) {
        return new FoundText(text, Source.found(kind, text));
    }

    static FoundText nothing(Source.Kind kind, Source.Outcome outcome) {
        return new FoundText("", Source.failed(kind, outcome));
    }
}
