// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/**
 * Reads what a client wrote into an address or a form. What cannot be read is INVALID_PARAMETER, which names the parameter and
 * what would be accepted and repeats nothing.
 */
public final class RequestValue {
    private RequestValue() {}

    /** A UUID in its canonical form. */
    public static String uuid(String name, String text) {
        return read(name, "a UUID", text, one -> UUID.fromString(one).toString());
    }

    /** A day, written 2026-11-26; ISO 8601 knows years of nine digits too, which no calendar here can count on from. */
    public static LocalDate day(String name, String text) {
        return read(name, "a day written 2026-11-26", text, one -> LocalDate.parse(of(10, one)));
    }

    /** A month, written 2026-11. */
    public static YearMonth month(String name, String text) {
        return read(name, "a month written 2026-11", text, one -> YearMonth.parse(of(7, one)));
    }

    /** A number that an {@code int} holds. */
    public static int number(String name, String text) {
        return read(name, "a whole number", text, Integer::parseInt);
    }

    /** One of an enum's words. */
    public static <E extends Enum<E>> E word(String name, String text, Class<E> words) {
        return read(name, words(words), text, one -> Enum.valueOf(words, one));
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", ", "one of the words ", ""));
    }

    private static String of(int length, String text) {
        if (text.length() != length) {
            throw new IllegalArgumentException("of another length");
        }
        return text;
    }

    private static <T> T read(String name, String accepted, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.INVALID_PARAMETER.exception(List.of(new FieldError(name, "INVALID", accepted)));
        }
    }
}
