// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yinzheng.credential.verdict.Check;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that drive every verifier: texts, the worlds in which they are judged, the step and overall results.
 * Run {@code main} to write them again after {@link Cases} changed.
 */
final class VectorFiles {
    static final List<String> NAMES = List.of("reading", "judging", "living");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    record File(String note, Map<String, Snapshot> worlds, List<Vector> vectors) {}

    /**
     * @param steps the result and reason of each step, {@code PASS OK}
     */
    record Vector(
            String name,
            String text,
            String world,
            VerdictCode code,
            Optional<CheckStep> decidedBy,
            Map<CheckStep, String> steps) {}

    private VectorFiles() {}

    static File read(String name) throws IOException {
        try (InputStream in = VectorFiles.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return JSON.readValue(in, File.class);
        }
    }

    static Map<CheckStep, String> steps(Verdict verdict) {
        Map<CheckStep, String> steps = new LinkedHashMap<>();
        for (Check check : verdict.checks()) {
            steps.put(check.step(), check.result() + " " + check.reason());
        }
        return steps;
    }

    static File write(List<Cases.Case> cases) {
        Map<Snapshot, String> worlds = new LinkedHashMap<>();
        List<Vector> vectors = new ArrayList<>();
        for (Cases.Case it : cases) {
            Scene scene = new Scene();
            String text = it.text().apply(scene);
            String world = worlds.computeIfAbsent(scene.snapshot(), snapshot -> "world-" + (worlds.size() + 1));
            Verdict verdict = CredentialVerifier.verify(text, scene.snapshot().context());
            vectors.add(new Vector(it.name(), text, world, verdict.code(), verdict.decidedBy(), steps(verdict)));
        }
        Map<String, Snapshot> named = new LinkedHashMap<>();
        worlds.forEach((snapshot, name) -> named.put(name, snapshot));
        return new File("Keys and people are fictional. Times are epoch seconds, bytes hexadecimal.", named, vectors);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("reading.json"), JSON.writeValueAsString(write(Cases.reading())) + "\n");
        Files.writeString(folder.resolve("judging.json"), JSON.writeValueAsString(write(Cases.judging())) + "\n");
        Files.writeString(folder.resolve("living.json"), JSON.writeValueAsString(write(Cases.living())) + "\n");
    }
}
