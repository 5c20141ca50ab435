// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.yinzheng.credential.text.QrText;

/** Finds a QR code in a picture that is already decoded. */
final class CodesInPictures {

    private static final List<Integer> LONGEST_SIDES = List.of(1000, 2000, 4000);

    /** Corners in one picture up to which it is searched for several codes: every three that could belong together are tried. */
    private static final int MOST_CORNERS_OF_MANY = 48;

    /** Corners up to which it is searched for one code: every three are weighed, the best are tried. */
    private static final int MOST_CORNERS_OF_ONE = 400;

    private CodesInPictures() {}

    /** The first of our codes, or else the first code of any kind: then the verdict says what it is. */
    static Optional<String> find(BufferedImage picture) {
        var texts = textsAtAnySize(picture);
        return texts.stream()
                .filter(text -> text.contains(QrText.PREFIX))
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    private static List<String> textsAtAnySize(BufferedImage picture) {
        var longest = Math.max(picture.getWidth(), picture.getHeight());
        var texts = List.<String>of();
        for (int side : LONGEST_SIDES) {
            texts = textsIn(scaled(picture, side));
            if (!texts.isEmpty() || side >= longest) {
                break;
            }
        }
        return texts;
    }

    private static List<String> textsIn(BufferedImage picture) {
        var source = new BufferedImageLuminanceSource(picture);
        var found = decode(new BinaryBitmap(new HybridBinarizer(source)));
        return found.isEmpty() ? decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))) : found;
    }

    private static List<String> decode(BinaryBitmap bitmap) {
        try {
            return Stream.of(new QRCodeMultiReader().decodeMultiple(bitmap, hints(MOST_CORNERS_OF_MANY)))
                    .map(Result::getText)
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        } catch (TooManyCornersException e) {
            return decodeOne(bitmap);
        }
    }

    private static List<String> decodeOne(BinaryBitmap bitmap) {
        try {
            return List.of(new QRCodeReader()
                    .decode(bitmap, hints(MOST_CORNERS_OF_ONE))
                    .getText());
        } catch (ReaderException | TooManyCornersException e) {
            return List.of();
        }
    }

    private static Map<DecodeHintType, Object> hints(int mostCorners) {
        var hints = new EnumMap<DecodeHintType, Object>(DecodeHintType.class);
        hints.put(DecodeHintType.TRY_HARDER, Boolean.TRUE);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
        hints.put(DecodeHintType.NEED_RESULT_POINT_CALLBACK, new Corners(mostCorners));
        return hints;
    }

    /** Stops a picture that is made of corners, and one that nobody waits for any more. */
    private static final class Corners implements ResultPointCallback {
        private final int most;
        private int found;

        Corners(int most) {
            this.most = most;
        }

        @Override
        public void foundPossibleResultPoint(ResultPoint point) {
            if (point instanceof FinderPattern && ++found > most) {
                throw new TooManyCornersException();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
        }
    }

    private static final class TooManyCornersException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** White behind transparent pixels, and never larger than needed. */
    private static BufferedImage scaled(BufferedImage picture, int longestSide) {
        var factor = Math.min(1.0, (double) longestSide / Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = grey.createGraphics();
        canvas.setBackground(Color.WHITE);
        canvas.clearRect(0, 0, width, height);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return grey;
    }
}
