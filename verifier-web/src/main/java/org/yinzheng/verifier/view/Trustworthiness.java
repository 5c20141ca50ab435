// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.follow.Alarms;
import org.yinzheng.verifier.follow.Follower;
import org.yinzheng.verifier.ledger.Alarm;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.readmodel.ForeignRoot;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;
import org.yinzheng.verifier.readmodel.ReadModel;

/** How far the view may be believed. */
@Component
public final class Trustworthiness {

    private final ReadModel view;
    private final Alarms alarms;
    private final Set<String> confirmedRoots;
    private final Clock clock;

    Trustworthiness(ReadModel view, Alarms alarms, VerifierProperties properties, Clock clock) {
        this.view = view;
        this.alarms = alarms;
        this.confirmedRoots = properties.confirmedRoots();
        this.clock = clock;
    }

    /** False once a block was refused: there is more on the ledger than may be believed. */
    public boolean isBelieved() {
        return alarms.current().stream().map(Alarm::code).noneMatch(AlarmCode::stopsFollowing);
    }

    /**
     * The ledger's clock, epoch seconds; 0 while it runs ahead of this machine's, for then it proves no freshness. Compared when
     * asked: this machine's clock may fall back while no block comes that would raise the alarm.
     */
    public long clock() {
        return proven(view.progress().clock());
    }

    /** The same for what is judged by a snapshot, which blocks that came since say nothing about. */
    public long clockOf(LedgerSnapshot snapshot) {
        return proven(snapshot.clock());
    }

    private long proven(long shown) {
        long ahead = shown - clock.instant().getEpochSecond();
        return ahead > Follower.CLOCK_AHEAD_LIMIT.toSeconds() ? 0 : shown;
    }

    /** Seconds since the ledger's clock, by this machine's. */
    public long ageSeconds() {
        return clock.instant().getEpochSecond() - view.progress().clock();
    }

    /** Whether a check can be answered in green now, with a view as old as this at most. */
    public boolean isFresh(long limitSeconds) {
        return isBelieved() && clock() > 0 && ageSeconds() <= limitSeconds;
    }

    /** Organisations that got a root certificate which nobody has confirmed. */
    public Set<String> frozenOrganisations() {
        return view.foreignRoots().stream()
                .filter(root -> !confirmedRoots.contains(root.fingerprint()))
                .map(ForeignRoot::mspId)
                .collect(Collectors.toSet());
    }
}
