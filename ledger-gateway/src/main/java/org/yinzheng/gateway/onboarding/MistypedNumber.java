// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.util.Optional;
import org.yinzheng.chaincode.codes.CitizenNumber;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.ledger.LedgerRefusal;

/** Why a number that nothing was found for may have been mistyped: its check character says so. */
public final class MistypedNumber {
    private MistypedNumber() {}

    /**
     * What would be accepted in its place; empty for a number without a check character and for one whose check character fits.
     *
     * @param number a licence's identifier, a citizen number (GB 11643) or a social credit code (GB 32100), in upper case
     */
    public static Optional<String> doubt(String number) {
        if (number.startsWith(LicenceId.ROOT)) {
            return identifier(number);
        }
        if (!number.matches("[0-9A-Z]{18}")) {
            return Optional.empty();
        }
        var code = NumberRules.socialCreditCode("the number", number);
        if (code.isEmpty() || CitizenNumber.is(number)) {
            return Optional.empty();
        }
        return (isOnePerson(number) ? NumberRules.citizenNumber("the number", number) : code).map(Fault::detail);
    }

    private static Optional<String> identifier(String number) {
        try {
            LicenceId.parse(number);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(LedgerRefusal.of(e).text());
        }
    }

    /** Whether all but the last character are a citizen's: they hold a province and a date of birth. */
    private static boolean isOnePerson(String number) {
        var body = number.substring(0, number.length() - 1);
        return body.matches("[0-9]+") && CitizenNumber.is(body + CitizenNumber.checkCharacter(body));
    }
}
