// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

/** How a verdict is shown, always beside a word and an icon. */
public enum Tone {
    /** Green: genuine, current, recognised here. */
    GOOD,
    /** Amber: genuine, but something is to be minded; or it cannot be told. */
    CAUTION,
    /** Red: do not accept. */
    BAD,
    /** Grey: nothing is said about a document, for none was read. */
    NEUTRAL
}
