// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data that an operator keeps in a JSON file. It is read whenever it is asked for, so that it can be changed, or written
 * later, without a restart. A file that is missing, malformed or over 256 KiB reads as empty; the log says which.
 */
public final class DataFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(DataFile.class);
    private static final long LARGEST = 256 * 1024;

    private final JsonMapper json;
    private final @Nullable Path file;
    private final Class<T> type;
    private final T empty;

    private DataFile(JsonMapper json, @Nullable Path file, Class<T> type, T empty) {
        this.json = json;
        this.file = file;
        this.type = type;
        this.empty = empty;
    }

    /** Makes them with the application's JSON rules. */
    @Component
    public static final class Reader {

        private final JsonMapper json;

        Reader(JsonMapper json) {
            this.json = json;
        }

        /** A file's data; {@code empty} where none is named. */
        public <T> DataFile<T> of(@Nullable Path file, Class<T> type, T empty) {
            return new DataFile<>(json, file, type, empty);
        }
    }

    /** What the file says now. */
    public T content() {
        if (file == null || !Files.isRegularFile(file)) {
            return empty;
        }
        try {
            if (Files.size(file) <= LARGEST) {
                return json.readValue(Files.readAllBytes(file), type);
            }
            LOG.warn("{} is larger than {} bytes and not read", file, LARGEST);
        } catch (IOException | JacksonException e) {
            LOG.warn(
                    "{} cannot be read as {}: {}",
                    file,
                    type.getSimpleName(),
                    e.getClass().getSimpleName());
        }
        return empty;
    }
}
