// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/** The characters of a file: UTF-8 if every byte fits it, else GB 18030, in which Chinese spreadsheets save. */
public final class CsvText {
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private CsvText() {}

    /** @throws org.yinzheng.gateway.problem.ProblemException if it is neither */
    public static Charset charset(byte[] file) {
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            if (fits(file, charset)) {
                return charset;
            }
        }
        throw Problem.INVALID_FIELDS.exception(List.of(
                new FieldError("file", "CHARSET_UNKNOWN", "a CSV file in UTF-8 or GB 18030; save it as CSV again")));
    }

    /** How many bytes of a byte order mark to leave out. */
    public static int mark(byte[] file) {
        return file.length >= MARK.length && file[0] == MARK[0] && file[1] == MARK[1] && file[2] == MARK[2]
                ? MARK.length
                : 0;
    }

    /** Decodes into a small buffer that is used again and again: a second copy of the file would be a waste. */
    private static boolean fits(byte[] file, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.wrap(file);
        var characters = CharBuffer.allocate(8192);
        while (true) {
            var result = decoder.decode(bytes, characters, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            characters.clear();
        }
    }
}
