// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.yinzheng.launcher.api.ApiProblem;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.LaunchFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Licence types as files. */
@Command(name = "type", description = "证照类型 / licence types as files")
final class TypeCommand {
    private static final long MAX_BYTES = 1 << 20;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    private final Console console = new Console();

    @Command(name = "dry-run", description = "试运行类型文件，不写账本 / try a type file on a sample; nothing is written")
    int dryRun(
            @Parameters(paramLabel = "FILE", description = "类型文件 / the type, JSON") Path file,
            @Parameters(paramLabel = "SAMPLE", description = "样例 / a sample document, JSON") Path sample)
            throws IOException {
        Map<String, JsonNode> body = Map.of("type", read(file), "sample", read(sample));
        RunningDemo demo = RunningDemo.of(new DataFolder(yinzheng.data()));
        try {
            JsonNode report = demo.gateway()
                    .post(
                            "national-registry",
                            "licence-types/dry-runs",
                            UUID.randomUUID().toString(),
                            body);
            return print(report, sample);
        } catch (ApiProblem problem) {
            console.say("✗ " + problem.getMessage());
            return 1;
        }
    }

    private int print(JsonNode report, Path sample) throws IOException {
        boolean accepted = report.path("accepted").asBoolean(false);
        report.path("faults").forEach(fault -> console.say("✗ " + line(fault)));
        report.path("warnings").forEach(warning -> console.say("! " + line(warning)));
        figures("样例 / the sample", report.path("sample"));
        figures("最大 / the largest", report.path("largest"));
        String pdf = report.at("/pdf/pdf").asString("");
        if (!pdf.isEmpty()) {
            Path page = sample.resolveSibling(sample.getFileName().toString().replaceFirst("\\.json$", "") + ".pdf");
            Files.write(page, Base64.getDecoder().decode(pdf));
            console.say("版面 / the page: " + page);
        }
        console.say(accepted ? "✓ 可以发布 / may be published" : "✗ 须先更正 / to be corrected first");
        return accepted ? 0 : 1;
    }

    private void figures(String what, JsonNode figures) {
        if (figures.isObject()) {
            console.say(what + ": " + figures.path("credentialBytes").asInt() + " B, QR "
                    + figures.path("qrVersion").asInt());
        }
    }

    private static String line(JsonNode fault) {
        return fault.path("path").asString() + " " + fault.path("code").asString() + ": "
                + fault.path("detail").asString();
    }

    private static JsonNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LaunchFailure("there is no file " + file);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new LaunchFailure(file + " is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return new JsonMapper().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new LaunchFailure(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
