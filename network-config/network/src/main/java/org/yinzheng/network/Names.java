// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/** A name in Chinese and in English, each 1–200 characters. */
public record Names(String zh, String en) {
    /** Checks the lengths. */
    public Names {
        Require.that(!zh.isBlank() && zh.length() <= 200, "zh", "names.zh: 1 to 200 characters");
        Require.that(!en.isBlank() && en.length() <= 200, "en", "names.en: 1 to 200 characters");
    }
}
