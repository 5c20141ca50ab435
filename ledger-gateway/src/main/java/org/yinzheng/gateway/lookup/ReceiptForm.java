// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.yinzheng.gateway.problem.InvalidRequestException;

/**
 * What stands on a receipt.
 *
 * @param code 8 digits
 * @param number 10 digits
 * @param checkValue 6 characters; lower case and blanks are forgiven
 * @param date date of issue, ISO
 * @param totalFen the total in fen
 */
public record ReceiptForm(String code, String number, String checkValue, String date, long totalFen)
        implements LookupForm {
    public ReceiptForm {
        Objects.requireNonNull(checkValue, "checkValue");
        require(code.matches("[0-9]{8}"), "code has 8 digits");
        require(number.matches("[0-9]{10}"), "number has 10 digits");
        checkValue = checkValue.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        require(checkValue.matches("[0-9A-Z]{6}"), "checkValue has 6 letters and digits");
        date = iso(date);
    }

    @Override
    public String phrase() {
        return String.join("\n", code, number, checkValue, date, Long.toString(totalFen));
    }

    @Override
    public String target() {
        return "receipt:" + code + ":" + number;
    }

    /** Says nothing: the check value opens the receipt. */
    @Override
    public String toString() {
        return "ReceiptForm";
    }

    private static String iso(String date) {
        try {
            return LocalDate.parse(date).toString();
        } catch (DateTimeException notADate) {
            throw new InvalidRequestException("date is written 2026-11-22");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidRequestException(rule);
        }
    }
}
