// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A planted text, looked for in files in each form that a program might write it in. */
final class Canary {
    /** As files hold it, its lines ended as they are or as JSON writes them. */
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----((?:[A-Za-z0-9+/=]|\\s|\\\\[nr])++)-----END CERTIFICATE-----");

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final String text;
    private final Set<String> forms = new LinkedHashSet<>();

    Canary(String text) {
        this.text = text;
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(utf8);
        add(text.getBytes(StandardCharsets.UTF_16LE));
        add(text.getBytes(StandardCharsets.UTF_16BE));
        add(text.getBytes(Charset.forName("GB18030")));
        ascii(escaped(text));
        ascii(percent(utf8, HexFormat.of()));
        ascii(percent(utf8, HexFormat.of().withUpperCase()));
        ascii(HexFormat.of().formatHex(utf8));
        ascii(HexFormat.of().formatHex(utf8).toUpperCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            ascii(inner(base64(utf8, shift), shift == 0 ? 0 : 4, 4));
        }
        for (int shift = 0; shift < 5; shift++) {
            ascii(inner(base32(utf8, shift), shift == 0 ? 0 : 8, 8));
        }
    }

    String text() {
        return text;
    }

    /** Whether the text stands in these bytes in any form. */
    boolean isIn(byte[] bytes) {
        String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
        return forms.stream().anyMatch(haystack::contains);
    }

    /** What the certificates in these bytes say, each once. */
    static byte[] certificates(byte[] bytes) {
        Set<String> encoded = new LinkedHashSet<>();
        Matcher matcher = CERTIFICATE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            encoded.add(matcher.group(1).replaceAll("\\s|\\\\[nr]", ""));
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        encoded.forEach(one -> decoded.writeBytes(Base64.getDecoder().decode(one)));
        return decoded.toByteArray();
    }

    /** The files below a folder that hold the text in any form, or a certificate that does. */
    static List<String> found(List<Canary> canaries, Path folder) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(path);
                byte[] certificates = certificates(bytes);
                canaries.stream()
                        .filter(canary -> canary.isIn(bytes) || canary.isIn(certificates))
                        .forEach(canary -> places.add(canary.text + " in " + folder.relativize(path)));
            }
        }
        return places;
    }

    private void add(byte[] bytes) {
        forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private void ascii(String form) {
        if (form.length() >= 6) {
            forms.add(form);
        }
    }

    /** What does not depend on what stands before and after. */
    private static String inner(String encoded, int before, int after) {
        return encoded.length() <= before + after ? "" : encoded.substring(before, encoded.length() - after);
    }

    private static String base64(byte[] bytes, int shift) {
        return Base64.getEncoder().withoutPadding().encodeToString(shifted(bytes, shift));
    }

    private static String base32(byte[] bytes, int shift) {
        StringBuilder text = new StringBuilder();
        long buffer = 0;
        int bits = 0;
        for (byte b : shifted(bytes, shift)) {
            buffer = buffer << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((int) (buffer >> bits & 31)));
            }
        }
        return text.toString();
    }

    private static byte[] shifted(byte[] bytes, int shift) {
        byte[] result = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, result, shift, bytes.length);
        return result;
    }

    /** As an address carries what is no letter or digit. */
    private static String percent(byte[] utf8, HexFormat hex) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : utf8) {
            boolean plain = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            escaped.append(plain ? String.valueOf((char) b) : "%" + hex.toHexDigits(b));
        }
        return escaped.toString();
    }

    /** As JSON writes characters beyond ASCII when told to. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return escaped.toString();
    }
}
