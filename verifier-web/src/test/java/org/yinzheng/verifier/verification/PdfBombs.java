// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;

/** Small files that ask for much. */
final class PdfBombs {

    private PdfBombs() {}

    /** A page whose content is so many blanks, packed by filters of which deflate is the last. */
    static byte[] packed(long blanks, List<String> filters) throws IOException {
        try (var document = new PDDocument()) {
            var content = new PDStream(document);
            var stream = content.getCOSObject();
            try (var out = stream.createRawOutputStream()) {
                var bytes = deflated(blanks);
                for (int i = filters.size() - 2; i >= 0; i--) {
                    bytes = encoded(filters.get(i), bytes);
                }
                out.write(bytes);
            }
            var names = new COSArray();
            filters.forEach(filter -> names.add(COSName.getPDFName(filter)));
            stream.setItem(COSName.FILTER, names);
            var page = new PDPage(PDRectangle.A4);
            page.setContents(content);
            document.addPage(page);
            return saved(document);
        }
    }

    /** A page with a form that draws the next one ten times, and so on: ten to this power of strokes. */
    static byte[] nested(int depth) throws IOException {
        try (var document = new PDDocument()) {
            PDFormXObject inner = form(document, "0 0 m 10 10 l S ", null);
            for (int i = 0; i < depth; i++) {
                inner = form(document, "/X Do ", inner);
            }
            var page = new PDPage(PDRectangle.A4);
            page.setResources(resources(inner));
            var content = new PDStream(document);
            try (var out = content.createOutputStream()) {
                out.write("/X Do ".getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
            document.addPage(page);
            return saved(document);
        }
    }

    /**
     * A page of A4 whose catalog stands among packed objects, as files have it since PDF 1.5.
     *
     * @param filters by which the objects and the table of their places are packed, in the order of unpacking
     * @param blanks after the objects
     */
    static byte[] packedObjects(int blanks, List<String> filters) throws IOException {
        var objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>> ",
                "<</Type/Pages/Kids[3 0 R]/Count 1>> ",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> ");
        var places = "";
        for (int i = 0, at = 0; i < objects.size(); at += objects.get(i++).length()) {
            places += (i + 1) + " " + at + " ";
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.5\n"));
        int packed = file.size();
        stream(
                file,
                "4 0 obj<</Type/ObjStm/N 3/First " + places.length(),
                filters,
                ascii(places + String.join("", objects) + " ".repeat(blanks)));
        int table = file.size();
        var entries = ByteBuffer.allocate(6 * 7);
        entry(entries, 0, 0, 0xffff);
        for (int i = 0; i < objects.size(); i++) {
            entry(entries, 2, 4, i);
        }
        entry(entries, 1, packed, 0);
        entry(entries, 1, table, 0);
        stream(file, "5 0 obj<</Type/XRef/Size 6/Root 1 0 R/W[1 4 2]", filters, entries.array());
        file.writeBytes(ascii("startxref\n" + table + "\n%%EOF\n"));
        return file.toByteArray();
    }

    private static void entry(ByteBuffer table, int type, int place, int detail) {
        table.put((byte) type).putInt(place).putShort((short) detail);
    }

    private static void stream(ByteArrayOutputStream file, String head, List<String> filters, byte[] content)
            throws IOException {
        var bytes = content;
        for (int i = filters.size() - 1; i >= 0; i--) {
            bytes = encoded(filters.get(i), bytes);
        }
        file.writeBytes(
                ascii(head + "/Filter[/" + String.join(" /", filters) + "]/Length " + bytes.length + ">>stream\n"));
        file.writeBytes(bytes);
        file.writeBytes(ascii("\nendstream endobj\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A page whose content is so many blanks, encrypted under a password that opens without being asked for. */
    static byte[] encrypted(int blanks) throws IOException {
        try (var document = Loader.loadPDF(packed(blanks, List.of("FlateDecode")))) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            return saved(document);
        }
    }

    private static PDFormXObject form(PDDocument document, String stroke, @Nullable PDFormXObject inner)
            throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(PDRectangle.A4);
        form.setResources(inner == null ? new PDResources() : resources(inner));
        try (var out = form.getStream().createOutputStream()) {
            out.write(stroke.repeat(10).getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private static PDResources resources(PDFormXObject form) {
        var resources = new PDResources();
        resources.put(COSName.getPDFName("X"), form);
        return resources;
    }

    private static byte[] deflated(long blanks) throws IOException {
        var packed = new ByteArrayOutputStream();
        var block = new byte[1024 * 1024];
        Arrays.fill(block, (byte) ' ');
        try (var deflate = new DeflaterOutputStream(packed)) {
            for (long left = blanks; left > 0; left -= block.length) {
                deflate.write(block);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] encoded(String filter, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        FilterFactory.INSTANCE.getFilter(filter).encode(new ByteArrayInputStream(bytes), out, new COSDictionary(), 0);
        return out.toByteArray();
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
