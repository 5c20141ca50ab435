// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    @TempDir
    Path folder;

    @Test
    void height_transactions_by_code_time_and_queue_have_fabrics_names() throws Exception {
        try (TestPeer peer = TestPeer.start(folder);
                var port = peer.peer().serveMetrics(0)) {
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
            Calls.submit(notes, "Put", "one", "1");
            Calls.together(
                    List.of(Calls.endorse(notes, "Create", "race", "1"), Calls.endorse(notes, "Create", "race", "2")));
            String text = scrape(port.number());
            assertThat(text)
                    .contains("ledger_blockchain_height{channel=\"yinzheng\"} "
                            + peer.peer().height())
                    .contains("ledger_transaction_count{channel=\"yinzheng\",transaction_type=\"ENDORSER_TRANSACTION\","
                            + "chaincode=\"yz-330000:1.0\",validation_code=\"VALID\"} 2")
                    .contains("chaincode=\"yz-330000:1.0\",validation_code=\"MVCC_READ_CONFLICT\"} 1")
                    .containsPattern("ledger_block_processing_time_bucket\\{channel=\"yinzheng\",le=\"10\"} [23]\n")
                    .containsPattern("ledger_block_processing_time_count\\{channel=\"yinzheng\"} [23]\n")
                    .contains("consensus_smartbft_pool_count_of_elements 0");
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        try (TestPeer peer = TestPeer.start(folder);
                var port = peer.peer().serveMetrics(0)) {
            assertThatThrownBy(() -> peer.peer().serveMetrics(port.number()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + port.number());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String scrape(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
