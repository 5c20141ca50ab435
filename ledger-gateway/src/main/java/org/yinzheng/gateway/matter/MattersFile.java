// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.matter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verifier's file of packages, of which {@code matters} is read here: names in two languages by code. What is wrong with it
 * is said by its place: a file that was named by mistake may hold anything.
 */
final class MattersFile {
    private static final long LARGEST = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;

    MattersFile(Path file) {
        this.file = file;
    }

    /** @throws MattersFileException if it does not read */
    Map<String, Labels> read() {
        var matters = tree().path("matters");
        if (!matters.isObject()) {
            throw wrong("has no member \"matters\"; write {\"matters\": {\"CODE\": {\"zh\": \"…\", \"en\": \"…\"}}}");
        }
        var names = new LinkedHashMap<String, Labels>();
        matters.forEachEntry((code, labels) -> names.put(code, labels(names.size() + 1, code, labels)));
        return Collections.unmodifiableMap(names);
    }

    private JsonNode tree() {
        try {
            if (!Files.isRegularFile(file)) {
                throw wrong("is no file; name one");
            }
            if (Files.size(file) > LARGEST) {
                throw wrong("is larger than " + LARGEST + " bytes; name the file of packages");
            }
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw wrong("cannot be read by this process; let it");
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw wrong("is no JSON in UTF-8, or has a name twice, at line %d, column %d; mend it there"
                    .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        }
    }

    private Labels labels(int place, String code, JsonNode labels) {
        try {
            Require.code(code, "code");
            return new Labels(labels.path("en").asString(""), labels.path("zh").asString(""));
        } catch (RefusedException e) {
            throw wrong(
                    "has a matter, number " + place + " of them, that does not read; write \"CODE\": {\"zh\": \"…\","
                            + " \"en\": \"…\"}, the code of 1 to 32 characters A-Z 0-9 _ - ., each name of 1 to 200");
        }
    }

    private MattersFileException wrong(String what) {
        return new MattersFileException(
                "yinzheng.gateway.matters: " + file + " " + what + ", or leave the setting out and see codes");
    }
}
