// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Duration;

/** Runs recovery from the start of the process to its end, at once and then with pauses. */
final class RecoveryRounds extends Rounds {
    private final OutboxRecovery recovery;

    RecoveryRounds(OutboxRecovery recovery, Duration pause) {
        super("outbox-recovery", Duration.ZERO, pause);
        this.recovery = recovery;
    }

    @Override
    protected void round() {
        recovery.round();
    }
}
