// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A decoder that is not ours, as Debian packages it: how it is called, and how its output names the texts. */
public enum OtherDecoder {
    ZBAR("zbarimg", "zbar-tools", List.of("--quiet", "--raw", "-Sdisable", "-Sqrcode.enable")),
    ZXING_CPP("ZXingReader", "zxing-cpp-tools", List.of("-format", "QRCode"));

    private static final Pattern ZXING_TEXT = Pattern.compile("(?m)^Text: *\"(.*)\"$");

    private final Path program;
    private final String debianPackage;
    private final List<String> options;

    OtherDecoder(String program, String debianPackage, List<String> options) {
        this.program = Path.of("/usr/bin", program);
        this.debianPackage = debianPackage;
        this.options = options;
    }

    /** Skips the test, loudly, where the decoder is not installed. */
    public void assumeHere() {
        var missing = "CODES ARE NOT READ BY " + this + ": " + program + " is not here (Debian: apt-get install "
                + debianPackage + ")";
        if (!Files.isExecutable(program)) {
            System.err.println(missing);
        }
        assumeTrue(Files.isExecutable(program), missing);
    }

    /** The texts of the pictures in one folder, in their order; a picture that is not read has none. */
    public List<String> texts(List<Path> pictures) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        pictures.forEach(picture -> command.add(picture.toString()));
        var output = Files.createTempFile(pictures.get(0).getParent(), "read", ".txt");
        new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var said = Files.readString(output, StandardCharsets.UTF_8);
        return this == ZBAR
                ? said.lines().toList()
                : ZXING_TEXT
                        .matcher(said)
                        .results()
                        .map(match -> match.group(1))
                        .toList();
    }
}
