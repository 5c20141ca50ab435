// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Both engines make the same read and write sets of the same calls. */
public final class SameSets {
    private static final int ENOUGH = 20;

    private SameSets() {}

    /** Repeats the network's VALID transactions on a local peer in this folder and compares what stands in the blocks. */
    public static void check(FabricEngine engine, Path folder) throws IOException {
        Map<String, Twin.Pair> pairs = Twin.compare(engine, folder);
        assertThat(pairs).as("transactions to compare").hasSizeGreaterThan(ENOUGH);
        assertThat(pairs.values()).allSatisfy(pair -> assertThat(pair.local()).isEqualTo(pair.fabric()));
        assertThat(pairs.values()).as("reads of definitions").anyMatch(pair -> pair.fabric()
                .contains("namespace _lifecycle"));
        System.out.println("read and write sets compared: " + pairs.size() + " transactions");
    }
}
