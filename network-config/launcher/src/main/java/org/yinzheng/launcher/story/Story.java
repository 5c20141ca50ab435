// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;

/** The whole story. */
public final class Story {
    public Story(Gateway gateway, Verifier verifier, StoryReporter reporter) {}

    public void tell() {}
}
