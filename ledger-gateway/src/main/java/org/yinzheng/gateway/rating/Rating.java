// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/**
 * What one person says of one service.
 *
 * @param reason there for the two low grades, and for those only
 * @param words at most {@value #LONGEST} characters, empty where nothing is said; no row of 6 digits, for it may be somebody's
 *     number
 */
public record Rating(Grade grade, Optional<Reason> reason, String words) {
    /** Characters. */
    public static final int LONGEST = 100;

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}(?:[ -]?\\p{Nd}){5}");

    public Rating {
        words = words.strip();
        if (grade.low() != reason.isPresent()) {
            throw wrong("reason", "a reason from the list for the two low grades, none for the others");
        }
        if (words.codePointCount(0, words.length()) > LONGEST) {
            throw wrong("words", "at most " + LONGEST + " characters");
        }
        if (NUMBER.matcher(words).find()) {
            throw wrong("words", "words without names and numbers of persons: no 6 digits in a row");
        }
    }

    private static RuntimeException wrong(String member, String accepted) {
        return Problem.INVALID_FIELDS.exception(List.of(new FieldError(member, "INVALID", accepted)));
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "Rating[" + grade + "]";
    }
}
