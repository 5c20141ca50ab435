// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.document.DocumentSummary;

/**
 * How a licence reads today. Past its last day it is expired, though the ledger says VALID or SUSPENDED until somebody
 * records it.
 */
@Component
public final class StateToday {
    /** No state of the ledger's. */
    public static final String EXPIRED = "EXPIRED";

    private final Clock clock;

    StateToday(Clock clock) {
        this.clock = clock;
    }

    /** A state of the ledger's, or {@link #EXPIRED}. */
    public String of(LicenceView view) {
        return on(
                LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE),
                view.state().state().name(),
                Optional.ofNullable(view.body().validTo()).map(LocalDate::parse));
    }

    /** The same of a licence in a list; also {@code PENDING}. */
    public String of(DocumentSummary licence) {
        return on(LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE), licence.state(), licence.validTo());
    }

    boolean counts(LicenceView view) {
        return of(view).equals(LicenceStatus.VALID.name());
    }

    static String on(LocalDate today, String state, Optional<LocalDate> validTo) {
        boolean alive = state.equals(LicenceStatus.VALID.name()) || state.equals(LicenceStatus.SUSPENDED.name());
        return alive && validTo.filter(today::isAfter).isPresent() ? EXPIRED : state;
    }
}
