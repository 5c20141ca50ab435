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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.Check;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that drive every verifier: texts, the worlds in which they are judged, the step and overall results.
 * Run {@code main} to write them again after {@link Cases}  changed.
 */
final class VectorFiles {
    /** Each file with the situations that stand in it. */
    static final Map<String, Supplier<List<Cases.Case>>> CASES = cases();

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    record File(String note, Map<String, Snapshot> worlds, List<Vector> vectors) {}

    /**
     * @param steps the result and reason of each step, {@code PASS OK}
     * @param said the deciding step in words
     * @param shown the fields that may be shown, by name; empty when nothing may
     */
    record Vector(
            String name,
            String text,
            String world,
            VerdictCode code,
            Optional<CheckStep> decidedBy,
            Map<CheckStep, String> steps,
            Verdict.Assurance assurance,
            Map<String, String> shown,
            Optional<Bilingual> said) {}

    private VectorFiles() {}

    private static Map<String, Supplier<List<Cases.Case>>> cases() {
        Map<String, Supplier<List<Cases.Case>>> cases = new LinkedHashMap<>();
        cases.put("reading", Cases::reading);
        cases.put("judging", Cases::judging);
        cases.put("living", Cases::living);
        cases.put("showing", WalletCases::showing);
        cases.put("carrying", OfflineCases::carrying);
        return cases;
    }

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

    static Optional<Bilingual> said(Verdict verdict) {
        return verdict.decidedBy().map(step -> verdict.check(step).text());
    }

    static Map<String, String> shown(Verdict verdict) {
        Map<String, String> shown = new LinkedHashMap<>();
        verdict.document()
                .ifPresent(document -> document.fields().forEach(field -> shown.put(field.name(), field.value())));
        return shown;
    }

    static File write(List<Cases.Case> cases) {
        Map<Snapshot, String> worlds = new LinkedHashMap<>();
        List<Vector> vectors = new ArrayList<>();
        for (Cases.Case it : cases) {
            Scene scene = new Scene();
            String text = it.text().apply(scene);
            String world = worlds.computeIfAbsent(scene.snapshot(), snapshot -> "world-" + (worlds.size() + 1));
            Verdict verdict = CredentialVerifier.verify(text, scene.snapshot().context());
            vectors.add(new Vector(
                    it.name(),
                    text,
                    world,
                    verdict.code(),
                    verdict.decidedBy(),
                    steps(verdict),
                    verdict.assurance(),
                    shown(verdict),
                    said(verdict)));
        }
        Map<String, Snapshot> named = new LinkedHashMap<>();
        worlds.forEach((snapshot, name) -> named.put(name, snapshot));
        return new File("Keys and people are fictional. Times are epoch seconds, bytes hexadecimal.", named, vectors);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (String name : CASES.keySet()) {
            File file = write(Objects.requireNonNull(CASES.get(name)).get());
            Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(file) + "\n");
        }
    }
}
