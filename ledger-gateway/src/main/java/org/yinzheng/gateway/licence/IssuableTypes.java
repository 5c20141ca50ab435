// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

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

/** The licence types that an agency may issue now. */
@Component
public final class IssuableTypes {
    private final AgencyDesk desk;
    private final Clock clock;

    IssuableTypes(AgencyDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** For a clerk, in the order of their numbers. */
    public List<LicenceType> of(Caller caller) {
        caller.require(Role.CLERK);
        return ofAgency(caller);
    }

    /** Those of the caller's agency, for whoever looks at its licences. */
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

    /** @throws org.yinzheng.gateway.problem.ProblemException if the agency does not issue it */
    public LicenceType required(Caller caller, int number) {
        return of(caller).stream()
                .filter(type -> type.number() == number)
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** For whoever may look at what was issued of it. */
    public LicenceType known(Caller caller, int number) {
        return find(caller, number).orElseThrow(Problem.NOT_FOUND::exception);
    }

    private Optional<LicenceType> find(Caller caller, int number) {
        return desk.typeInUse(caller, caller.organisation().namespace(), number)
                .filter(type -> type.kind() == LicenceType.Kind.LICENCE);
    }

    /** China's date. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
    }
}
