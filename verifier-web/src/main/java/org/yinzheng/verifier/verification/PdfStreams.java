// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Whether what is packed in a PDF stays within bounds when it is unpacked: a file of a megabyte can hold a gigabyte, and the
 * library keeps what it unpacks in memory. It is unpacked once before, by whichever filters, and nothing of it is kept.
 */
final class PdfStreams {

    /** Between two filters of one stream, which is kept for the second of them. */
    private static final long MOST_BETWEEN = 16L * 1024 * 1024;

    /** Pictures: their pixels are counted, not their bytes. */
    private static final Set<COSName> OF_PICTURES = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION);

    private final Budget budget;

    /** @param mostUnpacked bytes that all streams of a file may hold together */
    PdfStreams(long mostUnpacked) {
        this.budget = new Budget(mostUnpacked);
    }

    /** More would be unpacked than anybody's paper holds. Unchecked: of the others the library swallows some on the way up. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Counts what a stream holds.
     *
     * @throws TooLargeException when that and all before it are more than may be
     */
    void count(COSStream stream) {
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

        void take(long bytes) {
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
}
