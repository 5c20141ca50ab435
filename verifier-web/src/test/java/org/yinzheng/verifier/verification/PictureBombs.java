// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Small pictures that keep a reader of codes busy. */
final class PictureBombs {
    private static final int MODULE = 3;

    private PictureBombs() {}

    /** A square of finder patterns, as many in each row as there are rows: every three of them may be a code's corners. */
    static byte[] corners(int rows) throws IOException {
        var side = rows * 9 * MODULE;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        var canvas = picture.createGraphics();
        square(canvas, Color.WHITE, 0, 0, side);
        for (int x = MODULE; x < side; x += 9 * MODULE) {
            for (int y = MODULE; y < side; y += 9 * MODULE) {
                square(canvas, Color.BLACK, x, y, 7 * MODULE);
                square(canvas, Color.WHITE, x + MODULE, y + MODULE, 5 * MODULE);
                square(canvas, Color.BLACK, x + 2 * MODULE, y + 2 * MODULE, 3 * MODULE);
            }
        }
        canvas.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private static void square(Graphics2D canvas, Color colour, int x, int y, int side) {
        canvas.setColor(colour);
        canvas.fillRect(x, y, side, side);
    }
}
