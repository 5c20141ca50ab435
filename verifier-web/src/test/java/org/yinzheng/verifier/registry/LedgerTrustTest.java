// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.TestChain;

class LedgerTrustTest {

    @TempDir
    Path folder;

    @Test
    void a_key_that_was_closed_as_usual_and_is_found_stolen_later_is_compromised_since_its_first_closing()
            throws Exception {
        var script =
                new LedgerScript(new TestChain(), Instant.now().minusSeconds(60).getEpochSecond()).founded();
        var closed = script.chain().blocks().size();
        script.keyClosed(KeyState.Closing.NORMAL);
        script.beat();
        script.keyClosed(KeyState.Closing.COMPROMISED);
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            var regions = new Regions(followed.view().now(), LedgerScript.COMMON);
            var keys = new LedgerTrust(regions, new Issuers(), Set.of())
                    .keys(LedgerScript.ISS, script.signer.publicKey().keyId());
            assertThat(keys).singleElement().satisfies(key -> {
                assertThat(key.isCompromised()).isTrue();
                assertThat(key.closing().orElseThrow().position().block()).isEqualTo(closed);
            });
        }
    }
}
