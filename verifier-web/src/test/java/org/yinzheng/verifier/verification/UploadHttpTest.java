// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.verifier.testledger.QrPictures;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;
import org.yinzheng.verifier.testledger.SampleVerifier;
import org.yinzheng.verifier.testledger.WithSampleVerifier;

/** What is answered to a picture or a PDF over HTTP, also to one that means harm. */
@ExtendWith(WithSampleVerifier.class)
class UploadHttpTest {

    private final SampleLedger ledger;
    private final RunningVerifier verifier;

    UploadHttpTest(SampleVerifier samples) {
        ledger = samples.ledger();
        verifier = samples.running();
    }

    @Test
    void a_picture_of_a_code_is_read() throws IOException {
        var answer = verifier.upload(QrPictures.png(ledger.text("valid")));
        assertThat(answer.path("code").asString()).as(answer.toPrettyString()).isEqualTo("VALID");
        assertThat(answer.at("/source/kind").asString()).isEqualTo("IMAGE");
        assertThat(answer.at("/source/text").asString()).as("for who sent it").isEqualTo(ledger.text("valid"));
        assertThat(verifier.upload(QrPictures.png("WIFI:S:somebody;P:secret;;"))
                        .at("/source/text")
                        .isNull())
                .as("of a code of another system")
                .isTrue();
    }

    @Test
    void a_pdf_with_a_code_is_read() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            var page = new PDPage();
            document.addPage(page);
            var image = LosslessFactory.createFromImage(document, QrPictures.image(ledger.text("valid")));
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 200, 300, 150, 150);
            }
            document.save(out);
            var answer = verifier.upload(out.toByteArray());
            assertThat(answer.path("code").asString())
                    .as(answer.toPrettyString())
                    .isEqualTo("VALID");
            assertThat(answer.at("/source/kind").asString()).isEqualTo("PDF");
            assertThat(answer.at("/source/text").asString()).isEqualTo(ledger.text("valid"));
        }
    }

    @Test
    void garbage_gets_a_verdict_that_speaks_of_the_file() {
        var random = new Random(7);
        for (var begin :
                new String[] {"", "\u0089PNG\r\n\u001a\n", "GIF89a", "%PDF-1.7\n", "BM", "\u00ff\u00d8\u00ff"}) {
            var garbage = new byte[4000];
            random.nextBytes(garbage);
            var prefix = begin.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(prefix, 0, garbage, 0, prefix.length);
            var answer = verifier.upload(garbage);
            assertThat(answer.path("code").asString()).isEqualTo("UNREADABLE");
            assertThat(answer.at("/source/outcome").asString()).startsWith("FILE_");
            assertThat(answer.at("/source/note/zh").asString()).isNotBlank();
        }
    }

    @Test
    void a_picture_that_claims_a_billion_pixels_is_not_unpacked() {
        var answer = verifier.upload(pngHeader(60_000, 60_000));
        assertThat(answer.path("code").asString()).isEqualTo("UNREADABLE");
        assertThat(answer.at("/source/outcome").asString()).isEqualTo("TOO_MANY_PIXELS");
    }

    @Test
    void a_pdf_that_unpacks_to_more_than_any_paper_holds_is_not_unpacked() throws IOException {
        for (var filters : List.of(List.of("FlateDecode"), List.of("ASCII85Decode", "FlateDecode"))) {
            var answer = verifier.upload(PdfBombs.packed(200L * 1024 * 1024, filters));
            assertThat(answer.at("/source/outcome").asString())
                    .as(filters.toString())
                    .isEqualTo("TOO_MANY_PIXELS");
        }
    }

    @Test
    void a_picture_without_a_code_says_so() throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", out);
            assertThat(verifier.upload(out.toByteArray()).at("/source/outcome").asString())
                    .isEqualTo("NO_CODE_FOUND");
        }
    }

    @Test
    void a_file_beyond_the_limit_is_a_problem() {
        var response = verifier.uploadRaw(new byte[11 * 1024 * 1024]);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("BODY_TOO_LARGE");
    }

    @Test
    void a_part_of_a_form_that_does_not_fit_is_a_problem_too() {
        var form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nx\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"holderRequired\"\r\n\r\nperhaps\r\n--b--\r\n";
        var response = verifier.post(
                "api/v1/verifications", "multipart/form-data; boundary=b", form.getBytes(StandardCharsets.US_ASCII));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("CHALLENGE_MALFORMED");
    }

    @Test
    void a_file_may_come_with_every_member_that_a_question_has() throws IOException {
        var members = Map.of(
                "here", "330000",
                "matter", "M-TRADE",
                "asOf", Long.toString(Instant.now().getEpochSecond() - 10),
                "asker", "0123456789abcdef",
                "audience", "counter 7",
                "nonce", "0123456789abcdef",
                "holderRequired", "true",
                "recordFor", "https://verifier.example/");
        var form = new ByteArrayOutputStream();
        members.forEach(
                (name, value) -> form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(name, value)
                        .getBytes(StandardCharsets.US_ASCII)));
        form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(QrPictures.png(ledger.text("valid")));
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        var response = verifier.post("api/v1/verifications", "multipart/form-data; boundary=b", form.toByteArray());
        assertThat(response.body()).contains("PRESENTATION_INVALID");
    }

    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(45)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .array();
    }
}
