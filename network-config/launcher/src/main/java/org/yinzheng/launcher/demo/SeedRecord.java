// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.yinzheng.network.PrivateFiles;

/**
 * What is remembered of a seeding: an id that every idempotency key is derived from, and whether it is complete. An
 * interrupted seeding goes on under the same keys and makes nothing twice.
 */
final class SeedRecord {
    private final Path file;
    private final UUID id;
    private boolean complete;

    private SeedRecord(Path file, UUID id, boolean complete) {
        this.file = file;
        this.id = id;
        this.complete = complete;
    }

    static SeedRecord open(Path folder) throws IOException {
        Path file = folder.resolve("seed");
        if (Files.isRegularFile(file)) {
            String[] words = Files.readString(file).trim().split(" ");
            return new SeedRecord(file, UUID.fromString(words[0]), words.length > 1 && words[1].equals("complete"));
        }
        SeedRecord record = new SeedRecord(file, UUID.randomUUID(), false);
        PrivateFiles.write(file, record.id + "\n");
        return record;
    }

    boolean isComplete() {
        return complete;
    }

    /** The idempotency key of a change, the same whenever it is asked. */
    String key(String change) {
        return UUID.nameUUIDFromBytes((id + "/" + change).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    void complete() throws IOException {
        PrivateFiles.write(file, id + " complete\n");
        complete = true;
    }
}
