// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yinzheng.credential.text.QrText;

/** Decoders that are not ours read every code of the print form, in good and in bad pictures, to the very character. */
final class OtherDecodersTest {
    private static final URI VERIFIER = URI.create("https://verify.example.gov.cn/");
    private static final int CODES = Boolean.getBoolean("yinzheng.endurance") ? 60 : 12;
    private static final Pattern ZXING_TEXT = Pattern.compile("(?m)^Text: *\"(.*)\"$");

    @TempDir
    Path folder;

    /** A decoder as Debian packages it: how it is called, and how its output names the texts. */
    private enum Decoder {
        ZBAR("zbarimg", "zbar-tools", List.of("--quiet", "--raw", "-Sdisable", "-Sqrcode.enable")),
        ZXING_CPP("ZXingReader", "zxing-cpp-tools", List.of("-format", "QRCode"));

        private final Path program;
        private final String debianPackage;
        private final List<String> options;

        Decoder(String program, String debianPackage, List<String> options) {
            this.program = Path.of("/usr/bin", program);
            this.debianPackage = debianPackage;
            this.options = options;
        }

        List<String> texts(List<Path> pictures) throws IOException, InterruptedException {
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

    static Stream<Arguments> decodersAndPictures() {
        return Stream.of(Decoder.values())
                .flatMap(decoder -> SpoiltPicture.kinds().stream().map(kind -> Arguments.of(decoder, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("decodersAndPictures")
    void every_code_is_read_to_its_own_text(Decoder decoder, SpoiltPicture kind)
            throws IOException, InterruptedException {
        var missing = "CODES ARE NOT READ BY " + decoder + ": " + decoder.program
                + " is not here (Debian: apt-get install " + decoder.debianPackage + ")";
        if (!Files.isExecutable(decoder.program)) {
            System.err.println(missing);
        }
        assumeTrue(Files.isExecutable(decoder.program), missing);
        var texts = IntStream.range(0, CODES).mapToObj(OtherDecodersTest::text).toList();
        var pictures = new ArrayList<Path>();
        for (var text : texts) {
            pictures.add(kind.write(
                    QrCode.of(text, QrCode.Medium.PRINT), folder.resolve(pictures.size() + kind.extension())));
        }
        assertThat(decoder.texts(pictures)).isEqualTo(texts);
    }

    /** Print credentials of two to five fields are this long. */
    private static String text(int seed) {
        var random = new Random(seed);
        var message = new byte[200 + random.nextInt(100)];
        random.nextBytes(message);
        return QrText.link(VERIFIER, message);
    }

    static BufferedImage grey(BufferedImage image) {
        var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = grey.createGraphics();
        canvas.drawImage(image, 0, 0, null);
        canvas.dispose();
        return grey;
    }
}
