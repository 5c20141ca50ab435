// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

/** Is told what is being done, Chinese and English. */
@FunctionalInterface
public interface Progress {
    /** A step begins. */
    void step(String text);
}
