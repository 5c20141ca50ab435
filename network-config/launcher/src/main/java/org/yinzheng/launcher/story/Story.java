// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;

/**
 * The whole story, against any network that was seeded: a licence issued in Zhejiang, recognised in Jiangxi and revoked; a
 * receipt issued, claimed by two insurers and reversed; a key that is closed. It knows base addresses only, so it runs against
 * the local peer and a real network alike, and can be told any number of times.
 */
public final class Story {
    private final Gateway gateway;
    private final Teller teller;

    /** A story that asks this gateway and this verifier, and tells each step to the reporter. */
    public Story(Gateway gateway, Verifier verifier, StoryReporter reporter) {
        this.gateway = gateway;
        this.teller = new Teller(verifier, reporter);
    }

    /**
     * Tells all of it.
     *
     * @throws StorySurprise at the first thing that does not go as it should
     */
    public void tell() {
        new LicenceChapter(gateway, teller).tell();
        new ReceiptChapter(gateway, teller).tell();
        new KeyChapter(gateway, teller).tell();
    }
}
