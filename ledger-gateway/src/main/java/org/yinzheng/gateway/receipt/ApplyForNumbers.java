// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.NumberApplication.State;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;
import org.yinzheng.gateway.web.RequestValue;

/** A unit applies (申领) for numbers at its finance body, and may withdraw what is not decided. */
@Component
class ApplyForNumbers {
    private static final long MOST = 10_000_000;

    private final NumberApplications applications;
    private final AgencyDesk desk;

    ApplyForNumbers(NumberApplications applications, AgencyDesk desk) {
        this.applications = applications;
        this.desk = desk;
    }

    /** The same application under the same id is the same one. */
    NumberApplication apply(Caller caller, String id, Order order) {
        caller.require(Role.CLERK);
        var application = RequestValue.uuid("application", id);
        check(caller, order);
        applications.add(caller, application, order.code(), order.numbers());
        return applications
                .find(caller, application)
                .filter(kept -> same(caller, kept, order))
                .orElseThrow(Problem.IDEMPOTENCY_KEY_REUSED::exception);
    }

    private static void check(Caller caller, Order order) {
        var faults = new ArrayList<FieldError>();
        var prefix = Regions.receiptPrefix(caller.region());
        if (!order.code().matches(prefix + "\\d{6}")) {
            faults.add(new FieldError("code", "INVALID", "8 digits that begin with " + prefix));
        }
        if (order.numbers() < 1 || order.numbers() > MOST) {
            faults.add(new FieldError("numbers", "INVALID", "1 to " + MOST));
        }
        if (!faults.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(List.copyOf(faults));
        }
    }

    private static boolean same(Caller caller, NumberApplication earlier, Order order) {
        return earlier.unit().equals(caller.agency())
                && earlier.code().equals(order.code())
                && earlier.numbers() == order.numbers();
    }

    /** Numbers are granted to active units only: a successor withdraws what its predecessor left open, and applies itself. */
    NumberApplication withdraw(Caller caller, String id) {
        caller.require(Role.CLERK);
        var application = applications
                .find(caller, id)
                .filter(one -> desk.answersFor(caller, one.unit()))
                .orElseThrow(Problem.NOT_FOUND::exception);
        applications.end(caller, application.applicationId(), State.WITHDRAWN, null);
        return applications.find(caller, id).orElseThrow();
    }

    /** What a unit sees of its own and of those that it succeeded, a finance body of its region, newest first. */
    Slice<NumberApplication> seen(Caller caller, Place after, int limit) {
        return caller.identity().roles().contains(Role.FINANCE)
                ? applications.all(caller, after, limit)
                : applications.of(caller, desk.answeredFor(caller), after, limit);
    }

    /**
     * @param code receipt code, 8 digits; the first two are those of the region
     * @param numbers how many, 1 to 10,000,000
     */
    @Schema(name = "NumberApplicationOrder")
    record Order(String code, long numbers) {}
}
