// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.util.List;

/**
 * A finished page.
 *
 * @param bytes the PDF
 * @param pages how many pages it has
 * @param qrVersion version of the printed code
 * @param missingGlyphs characters that the font lacks, as {@code U+2CE88}; printed as 〓 and named at the foot
 */
public record RenderedPdf(byte[] bytes, int pages, int qrVersion, List<String> missingGlyphs) {
    public RenderedPdf {
        missingGlyphs = List.copyOf(missingGlyphs);
    }
}
