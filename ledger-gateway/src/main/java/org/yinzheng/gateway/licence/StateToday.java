// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.LastDays;

/**
 * How a licence reads today. Past its last day it is expired, though the ledger says VALID or SUSPENDED until somebody
 * records it.
 */
@Component
public final class StateToday {
    /** How licences may read, for a filter of their list. */
    static final List<String> ALL = Stream.concat(
                    Arrays.stream(LicenceStatus.values()).map(LicenceStatus::name), Stream.of(LastDays.EXPIRED))
            .toList();

    private final Clock clock;

    StateToday(Clock clock) {
        this.clock = clock;
    }

    /** A state of the ledger's, or {@link LastDays#EXPIRED}. */
    public String of(LicenceView view) {
        return LastDays.read(
                view.state().state().name(),
                Optional.ofNullable(view.body().validTo()).map(LocalDate::parse),
                today());
    }

    /** The same of a licence in a list; also {@code PENDING}. */
    public String of(DocumentSummary licence) {
        return LastDays.read(licence.state(), licence.validTo(), today());
    }

    boolean counts(LicenceView view) {
        return of(view).equals(LicenceStatus.VALID.name());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
    }
}
