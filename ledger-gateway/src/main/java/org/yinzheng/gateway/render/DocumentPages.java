// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.registry.LicenceType;
import tools.jackson.databind.JsonNode;

/** The pages of one document, filled from top to bottom; the first one carries the code at its foot. */
final class DocumentPages implements AutoCloseable {
    private static final float MARGIN = 54;
    private static final float GAP = 14;
    private static final int INK = 0x1A1A1A;
    private static final int GREY = 0x5A5A5A;
    private static final int RULE = 0xD0D0D0;
    private static final int TINT = 0xF4F1EC;
    private static final int TRAINING = 0x5B2C83;
    private static final float TRAINING_BAND = 21;

    private final PDDocument document;
    private final EmbeddedFont font;
    private final PrintedDocument printed;
    private final PageLayout layout;
    private final PageFoot foot;
    private final List<PageCanvas> pages = new ArrayList<>();
    private PageCanvas page;
    private float y;

    DocumentPages(PDDocument document, EmbeddedFont font, PrintedDocument printed, QrCode code) throws IOException {
        this.document = document;
        this.font = font;
        this.printed = printed;
        this.layout = PageLayout.of(printed.type());
        this.foot = new PageFoot(font, printed, code, layout.accent());
        this.page = addPage();
    }

    void draw() throws IOException {
        header();
        for (List<String> row : layout.rows()) {
            row(row);
        }
        if (layout.table().isPresent()) {
            table(layout.table().get());
        }
        if (layout.total().isPresent()) {
            total(layout.total().get());
        }
        if (layout.note().isPresent()) {
            note(layout.note().get().zh(), layout.note().get().en());
        }
        foot.draw(pages.get(0));
        missingGlyphs();
    }

    @Override
    public void close() throws IOException {
        for (PageCanvas open : pages) {
            open.close();
        }
    }

    private PageCanvas addPage() throws IOException {
        PDRectangle a4 = PDRectangle.A4;
        PDRectangle size = layout.landscape() ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4;
        PageCanvas canvas = new PageCanvas(document, font, size);
        pages.add(canvas);
        canvas.frame(24, 2.2f, layout.accent());
        canvas.frame(29, 0.6f, layout.accent());
        if (printed.training()) {
            canvas.fill(0, 0, canvas.width(), TRAINING_BAND, TRAINING);
            canvas.centred("培训样张 无效力   TRAINING: no legal effect", 15, 11, 0xFFFFFF, 1);
        }
        y = MARGIN;
        return canvas;
    }

    private void header() throws IOException {
        LicenceType type = printed.type();
        float top = layout.landscape() ? 76 : 92;
        page.centred(type.labels().zh(), top, 28, layout.accent(), 6);
        page.centred(type.labels().en(), top + 19, 11, GREY, 0.4f);
        String name = type.kind() == LicenceType.Kind.RECEIPT ? "票据代码 号码 Code, number  " : "证照标识 Identifier  ";
        var mark = printed.imported() ? "   存量证照 Imported" : "";
        page.centred(name + printed.identifier() + mark, top + 38, 8.5f, INK, 0);
        page.line(MARGIN, top + 48, page.width() - MARGIN, top + 48, 1.2f, layout.accent());
        y = top + 55;
    }

    private void row(List<String> names) throws IOException {
        if (names.stream().allMatch(this::isLeftOut)) {
            return;
        }
        float width = (contentWidth() - GAP * (names.size() - 1)) / names.size();
        List<Cell> cells = names.stream().map(name -> cell(name, width)).toList();
        float height = (float) cells.stream().mapToDouble(Cell::height).max().orElse(0);
        makeRoom(height);
        float x = MARGIN;
        for (Cell cell : cells) {
            page.block(cell.label(), x, y + 5, GREY);
            page.block(cell.value(), x, y + 5 + cell.label().height(), INK);
            x += width + GAP;
        }
        y += height;
        page.line(MARGIN, y, page.width() - MARGIN, y, 0.5f, RULE);
    }

    /** A row of optional fields without values takes no room. */
    private boolean isLeftOut(String name) {
        boolean longTerm = layout.longTerm().equals(Optional.of(name));
        return !field(name).required()
                && !longTerm
                && FieldText.isAbsent(printed.fields().get(name));
    }

    private record Cell(TextBlock label, TextBlock value) {
        float height() {
            return label.height() + value.height() + 11;
        }
    }

    private Cell cell(String name, float width) {
        LicenceType.Field field = field(name);
        String label = field.labels().zh() + "  " + field.labels().en();
        return new Cell(
                TextBlock.fit(font, label, width, 8, 6.5f, 1), TextBlock.fit(font, value(field), width, 12.5f, 8, 2));
    }

