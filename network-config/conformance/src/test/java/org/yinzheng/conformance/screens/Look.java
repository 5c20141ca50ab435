// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

import java.util.Locale;

/** How a page may be looked at. */
enum Look {
    ZH("zh", false, false),
    EN("en", false, false),
    ELDER("zh", true, false),
    DARK("zh", false, true);

    final String language;
    final boolean elder;
    final boolean dark;

    Look(String language, boolean elder, boolean dark) {
        this.language = language;
        this.elder = elder;
        this.dark = dark;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
