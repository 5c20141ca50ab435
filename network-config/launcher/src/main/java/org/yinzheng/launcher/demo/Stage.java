// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.util.List;

/** Changes that may be made in any order and at the same time, after those of the stage before. */
record Stage(String label, List<Runnable> tasks) {
    Stage {
        tasks = List.copyOf(tasks);
    }
}