    private String value(LicenceType.Field field) {
        @Nullable JsonNode value = printed.fields().get(field.name());
        boolean longTerm = layout.longTerm().equals(Optional.of(field.name())) && FieldText.isAbsent(value);
        return longTerm ? "长期 Long term" : FieldText.of(value, field.format());
    }

    private LicenceType.Field field(String name) {
        return printed.type().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the layout was checked against the fields"));
    }

    private void table(PageLayout.Table table) throws IOException {
        float[] widths = columnWidths(table);
        y += 6;
        tableHead(table, widths);
        JsonNode entries = printed.fields().path(table.member());
        for (JsonNode entry : entries) {
            List<TextBlock> cells = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                PageLayout.Column column = table.columns().get(i);
                String text = FieldText.of(entry.get(column.name()), column.format());
                cells.add(TextBlock.fit(font, text, widths[i] - 8, 9.5f, 7, 1));
            }
            PageCanvas before = page;
            makeRoom(rowHeight(cells));
            if (before != page) {
                tableHead(table, widths);
            }
            tableRow(table, cells, widths, INK);
        }
    }

    private void tableHead(PageLayout.Table table, float[] widths) throws IOException {
        List<TextBlock> heads = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            PageLayout.Column column = table.columns().get(i);
            String text = column.labels().zh() + " " + column.labels().en();
            heads.add(TextBlock.fit(font, text, widths[i] - 8, 8.5f, 6.5f, 1));
        }
        makeRoom(rowHeight(heads));
        page.fill(MARGIN, y, contentWidth(), rowHeight(heads), TINT);
        tableRow(table, heads, widths, GREY);
    }

    /** Amounts and counts end at the right edge of their column, so that their digits stand one below the other. */
    private void tableRow(PageLayout.Table table, List<TextBlock> cells, float[] widths, int colour)
            throws IOException {
        float x = MARGIN;
        for (int i = 0; i < widths.length; i++) {
            if (table.columns().get(i).number()) {
                page.blockTo(cells.get(i), x + widths[i] - 4, y + 3, colour);
            } else {
                page.block(cells.get(i), x + 4, y + 3, colour);
            }
            x += widths[i];
        }
        y += rowHeight(cells);
        page.line(MARGIN, y, page.width() - MARGIN, y, 0.5f, RULE);
    }

    private static float rowHeight(List<TextBlock> cells) {
        return (float) cells.stream().mapToDouble(TextBlock::height).max().orElse(0) + 6;
    }

    private float[] columnWidths(PageLayout.Table table) {
        int sum = table.columns().stream().mapToInt(PageLayout.Column::width).sum();
        float[] widths = new float[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = contentWidth() * table.columns().get(i).width() / sum;
        }
        return widths;
    }

    private void total(String name) throws IOException {
        JsonNode value = printed.fields().path(name);
        if (!value.isIntegralNumber()) {
            return;
        }
        String figures = ChineseAmount.figures(value.longValue());
        String text = "合计 Total  （大写）" + ChineseAmount.capitals(value.longValue()) + "    （小写）" + figures;
        TextBlock block = TextBlock.fit(font, text, contentWidth() - 12, 12.5f, 8, 1);
        makeRoom(block.height() + 18);
        page.fill(MARGIN, y + 6, contentWidth(), block.height() + 8, TINT);
        page.block(block, MARGIN + 6, y + 9, INK);
        y += block.height() + 18;
    }

    private void note(String chinese, String english) throws IOException {
        TextBlock block = TextBlock.fit(font, chinese + "  " + english, contentWidth(), 8.5f, 7, 3);
        makeRoom(block.height() + 8);
        page.block(block, MARGIN, y + 6, GREY);
        y += block.height() + 8;
    }

    private void missingGlyphs() throws IOException {
        if (font.missing().isEmpty()) {
            return;
        }
        String names = font.missing().stream().map("U+%04X"::formatted).collect(Collectors.joining(" "));
        String text = "〓：本机字体缺字 " + names + "，以电子证照为准。 〓: no glyph in the font for " + names
                + "; the electronic document holds it.";
        TextBlock block = TextBlock.fit(font, text, contentWidth(), 7.5f, 6, 2);
        page = pages.get(0);
        page.block(block, MARGIN, page.height() - 35 - block.height(), 0x9B1C1C);
    }

    private void makeRoom(float height) throws IOException {
        float bottom = page.height() - (pages.size() == 1 ? foot.height() + 40 : MARGIN);
        if (y + height > bottom) {
            page = addPage();
        }
    }

    private float contentWidth() {
        return page.width() - 2 * MARGIN;
    }
}
