// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;

/** The kinds of receipt that a unit may issue now. */
@Component
class ReceiptKinds {
    private final AgencyDesk desk;
    private final Clock clock;

    ReceiptKinds(AgencyDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** For a clerk, in the order of their numbers. */
    List<LicenceType> of(Caller caller) {
        caller.require(Role.CLERK);
        return ofAgency(caller);
    }

    /** Those of the caller's unit, for whoever looks at its receipts. */
    List<LicenceType> ofAgency(Caller caller) {
        if (caller.agency().isEmpty() || caller.organisation().namespace().isEmpty()) {
            return List.of();
        }
        return desk.agency(caller, caller.organisation().namespace(), caller.agency()).stream()
                .flatMap(agency -> agency.types().stream())
                .map(number -> find(caller, number))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if the unit does not issue it */
    LicenceType required(Caller caller, int number) {
        return of(caller).stream()
                .filter(type -> type.number() == number)
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    private Optional<LicenceType> find(Caller caller, int number) {
        return desk.typeInUse(caller, caller.organisation().namespace(), number)
                .filter(type -> type.kind() == LicenceType.Kind.RECEIPT);
    }

    /** China's date. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
    }
}
