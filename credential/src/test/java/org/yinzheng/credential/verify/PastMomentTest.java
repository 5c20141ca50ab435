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
        assertThatThrownBy(() -> TestContexts.asOf(carried, Optional.of(Scene.NOW - 60)))
                .hasMessageContaining("a ledger only");
        assertThat(TestContexts.asOf(carried, Optional.empty())).isEqualTo(carried);
    }
}
