// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import org.yinzheng.chaincode.refusal.Require;

/** A public name in Chinese and English. Never a person's. */
public record Labels(String en, String zh) {
    public Labels {
        Require.text(en, 200, "labels.en");
        Require.text(zh, 200, "labels.zh");
    }
}
