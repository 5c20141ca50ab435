// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** What printing, stains and cameras do to a code, measured: one kind of damage each. */
record SpoiltPicture(String name, int scale, Damage damage, float jpegQuality) {
    private static final int SCALE = 4;
    private static final float LOSSLESS = 0;

    /** Changes a picture whose modules have {@code scale} pixels. */
    interface Damage {
        BufferedImage to(BufferedImage picture, int scale);
    }

    static List<SpoiltPicture> kinds() {
        var kinds = new ArrayList<SpoiltPicture>();
        kinds.add(png("clean", SCALE, (picture, scale) -> picture));
        kinds.add(png("2 pixels a module", 2, (picture, scale) -> picture));
        for (int degrees : new int[] {7, 45, 90, 180, 270}) {
            kinds.add(png("rotated by " + degrees, SCALE, (picture, scale) -> rotated(picture, degrees)));
        }
        kinds.add(new SpoiltPicture("JPEG of quality 20", SCALE, (picture, scale) -> picture, 0.2f));
        kinds.add(png("contrast of 25 %", SCALE, (picture, scale) -> faded(picture)));
        for (int colour : new int[] {0x000000, 0x8a6a3a, 0xffffff}) {
            kinds.add(png(
                    "5 %% covered in %06x".formatted(colour),
                    SCALE,
                    (picture, scale) -> covered(picture, scale, new Color(colour))));
        }
        return kinds;
    }

    private static SpoiltPicture png(String name, int scale, Damage damage) {
        return new SpoiltPicture(name, scale, damage, LOSSLESS);
    }

    String extension() {
        return jpegQuality > 0 ? ".jpg" : ".png";
    }

    Path write(QrCode code, Path file) throws IOException {
        var picture = damage.to(OtherDecodersTest.grey(code.image(scale)), scale);
        if (jpegQuality == LOSSLESS) {
            ImageIO.write(picture, "png", file.toFile());
            return file;
        }
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(jpegQuality);
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static BufferedImage rotated(BufferedImage picture, int degrees) {
        int side = (int) (picture.getWidth() * 1.5);
        var turned = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = turned.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, side, side);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
        canvas.drawImage(picture, (side - picture.getWidth()) / 2, (side - picture.getHeight()) / 2, null);
        canvas.dispose();
        return turned;
    }

    /** Dark and light grey, a quarter of the way from black to white apart. */
    private static BufferedImage faded(BufferedImage picture) {
        var faded = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                int grey = (picture.getRGB(x, y) & 0xff) == 0 ? 96 : 160;
                faded.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return faded;
    }

    /** A round stain on a twentieth of the symbol, between its corners. */
    private static BufferedImage covered(BufferedImage picture, int scale, Color colour) {
        double quiet = (double) QrCode.QUIET_ZONE * scale;
        double symbol = picture.getWidth() - 2 * quiet;
        double diameter = 2 * Math.sqrt(0.05 * symbol * symbol / Math.PI);
        var random = new Random(picture.getWidth() * 31L + colour.getRGB());
        double from = quiet + symbol * 0.2;
        double room = symbol * 0.6 - diameter;
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(colour);
        canvas.fill(new Ellipse2D.Double(
                from + random.nextDouble() * room, from + random.nextDouble() * room, diameter, diameter));
        canvas.dispose();
        return picture;
    }

    @Override
    public String toString() {
        return name;
    }
}
