// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.yinzheng.chaincode.codes.CitizenNumber;
import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import tools.jackson.databind.JsonNode;

/** Numbers with check characters; a wrong one is refused with the expected one. */
final class NumberRules {
    private NumberRules() {}

    /** Whether a JSON value is an integer of at most that many digits. */
    static boolean fits(JsonNode value, int digits) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && BigInteger.valueOf(value.longValue()).abs().toString().length() <= digits;
    }

    /** What {@link #fits} accepts, in words. */
    static String accepted(Format format, int digits) {
        return (format == Format.FEN ? "an integer of fen" : "an integer") + " with at most " + digits + " digits";
    }

    /** The unified social credit code of an organisation, GB 32100-2015. */
    static Optional<Fault> socialCreditCode(String path, String code) {
        try {
            SocialCreditCode.check(code, path);
            return Optional.empty();
        } catch (RefusedException refused) {
            String message = String.valueOf(refused.getMessage());
            String detail = message.substring(message.indexOf(": ") + 2);
            return Optional.of(new Fault(path, refused.refusal().name(), detail));
        }
    }

    /** A citizen number, GB 11643-1999. */
    static Optional<Fault> citizenNumber(String path, String code) {
        if (CitizenNumber.is(code)) {
            return Optional.empty();
        }
        if (!code.toUpperCase(Locale.ROOT).matches("[0-9]{17}[0-9X]")) {
            return Optional.of(new Fault(path, "INVALID", "a citizen number has 17 digits and a check character"));
        }
        char expected = CitizenNumber.checkCharacter(code.substring(0, 17));
        if (Character.toUpperCase(code.charAt(17)) != expected) {
            return Optional.of(new Fault(
                    path, "CHECK_CHARACTER_WRONG", "last character: check character " + expected + " expected"));
        }
        return Optional.of(
                new Fault(path, "INVALID", "a citizen number begins with a province and has a real date of birth"));
    }
}
