// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.codes;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/**
 * The identifier of an electronic licence, GB/T 36904:
 * {@code 1.2.156.3005.2.<type 21>.<issuer 18 or 6>.<serial 1-32>.<version 3>.<check>}. The check character is ISO 7064
 * MOD 37,36 over type, issuer, serial and version without the dots; the root is not part of it.
 *
 * @param type social credit code of the authority that defines the type, and 3 digits
 * @param issuer social credit code of the issuer; in older identifiers its 6-digit region
 * @param serial upper-case letters and digits
 * @param version from 1, written with 3 digits
 * @param check the check character
 */
public record LicenceId(String type, String issuer, String serial, int version, char check) {
    public static final String ROOT = "1.2.156.3005.2.";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String FORM =
            "licence identifier must be 1.2.156.3005.2.type(21).issuer(18 or 6).serial(1-32).version(3).check";

    public LicenceId {
        Require.that(type.length() == 21 && isUpperAlphanumeric(type), FORM);
        Require.that((issuer.length() == 18 || issuer.length() == 6) && isUpperAlphanumeric(issuer), FORM);
        Require.that(!serial.isEmpty() && serial.length() <= 32 && isUpperAlphanumeric(serial), FORM);
        Require.range(version, 1, 999, "version of the licence identifier");
        char expected = checkCharacter(type, issuer, serial, version);
        Require.that(
                check == expected,
                Refusal.CHECK_CHARACTER_WRONG,
                "licence identifier: check character " + expected + " expected");
    }

    /** The identifier with its check character computed. */
    public static LicenceId of(String type, String issuer, String serial, int version) {
        return new LicenceId(type, issuer, serial, version, checkCharacter(type, issuer, serial, version));
    }

    /** Reads the full text, root included. */
    public static LicenceId parse(@Nullable String value) {
        var text = Require.present(value, "licence identifier");
        Require.that(text.startsWith(ROOT) && text.length() <= 96, FORM);
        // five parts, found by their dots
        int issuer = next(text, ROOT.length());
        int serial = next(text, issuer);
        int version = next(text, serial);
        int check = next(text, version);
        Require.that(check - version == 4 && text.length() == check + 1, FORM);
        return new LicenceId(
                text.substring(ROOT.length(), issuer - 1),
                text.substring(issuer, serial - 1),
                text.substring(serial, version - 1),
                number(text.substring(version, check - 1)),
                text.charAt(check));
    }

    /** The check character that the other parts demand. */
    public static char checkCharacter(String type, String issuer, String serial, int version) {
        int p = 36;
        p = run(p, type);
        p = run(p, issuer);
        p = run(p, serial);
        p = run(p, threeDigits(version));
        return ALPHABET.charAt((37 - p) % 36);
    }

    /** The part that the credential carries: {@code serial.version.check}. */
    public String shortForm() {
        return serial + "." + threeDigits(version) + "." + check;
    }

    @Override
    public String toString() {
        return ROOT + type + "." + issuer + "." + shortForm();
    }

    private static int run(int p, String part) {
        int product = p;
        for (int i = 0; i < part.length(); i++) {
            int sum = (product + ALPHABET.indexOf(part.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return product;
    }

    private static int next(String text, int from) {
        int dot = text.indexOf('.', from);
        if (dot < 0) {
            throw new RefusedException(Refusal.ARGUMENT_INVALID, FORM);
        }
        return dot + 1;
    }

    private static int number(String digits) {
        Require.digits(digits, 3, "version of the licence identifier");
        return Integer.parseInt(digits);
    }

    private static String threeDigits(int version) {
        return version < 10 ? "00" + version : version < 100 ? "0" + version : Integer.toString(version);
    }

    private static boolean isUpperAlphanumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
