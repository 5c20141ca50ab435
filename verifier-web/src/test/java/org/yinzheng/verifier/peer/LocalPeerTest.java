// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.verifier.readmodel.ViewDigest;
import org.yinzheng.verifier.testledger.RunningVerifier;

class LocalPeerTest {

    @TempDir
    Path folder;

    @Test
    void a_real_peers_chain_is_believed_and_a_licence_on_it_is_valid() throws Exception {
        try (var ledger = new PeerLedger(folder)) {
            ledger.found();
            var before = ledger.licence();
            try (var verifier = start(ledger, "first")) {
                verifier.awaitHeight(ledger.height());
                assertValid(verifier, before);
                var after = ledger.licence();
                verifier.awaitHeight(ledger.height());
                assertValid(verifier, after);

                ledger.stopPeer();
                verifier.awaitAlarm("PEER_UNREACHABLE");
                assertThat(verifier.get("actuator/health").path("status").asString())
                        .isEqualTo("UP");
                assertValid(verifier, before);

                ledger.startPeer();
                var later = ledger.licence();
                verifier.awaitHeight(ledger.height());
                assertValid(verifier, later);
                assertThat(verifier.get("api/v1/view").path("alarms")).isEmpty();
            }
            try (var again = start(ledger, "second")) {
                again.awaitHeight(ledger.height());
            }
            assertThat(ViewDigest.of(folder.resolve("second"))).isEqualTo(ViewDigest.of(folder.resolve("first")));
        }
    }

    private RunningVerifier start(PeerLedger ledger, String data) {
        return RunningVerifier.startOn(ledger.material().connectionFile("ZhejiangMSP"), folder.resolve(data), "330000");
    }

    private static void assertValid(RunningVerifier verifier, String text) {
        var answer = verifier.verify(text, "330000");
        assertThat(answer.path("code").asString()).as(answer.toPrettyString()).isEqualTo("VALID");
    }
}
