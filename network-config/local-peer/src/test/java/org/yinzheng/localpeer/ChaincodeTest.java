// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a contract can ask of the peer. */
class ChaincodeTest {
    @TempDir
    static Path folder;

    static TestPeer peer;
    static Contract notes;

    @BeforeAll
    static void start() {
        peer = TestPeer.start(folder);
        notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @Test
    void values_are_written_read_and_deleted() throws Exception {
        assertThat(Calls.evaluate(notes, "Get", "k")).isEmpty();
        Calls.submit(notes, "Put", "k", "你好");
        assertThat(Calls.evaluate(notes, "Get", "k")).isEqualTo("你好");
        Calls.submit(notes, "Delete", "k");
        assertThat(Calls.evaluate(notes, "Get", "k")).isEmpty();
        Calls.submit(notes, "Put", "k", "again");
        assertThat(Calls.evaluate(notes, "History", "k")).isEqualTo("again,-,你好");
    }

    @Test
    void namespaces_are_apart() throws Exception {
        Calls.submit(notes, "Put", "mine", "zhejiang");

        assertThat(Calls.evaluate(peer.notes(TestPeer.JIANGXI, TestPeer.JX), "Get", "mine"))
                .isEmpty();
    }

    @Test
    void ranges_are_in_byte_order_and_longer_than_a_batch() throws Exception {
        Calls.submit(notes, "Fill", "long/", "250");
        Calls.submit(notes, "Put", "long/\uffee", "below the next in bytes, above it in UTF-16");
        Calls.submit(notes, "Put", "long/\ud83c\udf00", "a character beyond the basic plane");

        String[] keys = Calls.evaluate(notes, "Range", "long/", "long0").split(",");

        assertThat(keys).hasSize(252);
        assertThat(keys[0]).isEqualTo("long/00000");
        assertThat(keys[249]).isEqualTo("long/00249");
        assertThat(keys[250]).isEqualTo("long/\uffee");
        assertThat(keys[251]).isEqualTo("long/\ud83c\udf00");
        assertThat(Calls.evaluate(notes, "Range", "long/00010", "long/00012")).isEqualTo("long/00010,long/00011");
    }

    @Test
    void pages_follow_their_bookmarks_to_the_end() throws Exception {
        Calls.submit(notes, "Fill", "page/", "7");
        List<String> seen = new ArrayList<>();
        String bookmark = "";
        do {
            String[] page = Calls.evaluate(notes, "Page", "page/", "page0", "3", bookmark)
                    .split("\\|", -1);
            seen.addAll(List.of(page[0].split(",")));
            bookmark = page[1];
        } while (!bookmark.isEmpty());

        assertThat(seen).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void another_chaincode_is_called_many_times_in_one_transaction() throws Exception {
        Calls.submit(peer.notes(TestPeer.JIANGXI, TestPeer.JX), "Put", "shared", "from jiangxi");

        Calls.submit(notes, "CopyFrom", TestPeer.JX, "shared", "50");

        assertThat(Calls.evaluate(notes, "Get", "copy/shared")).isEqualTo("from jiangxi");
    }

    @Test
    void sixty_four_crossed_nested_calls_end() throws Exception {
        Contract jiangxi = peer.notes(TestPeer.JIANGXI, TestPeer.JX);
        Calls.submit(notes, "Put", "z", "zj");
        Calls.submit(jiangxi, "Put", "j", "jx");
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(
                    i % 2 == 0
                            ? () -> Calls.evaluate(notes, "Call", TestPeer.JX, "Get", "j")
                            : () -> Calls.evaluate(jiangxi, "Call", TestPeer.ZJ, "Get", "z"));
        }

        assertThat(Calls.all(calls)).containsOnly("jx", "zj").hasSize(64);
    }

    @Test
    void a_chaincode_cannot_be_entered_twice_or_called_by_a_wrong_name() {
        assertThatThrownBy(() -> Calls.evaluate(notes, "Call", TestPeer.ZJ, "Get", "x"))
                .isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> Calls.evaluate(notes, "Call", "nobody", "Get", "x"))
                .isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> Calls.evaluate(peer.notes(TestPeer.ZHEJIANG, "nobody"), "Get", "x"))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.getDetails().get(0).getMessage()).contains("nobody", TestPeer.ZJ));
    }

    @Test
    void a_refusal_arrives_with_its_code_as_from_fabric() {
        assertThatThrownBy(() -> Calls.evaluate(notes, "Refuse", "NOT_TODAY"))
                .isInstanceOfSatisfying(GatewayException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
                    assertThat(e.getDetails().get(0).getAddress())
                            .isEqualTo(peer.peer().endpoint());
                    assertThat(e.getDetails().get(0).getMessage())
                            .isEqualTo("chaincode response 500, NOT_TODAY: refused on request");
                });
        assertThatThrownBy(() -> Calls.submit(notes, "Refuse", "NOT_TODAY"))
                .isInstanceOfSatisfying(EndorseException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
                    assertThat(e.getDetails().get(0).getMessage())
                            .isEqualTo("chaincode response 500, NOT_TODAY: refused on request");
                });
    }

    @Test
    void a_broken_contract_answers_as_on_fabric() {
        assertThatThrownBy(() -> Calls.evaluate(notes, "Break"))
                .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(
                                e.getDetails().get(0).getMessage())
                        .contains("Error during contract method execution"));
    }

    @Test
    void transient_data_reach_the_contract_and_no_block() throws Exception {
        String secret = "a-secret-that-must-not-be-stored";
        String answer = new String(
                notes.newProposal("Secret")
                        .putTransient("secret", secret)
                        .build()
                        .evaluate(),
                StandardCharsets.UTF_8);
        notes.newProposal("Guard")
                .addArguments("transient")
                .putTransient("policy", secret)
                .setEndorsingOrganizations(TestPeer.ZHEJIANG, TestPeer.JIANGXI)
                .build()
                .endorse();

        assertThat(answer).isEqualTo(secret);
        byte[] prepared = notes.newProposal("Create")
                .addArguments("with-secret", "v")
                .putTransient("secret", secret)
                .setEndorsingOrganizations(TestPeer.ZHEJIANG, TestPeer.JIANGXI)
                .build()
                .endorse()
                .getBytes();
        assertThat(new String(prepared, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }
}
