// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hyperledger.fabric.client.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLightTest {
    @Test
    void a_client_submits_and_reads_back(@TempDir Path folder) throws Exception {
        try (TestPeer peer = TestPeer.start(folder)) {
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);

            byte[] answer = notes.newProposal("Create")
                    .addArguments("a", "hello")
                    .setEndorsingOrganizations(TestPeer.ZHEJIANG, TestPeer.JIANGXI)
                    .build()
                    .endorse()
                    .submit();

            assertThat(answer).asString(StandardCharsets.UTF_8).isEqualTo("hello");
            assertThat(notes.evaluateTransaction("Get", "a"))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("hello");
            assertThat(notes.submitTransaction("Put", "b", "default"))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("default");
        }
    }
}
