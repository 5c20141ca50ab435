// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.time.LocalDate;
import java.util.Optional;
import org.yinzheng.chaincode.registry.LicenceType;

/**
 * How long documents of a type count where nobody says otherwise. Years are reckoned as the Civil Code does (articles 201
 * and 202): the day they are reckoned from does not count, and the corresponding day is the last; where a month has none,
 * its last day is.
 */
public final class UsualValidity {
    private UsualValidity() {}

    /**
     * The last day; empty for a type that counts long-term.
     *
     * @param from a new document's first day, or the last day of the one that it renews
     */
    public static Optional<LocalDate> end(LicenceType type, LocalDate from) {
        return Optional.ofNullable(type.defaultValidityYears()).map(years -> from.plusYears(years));
    }
}
