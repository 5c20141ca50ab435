// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.util.Optional;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.RecordText;
import org.yinzheng.credential.verdict.Bilingual;

/**
 * Where the checked text came from.
 *
 * @param kind how it was given
 * @param outcome whether a code was found in the file
 * @param note in words, empty when there is nothing to say
 * @param text what the code says, where who asks did not have it as text: a document's code, or a verification record's,
 *     that was found in the file or came from the issuer. Empty for a code of another system
 */
public record Source(Kind kind, Outcome outcome, Bilingual note, Optional<String> text) {

    Source(Kind kind, Outcome outcome, Bilingual note) {
        this(kind, outcome, note, Optional.empty());
    }

    /** With what a file held. */
    static Source found(Kind kind, String text) {
        return new Source(kind, Outcome.CODE_FOUND, new Bilingual("", ""), ours(text));
    }

    private static Optional<String> ours(String text) {
        return Optional.of(text).filter(found -> found.contains(QrText.PREFIX) || RecordText.isIn(found));
    }

    /** Without the text: frameworks write what they answer to their logs. */
    @Override
    public String toString() {
        return "Source[" + kind + ", " + outcome + "]";
    }

    /** How the text was given. */
    public enum Kind {
        TEXT,
        IMAGE,
        PDF,
        /** The issuer's gateway was asked: it knows that somebody looked. */
        LOOKUP
    }

    /** What became of a file. */
    public enum Outcome {
        CODE_FOUND,
        NO_CODE_FOUND,
        FILE_UNREADABLE,
        FILE_UNSUPPORTED,
        TOO_MANY_PIXELS,
        TOO_MANY_PAGES,
        TOO_SLOW
    }

    static final Source TEXT = new Source(Kind.TEXT, Outcome.CODE_FOUND, new Bilingual("", ""));

    /** The issuer was asked, and answered with this. */
    public static Source askedIssuer(String text) {
        return new Source(
                Kind.LOOKUP,
                Outcome.CODE_FOUND,
                new Bilingual(
                        "本次手工查验已向颁发机构询问；颁发机构知道有人查询过。",
                        "For this look-up the issuer was asked: the issuer knows that somebody looked."),
                ours(text));
    }

    static Source failed(Kind kind, Outcome outcome) {
        return new Source(
                kind,
                outcome,
                switch (outcome) {
                    case CODE_FOUND -> new Bilingual("", "");
                    case NO_CODE_FOUND ->
                        new Bilingual(
                                "文件里没有找到二维码。请让二维码占画面的大部分，光线均匀，再试一次。",
                                "No QR code was found in the file. Let the code fill most of the picture, in even light, and try"
                                        + " again.");
                    case FILE_UNREADABLE ->
                        new Bilingual(
                                "文件无法读取，可能已损坏。请重新拍照或另存后再试。",
                                "The file cannot be read; it may be damaged. Take the picture again or save it anew.");
                    case FILE_UNSUPPORTED ->
                        new Bilingual(
                                "不支持此类文件。请使用 PNG、JPEG、GIF、BMP 图片或 PDF。",
                                "This kind of file is not supported. Use a PNG, JPEG, GIF or BMP picture, or a PDF.");
                    case TOO_MANY_PIXELS ->
                        new Bilingual(
                                "图片过大（上限 5000 万像素）。请裁剪到二维码附近。",
                                "The picture is too large (at most 50 million pixels). Crop it to the code.");
                    case TOO_MANY_PAGES ->
                        new Bilingual(
                                "PDF 页数过多（上限 20 页）。请只上传带二维码的那一页。",
                                "The PDF has too many pages (at most 20). Upload only the page with the code.");
                    case TOO_SLOW ->
                        new Bilingual(
                                "文件处理时间过长。请裁剪到二维码附近再试。",
                                "The file takes too long to read. Crop it to the code and try again.");
                });
    }
}
