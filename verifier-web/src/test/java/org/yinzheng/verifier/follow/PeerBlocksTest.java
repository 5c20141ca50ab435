// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.verifier.testledger.TestChain;

class PeerBlocksTest {

    @TempDir
    Path folder;

    /** A peer that sends one block to whoever asks. */
    private static final class OneBlock extends DeliverGrpc.DeliverImplBase {

        private final Block block;

        OneBlock(Block block) {
            this.block = block;
        }

        @Override
        public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> answers) {
            return new StreamObserver<>() {
                @Override
                public void onNext(Envelope request) {
                    answers.onNext(DeliverResponse.newBuilder().setBlock(block).build());
                }

                @Override
                public void onError(Throwable cut) {
                    // the client has read what it wanted
                }

                @Override
                public void onCompleted() {
                    answers.onCompleted();
                }
            };
        }
    }

    @Test
    void a_block_with_six_megabytes_of_junk_passes_the_wire() throws Exception {
        var chain = new TestChain();
        chain.addRaw(List.of(ByteString.copyFrom(new byte[6 * 1024 * 1024])), new byte[] {(byte) 254});
        var server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new OneBlock(chain.last()))
                .build()
                .start();
        try {
            var material = NetworkMaterial.generate(NetworkDescription.demoText(), folder);
            material.writeConnections("127.0.0.1:" + server.getPort());
            var profile = ConnectionProfile.load(material.connectionFile("ZhejiangMSP"));
            try (var source = PeerBlocks.connect(profile);
                    var blocks = source.open(1)) {
                assertThat(blocks.next()).isEqualTo(chain.last());
            }
        } finally {
            server.shutdownNow();
        }
    }
}
