// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

import java.util.Objects;

/** One sentence or label in Chinese and in English. */
public record Bilingual(String zh, String en) {
    public Bilingual {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }
}
