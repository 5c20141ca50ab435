// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * The library's reader of PDFs, which counts what each stream holds before the library unpacks it: tables and packed objects
 * while the file is opened, the others when a page asks for them.
 */
final class BoundedPdf extends PDFParser {

    private static final long MOST_UNPACKED = 128L * 1024 * 1024;

    private final PdfStreams streams;
    private int underWay;

    BoundedPdf(byte[] file) throws IOException {
        this(file, MOST_UNPACKED);
    }

    BoundedPdf(byte[] file, long mostUnpacked) throws IOException {
        super(new RandomAccessReadBuffer(file), "", null, null, IOUtils.createMemoryOnlyStreamCache());
        this.streams = new PdfStreams(mostUnpacked);
    }

    /** Every object but the tables, decrypted where the file is encrypted. */
    @Override
    public COSBase dereferenceCOSObject(COSObject reference) throws IOException {
        underWay++;
        try {
            var object = super.dereferenceCOSObject(reference);
            if (object instanceof COSStream stream) {
                count(stream);
            }
            return object;
        } finally {
            underWay--;
        }
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        var stream = super.parseCOSStream(dictionary);
        if (underWay == 0) {
            // a table of places, which nobody refers to and nothing encrypts
            count(stream);
        }
        return stream;
    }

    private void count(COSStream stream) throws IOException {
        var place = source.getPosition();
        streams.count(stream);
        source.seek(place);
    }
}
