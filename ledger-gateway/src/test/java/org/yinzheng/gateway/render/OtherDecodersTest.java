// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
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
    private static final int CODES = Boolean.getBoolean("yinzheng.endurance") ? 60 : 6;

    @TempDir
    Path folder;

    static Stream<Arguments> decodersAndPictures() {
        return Stream.of(OtherDecoder.values())
                .flatMap(decoder -> SpoiltPicture.kinds().stream().map(kind -> Arguments.of(decoder, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("decodersAndPictures")
    void every_code_is_read_to_its_own_text(OtherDecoder decoder, SpoiltPicture kind)
            throws IOException, InterruptedException {
        decoder.assumeHere();
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
