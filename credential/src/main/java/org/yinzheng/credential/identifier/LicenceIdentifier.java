// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.identifier;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A licence identifier in the form of GB/T 36904:
 * {@code 1.2.156.3005.2.}type{@code .}issuer{@code .}serial{@code .}version{@code .}check.
 *
 * @param type 21 characters: the social credit code of the authority that defined the type, and 3 digits
 * @param issuer 18 characters of social credit code, or in older identifiers 6 digits of region
 * @param serial 1 to 32 upper-case letters and digits
 * @param version 3 digits from 001
 */
public record LicenceIdentifier(String type, String issuer, String serial, String version) {
    /** The object identifier under which all licences stand. */
    public static final String ROOT = "1.2.156.3005.2";

    private static final Pattern TYPE = Pattern.compile("[0-9A-Z]{18}[0-9]{3}");
    private static final Pattern ISSUER = Pattern.compile("[0-9A-Z]{18}|[0-9]{6}");
    private static final Pattern SERIAL = Pattern.compile("[0-9A-Z]{1,32}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{3}");

    public LicenceIdentifier {
        check(TYPE, type, "the type has 18 characters of social credit code and 3 digits");
        check(ISSUER, issuer, "the issuer has 18 characters of social credit code or 6 digits of region");
        check(SERIAL, serial, "the serial has 1 to 32 upper-case letters and digits");
        check(VERSION, version, "the version has 3 digits");
        if (version.equals("000")) {
            throw new IllegalArgumentException("versions begin with 001");
        }
    }

    /**
     * Reads a whole identifier.
     *
     * @throws IllegalArgumentException saying what would be accepted, the expected check character included
     */
    public static LicenceIdentifier parse(String text) {
        if (!text.startsWith(ROOT + ".")) {
            throw new IllegalArgumentException("a licence identifier begins with " + ROOT + ".");
        }
        List<String> parts = split(text.substring(ROOT.length() + 1), 5);
        return new LicenceIdentifier(parts.get(0), parts.get(1), parts.get(2), parts.get(3)).checked(parts.get(4));
    }

    /**
     * Completes what a code carries: root, type and issuer follow from the type and the issuer of the credential.
     *
     * @param printed {@code serial.version.check}
     * @throws IllegalArgumentException saying what would be accepted, the expected check character included
     */
    public static LicenceIdentifier complete(String type, String issuer, String printed) {
        List<String> parts = split(printed, 3);
        return new LicenceIdentifier(type, issuer, parts.get(0), parts.get(1)).checked(parts.get(2));
    }

    private static List<String> split(String text, int count) {
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() != count) {
            throw new IllegalArgumentException("expected " + count + " parts between dots, found " + parts.size());
        }
        return parts;
    }

    private static void check(Pattern pattern, String value, String rule) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(rule);
        }
    }

    private LicenceIdentifier checked(String given) {
        String expected = String.valueOf(checkCharacter());
        if (!expected.equals(given)) {
            throw new IllegalArgumentException("wrong check character: expected " + expected);
        }
        return this;
    }

    /** The check character, ISO 7064 MOD 37,36 over the parts without root and dots. */
    public char checkCharacter() {
        return Mod3736.checkCharacter(type + issuer + serial + version);
    }

    /** What a code carries: {@code serial.version.check}. */
    public String printed() {
        return serial + "." + version + "." + checkCharacter();
    }

    /** The whole identifier. */
    @Override
    public String toString() {
        return ROOT + "." + type + "." + issuer + "." + printed();
    }
}
