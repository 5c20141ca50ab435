// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.story;

/** Hears each step as soon as it has happened as expected. */
public interface StoryReporter {
    /** A step that went as expected. */
    void step(StoryStep step);
}
