// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastMomentTest {
    @Test
    void what_is_carried_is_not_asked_about_a_past_moment_for_it_knows_its_own_only() {
        var scene = new Scene();
        var offline = new OfflineScene(scene);
        offline.carry();
        var carried = scene.snapshot().context();
        assertThatThrownBy(() -> asOf(carried, Optional.of(Scene.NOW - 60))).hasMessageContaining("a ledger only");
        assertThat(asOf(carried, Optional.empty())).isEqualTo(carried);
    }

    private static VerificationContext asOf(VerificationContext context, Optional<Long> moment) {
        return new VerificationContext(
                context.trust(),
                context.types(),
                context.ledger(),
                context.offline(),
                context.agreements(),
                context.viewLimit(),
                context.now(),
                moment,
                context.here(),
                context.matter(),
                context.asked());
    }
}
