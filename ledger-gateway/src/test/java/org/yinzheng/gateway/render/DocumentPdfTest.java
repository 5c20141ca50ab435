// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.onboarding.DemoTypes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class DocumentPdfTest {
    private static final String CODE = "https://verify.example.gov.cn/#YZ1:" + "MFRGGZDFMZTWQ2LK".repeat(26);

    private static LicenceType type() {
        return new LicenceType(
                1,
                1,
                LicenceType.Kind.LICENCE,
                "11100000Y2DEM001XD001",
                new Labels("Food Business Licence", "食品经营许可证"),
                5,
                List.of("001"),
                false,
                1,
                List.of(
                        field(0, "holderName", "经营者名称", "Operator", Format.TEXT),
                        field(1, "scope", "经营项目", "Business items", Format.TEXT),
                        field(2, "validTo", "有效期至", "Valid to", Format.DATE)),
                List.of(),
                0,
                Map.of("VALID", "01"),
                new LicenceType.StatusList("https://status.example/{iss}/{vct}", 1024),
                Map.of(
                        "page",
                        "PORTRAIT",
                        "accent",
                        "8A1C1C",
                        "longTerm",
                        "validTo",
                        "rows",
                        List.of(List.of("holderName"), List.of("scope"), List.of("validTo"))));
    }

    private static Field field(int key, String name, String zh, String en, Format format) {
        return new Field(key, name, new Labels(en, zh), format, false, 4000, true, null);
    }

    private static ObjectNode fields(String holder) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("holderName", holder)
                .put("scope", "热食类食品制售；自制饮品制售")
                .put("validTo", "2031-03-01");
    }

    private static RenderedPdf render(ObjectNode fields) {
        return render(fields, false);
    }

    private static RenderedPdf render(ObjectNode fields, boolean training) {
        return render(fields, training, false);
    }

    private static RenderedPdf render(ObjectNode fields, boolean training, boolean imported) {
        return DocumentPdf.render(new PrintedDocument(
                type(),
                fields,
                "1.2.156.3005.2.11100000Y2DEM001XD001.11330000002485087P.ZJ2026000000000001.001.F",
                "虚构市场监督管理局",
                CODE,
                "ZJ2026000000000001-F-K7M2QX",
                "verify.example.gov.cn",
                training,
                imported));
    }

    private static String text(RenderedPdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void a_page_carries_title_labels_in_two_languages_values_short_number_and_address() throws IOException {
        String text = text(render(fields("虚构湖山餐饮管理有限公司")));
        assertThat(text.replace(" ", "")).contains("食品经营许可证");
        assertThat(text)
                .contains("Food Business Licence", "经营者名称", "Operator", "虚构湖山餐饮管理有限公司", "2031年03月01日")
                .contains("ZJ2026000000000001-F-K7M2QX", "verify.example.gov.cn", "虚构市场监督管理局");
    }

    @Test
    void a_licence_that_existed_before_says_so_and_no_other_does() throws IOException {
        assertThat(text(render(fields("热食类食品制售"), false, true))).contains("存量证照 Imported");
        assertThat(text(render(fields("热食类食品制售"), false, false))).doesNotContain("Imported");
    }

    @Test
    void every_page_made_for_training_says_so_and_no_other_does() throws IOException {
        String band = "TRAINING: no legal effect";
        assertThat(text(render(fields("虚构湖山餐饮管理有限公司"), true))).contains(band);
        assertThat(text(render(fields("虚构湖山餐饮管理有限公司"), false))).doesNotContain(band);
    }

    @Test
    void the_code_on_the_page_reads_back_at_the_resolution_of_a_cheap_scanner() throws Exception {
        RenderedPdf pdf = render(fields("虚构湖山餐饮管理有限公司"));
        assertThat(pdf.qrVersion()).isLessThanOrEqualTo(17);
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            assertThat(PictureOfCode.textIn(page)).isEqualTo(CODE);
        }
    }

    @Test
    void a_name_of_512_characters_is_printed_whole() throws IOException {
        String name = "欧阳虚构".repeat(128);
        RenderedPdf pdf = render(fields(name));
        assertThat(text(pdf).replaceAll("\\s", "")).contains(name);
        assertThat(pdf.pages()).isEqualTo(1);
    }

    @Test
    void what_does_not_fit_on_the_first_page_continues_on_the_next() throws IOException {
        ObjectNode fields = fields("虚构湖山餐饮管理有限公司");
        fields.put("scope", "热食类食品制售；".repeat(500));
        RenderedPdf pdf = render(fields);
        assertThat(pdf.pages()).isGreaterThan(1);
        assertThat(text(pdf).replaceAll("\\s", "")).contains("热食类食品制售；".repeat(50));
    }

    @Test
    void amounts_in_a_table_end_one_below_the_other() throws IOException {
        var type = CanonicalJson.read(DemoTypes.type("21-medical-outpatient-receipt"), LicenceType.class);
        var fields = JsonMapper.shared().createObjectNode();
        fields.putArray("items")
                .add(item("挂号费", 1_250))
                .add(item("检查费", 123_456_789))
                .add(item("西药费", 90));
        var pdf = DocumentPdf.render(new PrintedDocument(
                type,
                fields,
                "33060126 0000000001",
                "虚构医院",
                CODE,
                "ABC-D-K7M2QX",
                "verify.example.gov.cn",
                false,
                false));
        var edges = rightEdges(pdf, "¥12.50", "¥1,234,567.89", "¥0.90");
        assertThat(edges).hasSize(3).allSatisfy(edge -> assertThat(edge).isCloseTo(edges.get(0), within(0.1f)));
    }

    private static ObjectNode item(String name, long fen) {
        return JsonMapper.shared().createObjectNode().put("name", name).put("amount", fen);
    }

    /** Where the words of a page end, points from its left edge. */
    private static List<Float> rightEdges(RenderedPdf pdf, String... words) throws IOException {
        var edges = new ArrayList<Float>();
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> letters) {
                    if (List.of(words).contains(text)) {
                        var last = letters.get(letters.size() - 1);
                        edges.add(last.getXDirAdj() + last.getWidthDirAdj());
                    }
                }
            }.getText(document);
        }
        return edges;
    }

    @Test
    void a_standard_character_beyond_the_basic_plane_has_its_glyph() {
        assertThat(render(fields("虚构𫖯𬭎")).missingGlyphs()).isEmpty();
    }

    @Test
    void a_character_without_a_glyph_is_named_on_the_page_and_does_not_break_it() throws IOException {
        String rare = Character.toString(0x2A6D6);
        RenderedPdf pdf = render(fields("虚构" + rare));
        assertThat(pdf.missingGlyphs()).containsExactly("U+2A6D6");
        assertThat(text(pdf)).contains("虚构〓", "U+2A6D6");
    }

    @Test
    void an_absent_end_reads_long_term() throws IOException {
        ObjectNode fields = fields("虚构湖山餐饮管理有限公司");
        fields.remove("validTo");
        assertThat(text(render(fields))).contains("长期 Long term");
    }

    @Test
    void line_ends_and_control_characters_in_a_value_do_no_harm() throws IOException {
        assertThat(text(render(fields("虚构\n\u0000\t公司")))).contains("虚构公司");
    }

    @Test
    void whatever_stands_in_a_value_the_page_is_drawn() throws IOException {
        Random random = new Random(20_261_122);
        int rounds = Boolean.getBoolean("yinzheng.endurance") ? 2_000 : 10;
        for (int round = 0; round < rounds; round++) {
            StringBuilder value = new StringBuilder("虚构");
            for (int i = random.nextInt(120); i > 0; i--) {
                // lone surrogates, controls, letters of every script and characters beyond the basic plane
                value.append(random.nextBoolean() ? (char) random.nextInt(0x10000) : ' ')
                        .appendCodePoint(0x20000 + random.nextInt(0x3000));
            }
            RenderedPdf pdf = render(fields(value.toString()));
            try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
                assertThat(document.getNumberOfPages()).isEqualTo(pdf.pages());
            }
            assertThat(pdf.missingGlyphs()).allMatch(name -> name.matches("U\\+[0-9A-F]{4,6}"));
        }
    }
}
