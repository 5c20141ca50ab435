// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.rating.RatingCounts;
import org.yinzheng.gateway.rating.Ratings;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;
import org.yinzheng.gateway.web.NextPage;

/**
 * How the service was rated in a month: an agency's approvers see its own figures, those who answer for the region see all of
 * it. What was said in words only the agency's approvers read. Clerks see nothing of it: whoever rates is promised so.
 */
@Component
class RatingReport {
    private static final int REMARKS = 25;

    private static final Set<Role> SEE =
            EnumSet.of(Role.APPROVER, Role.REGISTRAR, Role.SUPERVISOR, Role.FINANCE, Role.NATIONAL, Role.AUDITOR);

    private final RatingCounts counts;
    private final Ratings ratings;

    RatingReport(RatingCounts counts, Ratings ratings) {
        this.counts = counts;
        this.ratings = ratings;
    }

    List<RatingCounts.Row> of(Caller caller, YearMonth month) {
        caller.require(SEE.toArray(Role[]::new));
        return counts.of(caller.organisation().mspId(), MonthlyReport.onlyAgency(caller), month);
    }

    /** From the first one on, for the regulator's view. */
    List<RatingCounts.Row> all(Caller caller) {
        return counts.all(caller.organisation().mspId());
    }

    /** Whether the caller may see figures. */
    boolean isFor(Caller caller) {
        return caller.identity().roles().stream().anyMatch(SEE::contains);
    }

    /** @param after the place at which the page before ended; absent for the newest */
    Slice<Ratings.Remark> remarks(Caller caller, YearMonth month, @Nullable String after) {
        if (!caller.identity().roles().contains(Role.APPROVER)) {
            return Slice.whole(List.of());
        }
        var end = new Place(begin(month.plusMonths(1)), "");
        return ratings.remarks(caller, begin(month), NextPage.after(after, end), REMARKS);
    }

    private static long begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(PrintClaims.ZONE).toInstant().toEpochMilli();
    }
}
