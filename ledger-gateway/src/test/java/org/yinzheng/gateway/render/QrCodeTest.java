// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.credential.text.QrText;

final class QrCodeTest {
    private static final URI VERIFIER = URI.create("https://verify.example.gov.cn/");

    /** A print credential of four fields has about 268 bytes. */
    private static String link(int bytes) {
        byte[] message = new byte[bytes];
        new Random(7).nextBytes(message);
        return QrText.link(VERIFIER, message);
    }

    @Test
    void a_print_credential_of_four_fields_behind_a_link_of_31_characters_is_version_17_at_most() {
        assertThat(VERIFIER.toString() + "#").hasSize(31);
        assertThat(QrCode.of(link(268), QrCode.Medium.PRINT).version()).isLessThanOrEqualTo(17);
    }

    @Test
    void the_link_is_a_byte_segment_and_the_credential_an_alphanumeric_one() throws WriterException {
        String text = link(268);
        int oneByteSegment = Encoder.encode(text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.QR_COMPACT, false))
                .getVersion()
                .getVersionNumber();
        QrCode code = QrCode.of(text, QrCode.Medium.PRINT);
        assertThat(code.version()).isLessThanOrEqualTo(oneByteSegment - 3);
        // 31 bytes and 433 alphanumeric characters with their two headers are all that the symbol holds
        int bits = 4 + 16 + 31 * 8 + 4 + 11 + (text.length() - 31) / 2 * 11 + (text.length() - 31) % 2 * 6;
        assertThat(code.version()).isEqualTo(smallestVersionAtQ(bits));
    }

    private static int smallestVersionAtQ(int bits) {
        for (int number = 1; number <= 40; number++) {
            var version = com.google.zxing.qrcode.decoder.Version.getVersionForNumber(number);
            var blocks = version.getECBlocksForLevel(ErrorCorrectionLevel.Q);
            if (version.getTotalCodewords() - blocks.getTotalECCodewords() >= (bits + 7) / 8) {
                return number;
            }
        }
        throw new IllegalArgumentException("too long for any version");
    }

    @ParameterizedTest
    @EnumSource(QrCode.Medium.class)
    void a_png_reads_back_to_the_text(QrCode.Medium medium) throws Exception {
        String text = link(268);
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(QrCode.of(text, medium).png(3)));
        assertThat(PictureOfCode.textIn(image)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 32})
    void every_module_is_a_whole_number_of_pixels_with_four_modules_of_white_around(int scale) throws IOException {
        QrCode code = QrCode.of(link(100), QrCode.Medium.SCREEN);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(code.png(scale)));
        assertThat(image.getWidth()).isEqualTo(code.size() * scale).isEqualTo(image.getHeight());
        assertThat(code.size()).isEqualTo(4 * code.version() + 17 + 8);
        int wrong = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean dark = (image.getRGB(x, y) & 0xffffff) == 0;
                wrong += dark == code.isDark(x / scale, y / scale) ? 0 : 1;
            }
            wrong += (image.getRGB(x, 4 * scale - 1) & 0xffffff) == 0xffffff ? 0 : 1;
        }
        assertThat(wrong).isZero();
        assertThat(image.getRGB(4 * scale, 4 * scale) & 0xffffff).isZero();
    }

    @Test
    void an_svg_draws_the_same_modules_and_nothing_else() {
        QrCode code = QrCode.of(link(60), QrCode.Medium.SCREEN);
        String svg = code.svg();
        int drawn = 0;
        var run = java.util.regex.Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z")
                .matcher(svg);
        while (run.find()) {
            int column = Integer.parseInt(run.group(1));
            int length = Integer.parseInt(run.group(3));
            for (int i = 0; i < length; i++) {
                assertThat(code.isDark(column + i, Integer.parseInt(run.group(2))))
                        .isTrue();
            }
            drawn += length;
        }
        int dark = 0;
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                dark += code.isDark(column, row) ? 1 : 0;
            }
        }
        assertThat(drawn).isEqualTo(dark);
        assertThat(svg).doesNotContain("script", "style", "http://www.w3.org/1999");
    }

    @Test
    void text_that_no_code_holds_and_scales_that_no_screen_needs_are_refused() {
        assertThatThrownBy(() -> QrCode.of("A".repeat(4297), QrCode.Medium.PRINT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QrCode.of("证", QrCode.Medium.PRINT)).isInstanceOf(IllegalArgumentException.class);
        QrCode code = QrCode.of("YZ1:AA", QrCode.Medium.SCREEN);
        assertThatThrownBy(() -> code.png(0)).hasMessageContaining("1 to 32");
        assertThatThrownBy(() -> code.png(33)).hasMessageContaining("1 to 32");
    }
}
