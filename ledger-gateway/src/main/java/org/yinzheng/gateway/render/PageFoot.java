// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.io.IOException;
import org.yinzheng.chaincode.registry.LicenceType;

/** The foot of the first page: who issued, how to check, the short number, the code. */
final class PageFoot {
    private static final float MARGIN = 54;
    private static final float BOTTOM = 56;
    /** Half a millimetre a module: read from a hand's breadth by any phone. */
    private static final float MODULE = 1.42f;
    /** Pixels a module in the embedded picture, which is never interpolated. */
    private static final int SCALE = 8;

    private static final int INK = 0x1A1A1A;
    private static final int GREY = 0x5A5A5A;

    private final EmbeddedFont font;
    private final PrintedDocument printed;
    private final QrCode code;
    private final int accent;

    PageFoot(EmbeddedFont font, PrintedDocument printed, QrCode code, int accent) {
        this.font = font;
        this.printed = printed;
        this.code = code;
        this.accent = accent;
    }

    float height() {
        return side() + 12 + BOTTOM - 40;
    }

    void draw(PageCanvas page) throws IOException {
        float top = page.height() - BOTTOM - side();
        float left = page.width() - MARGIN - side();
        float width = left - MARGIN - 16;
        page.line(MARGIN, top - 8, page.width() - MARGIN, top - 8, 1.2f, accent);
        page.image(code.image(SCALE), left, top, side());
        float y = top;
        y = pair(page, y, width, "颁发机构  Issued by", printed.issuer(), 13);
        y = pair(page, y, width, shortNumberLabel(), printed.shortNumber(), 15);
        page.block(instructions(width), MARGIN, y + 4, GREY);
    }

    private float side() {
        return code.size() * MODULE;
    }

    private float pair(PageCanvas page, float top, float width, String label, String value, float size)
            throws IOException {
        TextBlock name = TextBlock.fit(font, label, width, 8, 6.5f, 1);
        TextBlock text = TextBlock.fit(font, value, width, size, 9, 1);
        page.block(name, MARGIN, top, GREY);
        page.block(text, MARGIN, top + name.height(), INK);
        return top + name.height() + text.height() + 3;
    }

    private String shortNumberLabel() {
        return isReceipt() ? "校验码  Check value" : "短号  Short number";
    }

    private TextBlock instructions(float width) {
        String what = isReceipt() ? "票据代码、号码、校验码、日期和金额" : "短号";
        String whatInEnglish = isReceipt() ? "code, number, check value, date and total" : "the short number";
        return TextBlock.fit(
                font,
                "请扫码核验，或打开 " + printed.verifier() + " 输入" + what + "。本页为打印件，以核验结果为准。 Scan the code, or enter "
                        + whatInEnglish
                        + " at the address above. This page is a copy: the result of the check prevails.",
                width,
                8.5f,
                6.5f,
                5);
    }

    private boolean isReceipt() {
        return printed.type().kind() == LicenceType.Kind.RECEIPT;
    }
}
