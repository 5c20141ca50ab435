// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.refusal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checks that records make at birth. Each says what would be accepted and never repeats the value, which might be a
 * person's. No regular expressions: these run for every member of every call.
 */
public final class Require {
    private static final int UUID_LENGTH = 36;
    private static final String HTTPS = "https://";

    private Require() {}

    /** Refuses with {@link Refusal#ARGUMENT_INVALID} unless it holds. */
    public static void that(boolean holds, String accepted) {
        that(holds, Refusal.ARGUMENT_INVALID, accepted);
    }

    public static void that(boolean holds, Refusal refusal, String accepted) {
        if (!holds) {
            throw new RefusedException(refusal, accepted);
        }
    }

    public static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new RefusedException(Refusal.ARGUMENT_INVALID, name + " is required");
        }
        return value;
    }

    /** A UUID as text, lower case with hyphens. */
    public static void uuid(@Nullable String value, String name) {
        var text = present(value, name);
        boolean fits = text.length() == UUID_LENGTH;
        for (int i = 0; fits && i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            fits = i == 8 || i == 13 || i == 18 || i == 23 ? c == '-' : isHex(c);
        }
        that(fits, name + " must be a UUID in lower case, 8-4-4-4-12 hex digits");
    }

    /** A SHA-256 or SM3 digest, or a commitment: 64 lower-case hex digits. */
    public static void digest(@Nullable String value, String name) {
        hex(value, 64, name);
    }

    public static void digestIfPresent(@Nullable String value, String name) {
        if (value != null) {
            digest(value, name);
        }
    }

    public static void hex(@Nullable String value, int length, String name) {
        var text = present(value, name);
        boolean fits = text.length() == length;
        for (int i = 0; fits && i < length; i++) {
            fits = isHex(text.charAt(i));
        }
        that(fits, name + " must be " + length + " lower-case hex digits");
    }

    /** A code: 1 to 32 of A-Z, 0-9, underscore, hyphen and dot. Free text never goes on the ledger. */
    public static void code(@Nullable String value, String name) {
        var text = present(value, name);
        boolean fits = !text.isEmpty() && text.length() <= 32;
        for (int i = 0; fits && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '-' || c == '.';
        }
        that(fits, name + " must be a code of 1 to 32 characters A-Z 0-9 _ - .");
    }

    public static void codeIfPresent(@Nullable String value, String name) {
        if (value != null) {
            code(value, name);
        }
    }

    /** Decimal digits, exactly so many. */
    public static void digits(@Nullable String value, int length, String name) {
        var text = present(value, name);
        boolean fits = text.length() == length;
        for (int i = 0; fits && i < length; i++) {
            fits = isDigit(text.charAt(i));
        }
        that(fits, name + " must be " + length + " digits");
    }

    /** Printable text of public things (labels, addresses of services): not empty, no control characters. */
    public static void text(@Nullable String value, int maxLength, String name) {
        var text = present(value, name);
        boolean fits = !text.isBlank() && text.length() <= maxLength;
        for (int i = 0; fits && i < text.length(); i++) {
            fits = !Character.isISOControl(text.charAt(i));
        }
        that(fits, name + " must be 1 to " + maxLength + " characters without control characters");
    }

    public static void textIfPresent(@Nullable String value, int maxLength, String name) {
        if (value != null) {
            text(value, maxLength, name);
        }
    }

    /** An address of a service, such as {@code https://gateway.example:8443/lookup}: TLS, a host, perhaps a port and a path. */
    public static void httpsAddress(@Nullable String value, int maxLength, String name) {
        var text = present(value, name);
        boolean fits = text.startsWith(HTTPS) && text.length() <= maxLength;
        int path = text.indexOf('/', HTTPS.length());
        var authority = fits ? text.substring(HTTPS.length(), path < 0 ? text.length() : path) : "";
        fits = fits && isAuthority(authority);
        for (int i = path; fits && i >= 0 && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || "/-._~%+,=@:!$&()*;".indexOf(c) >= 0;
        }
        that(
                fits,
                name + " must be an address such as https://gateway.example:8443/lookup, at most " + maxLength
                        + " characters, without user, query and fragment, and a port from 1 to 65535, if any");
    }

    public static void httpsAddressIfPresent(@Nullable String value, int maxLength, String name) {
        if (value != null) {
            httpsAddress(value, maxLength, name);
        }
    }

    /** A host name or an IPv4 address, perhaps with a port. */
    private static boolean isAuthority(String text) {
        int colon = text.indexOf(':');
        var host = colon < 0 ? text : text.substring(0, colon);
        var port = colon < 0 ? "443" : text.substring(colon + 1);
        boolean fits = !host.isEmpty() && host.charAt(0) != '.' && host.charAt(0) != '-' && !host.contains("..");
        for (int i = 0; fits && i < host.length(); i++) {
            char c = host.charAt(i);
            fits = isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '.';
        }
        fits = fits && !port.isEmpty() && port.length() <= 5;
        for (int i = 0; fits && i < port.length(); i++) {
            fits = isDigit(port.charAt(i));
        }
        // a client that is told another number does not call at all, it breaks
        return fits && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
    }

    public static void range(long value, long min, long max, String name) {
        that(value >= min && value <= max, name + " must be an integer from " + min + " to " + max);
    }

    /** Epoch seconds between 2000 and 2200. */
    public static void time(long value, String name) {
        that(value >= 946_684_800L && value <= 7_258_118_400L, name + " must be epoch seconds, 2000 to 2200");
    }

    /** An ISO date, {@code 2026-11-22}, from 1900 to 9999. */
    public static LocalDate date(@Nullable String value, String name) {
        var text = present(value, name);
        if (text.length() == 10) {
            try {
                var date = LocalDate.parse(text);
                if (date.getYear() >= 1900) {
                    return date;
                }
            } catch (DateTimeException e) {
                // refused below, with the form that is accepted
            }
        }
        throw new RefusedException(Refusal.ARGUMENT_INVALID, name + " must be a date such as 2026-11-22, from 1900");
    }

    /** An unmodifiable copy of a list of bounded size without duplicates. */
    public static <T> List<T> distinct(@Nullable List<T> values, int min, int max, String name) {
        var list = list(values, min, max, name);
        that(list.stream().distinct().count() == list.size(), name + " must not repeat an entry");
        return list;
    }

    /** An unmodifiable copy of a list of bounded size. */
    public static <T> List<T> list(@Nullable List<T> values, int min, int max, String name) {
        var list = present(values, name);
        that(list.size() >= min && list.size() <= max, name + " must have " + min + " to " + max + " entries");
        for (T value : list) {
            present(value, "every entry of " + name);
        }
        return List.copyOf(list);
    }

    private static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
