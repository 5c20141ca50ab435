// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.lookups;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/** A form that may be sent to an issuer: only the documented members, each of its own shape. */
sealed interface LookupForm {

    /** In fen: ten thousand million yuan. */
    long LARGEST_TOTAL = 1_000_000_000_000L;

    /** Region or its first two digits: whose gateway is asked. */
    @JsonIgnore
    String region();

    @JsonProperty("kind")
    String kind();

    /** Look-up of a receipt. */
    record Receipt(String code, String number, String checkValue, String date, long totalFen) implements LookupForm {

        @Override
        public String region() {
            return code;
        }

        @Override
        public String kind() {
            return "receipt";
        }
    }

    /** Look-up of a licence. */
    record Licence(@JsonIgnore String region, String shortNumber) implements LookupForm {

        @Override
        public String kind() {
            return "licence";
        }
    }

    /** The form that was meant. */
    static LookupForm of(LookupRequest request) {
        if ("receipt".equals(request.kind())) {
            return new Receipt(
                    matching(request.code(), "[0-9]{8}", "'code' has 8 digits"),
                    matching(request.number(), "[0-9]{10}", "'number' has 10 digits, zeros in front included"),
                    matching(request.checkValue(), "[0-9A-Za-z]{6}", "'checkValue' has 6 letters and digits"),
                    day(request.date()),
                    total(request.totalFen()));
        }
        if ("licence".equals(request.kind())) {
            return new Licence(
                    matching(request.region(), "[0-9]{6}", "'region' is the issuer's region, 6 digits"),
                    matching(request.shortNumber(), "[0-9A-Za-z-]{8,60}", "'shortNumber' as printed beside the code")
                            .toUpperCase(Locale.ROOT));
        }
        throw malformed("'kind' is receipt or licence");
    }

    private static String matching(@Nullable String value, String pattern, String accepted) {
        // people copy blanks as they see them
        var compact = value == null ? "" : value.replaceAll("\\s", "");
        if (!Pattern.matches(pattern, compact)) {
            throw malformed(accepted);
        }
        return compact;
    }

    private static String day(@Nullable String date) {
        try {
            return LocalDate.parse(date == null ? "" : date.strip()).toString();
        } catch (DateTimeParseException e) {
            throw malformed("'date' is the day of issue, like 2026-11-22");
        }
    }

    private static long total(@Nullable Long totalFen) {
        if (totalFen == null || totalFen > LARGEST_TOTAL || totalFen < -LARGEST_TOTAL) {
            throw malformed("'totalFen' is the receipt's total in fen, an integer");
        }
        return totalFen;
    }

    private static ProblemException malformed(String accepted) {
        return new ProblemException(ProblemCode.FORM_MALFORMED, accepted + ".");
    }
}
