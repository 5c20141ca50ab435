// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Whether what is packed in a PDF stays within bounds when it is unpacked: a file of a megabyte can hold a gigabyte, and the
 * library keeps what it unpacks in memory. It is unpacked once before, and nothing of it is kept.
 */
final class PdfStreams {

    private static final long MOST_UNPACKED = 128L * 1024 * 1024;
    /** Between two filters of one stream, which is kept for the second of them. */
    private static final long MOST_BETWEEN = 16L * 1024 * 1024;

    private static final int DEEPEST = 3;
    private static final int PEEKED = 2;
    private static final byte[] BEGIN = "stream".getBytes(StandardCharsets.US_ASCII);
    /** Pictures: their pixels are counted, not their bytes. */
    private static final Set<COSName> OF_PICTURES = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION);

    private final Budget budget = new Budget(MOST_UNPACKED);

    private PdfStreams() {}

    /** More would be unpacked than anybody's paper holds. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** By the bytes alone, before the file is opened: opening it unpacks its tables. */
    static void check(byte[] file) throws TooLargeException {
        var streams = new PdfStreams();
        for (int at = next(file, 0); at >= 0; at = next(file, at)) {
            streams.inflate(new ByteArrayInputStream(file, at, file.length - at), 1);
        }
    }

    /** By the filters that each stream names. */
    static void check(COSDocument document) throws TooLargeException {
        var streams = new PdfStreams();
        for (var key : List.copyOf(document.getXrefTable().keySet())) {
            if (document.getObjectFromPool(key).getObject() instanceof COSStream stream) {
                streams.unpack(stream);
            }
        }
    }

    /** Place after the next word that begins a stream, -1 for none. */
    private static int next(byte[] file, int from) {
        for (int at = from; at + BEGIN.length < file.length; at++) {
            int end = at + BEGIN.length;
            if (Arrays.equals(file, at, end, BEGIN, 0, BEGIN.length)) {
                end += file[end] == '\r' ? 1 : 0;
                return end < file.length && file[end] == '\n' ? end + 1 : end;
            }
        }
        return -1;
    }

    /** Deflated bytes, and what they hold where that is deflated again. */
    private void inflate(InputStream packed, int depth) throws TooLargeException {
        try (var unpacked = new BufferedInputStream(new Counted(new InflaterInputStream(packed), budget))) {
            if (depth < DEEPEST && isDeflated(unpacked)) {
                inflate(unpacked, depth + 1);
            } else {
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
        } catch (TooLargeException e) {
            throw e;
        } catch (IOException e) {
            // not deflated, or not to its end
        }
    }

    /** The two bytes with which zlib begins (RFC 1950). */
    private static boolean isDeflated(BufferedInputStream bytes) throws IOException {
        bytes.mark(PEEKED);
        var head = bytes.readNBytes(PEEKED);
        bytes.reset();
        return head.length == PEEKED && (head[0] & 0x0f) == 8 && ((head[0] & 0xff) << 8 | head[1] & 0xff) % 31 == 0;
    }

    private void unpack(COSStream stream) throws TooLargeException {
        var filters = filters(stream);
        try {
            InputStream bytes = stream.createRawInputStream();
            for (int i = 0; i < filters.size() && !OF_PICTURES.contains(filters.get(i)); i++) {
                var last = i == filters.size() - 1;
                var kept = new ByteArrayOutputStream();
                var limit = last ? budget : new Budget(MOST_BETWEEN);
                FilterFactory.INSTANCE
                        .getFilter(filters.get(i))
                        .decode(bytes, last ? limit : new Kept(kept, limit), stream, i);
                bytes = new ByteArrayInputStream(kept.toByteArray());
            }
        } catch (TooLargeException e) {
            throw e;
        } catch (IOException e) {
            // damaged: whoever needs it finds out
        }
    }

    private static List<COSName> filters(COSStream stream) {
        var filters = stream.getFilters();
        if (filters instanceof COSName name) {
            return List.of(name);
        }
        var names = new ArrayList<COSName>();
        if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Swallows so many bytes. */
    private static final class Budget extends OutputStream {

        private long left;

        Budget(long bytes) {
            this.left = bytes;
        }

        void take(long bytes) throws TooLargeException {
            left -= bytes;
            if (left < 0) {
                throw new TooLargeException();
            }
        }

        @Override
        public void write(int one) throws IOException {
            take(1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            take(count);
        }
    }

    private static final class Kept extends OutputStream {

        private final OutputStream target;
        private final Budget limit;

        Kept(OutputStream target, Budget limit) {
            this.target = target;
            this.limit = limit;
        }

        @Override
        public void write(int one) throws IOException {
            limit.take(1);
            target.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            limit.take(count);
            target.write(bytes, from, count);
        }
    }

    private static final class Counted extends FilterInputStream {

        private final Budget budget;

        Counted(InputStream bytes, Budget budget) {
            super(bytes);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            budget.take(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            int read = super.read(target, from, count);
            budget.take(Math.max(0, read));
            return read;
        }
    }
}
