// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yinzheng.verifier.ledger.Alarm;
import org.yinzheng.verifier.ledger.AlarmCode;

/** The alarms in force, one of each kind, oldest wording kept. Safe for threads. */
public final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Clock clock;
    private final Map<AlarmCode, Alarm> raised = Collections.synchronizedMap(new EnumMap<>(AlarmCode.class));

    public Alarms(Clock clock) {
        this.clock = clock;
    }

    /** Alarms in force, in the order of {@link AlarmCode}. */
    public List<Alarm> current() {
        synchronized (raised) {
            return List.copyOf(raised.values());
        }
    }

    /** Whether an alarm of this kind is in force. */
    public boolean has(AlarmCode code) {
        return raised.containsKey(code);
    }

    void raise(AlarmCode code, String detail) {
        var alarm = new Alarm(code, detail, clock.instant());
        if (raised.putIfAbsent(code, alarm) == null) {
            LOG.atError()
                    .addKeyValue("alarm", code)
                    .addKeyValue("stopsFollowing", code.stopsFollowing())
                    .log("{}: {}", code, detail);
        }
    }

    void clear(AlarmCode code) {
        if (raised.remove(code) != null) {
            LOG.atInfo().addKeyValue("alarm", code).log("{} is over", code);
        }
    }
}
