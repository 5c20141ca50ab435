// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.yinzheng.network.PrivateFiles;

/**
 * What is remembered of a seeding: an id that every idempotency key is derived from, the day from which its documents count,
 * and whether it is complete. An interrupted seeding goes on under the same keys with the same documents, on another day too,
 * and makes nothing twice.
 */
final class SeedRecord {
    private static final String COMPLETE = "complete";

    private final Path file;
    private final UUID id;
    private final LocalDate day;
    private boolean complete;

    private SeedRecord(Path file, UUID id, LocalDate day, boolean complete) {
        this.file = file;
        this.id = id;
        this.day = day;
        this.complete = complete;
    }

    /** @param today the day of a seeding that begins now */
    static SeedRecord open(Path folder, LocalDate today) throws IOException {
        Path file = folder.resolve("seed");
        if (Files.isRegularFile(file)) {
            List<String> words = List.of(Files.readString(file).trim().split(" "));
            boolean complete = words.contains(COMPLETE);
            // an older one, which remembers no day, is as good as its own
            LocalDate day = words.size() > 1 && !words.get(1).equals(COMPLETE) ? LocalDate.parse(words.get(1)) : today;
            return new SeedRecord(file, UUID.fromString(words.get(0)), day, complete);
        }
        SeedRecord record = new SeedRecord(file, UUID.randomUUID(), today, false);
        record.write();
        return record;
    }

    /** From which the documents' dates are counted. */
    LocalDate day() {
        return day;
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
        complete = true;
        write();
    }

    private void write() throws IOException {
        PrivateFiles.write(file, id + " " + day + (complete ? " " + COMPLETE : "") + "\n");
    }
}
