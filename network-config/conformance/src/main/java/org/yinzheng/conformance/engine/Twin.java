// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.localpeer.LocalPeer;
import org.yinzheng.localpeer.LocalPeerSettings;
import org.yinzheng.network.Client;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.SigningIdentity;

/**
 * A local peer of the same network, keys and block 0 as a Fabric network, which is given the proposals that made that network's
 * ledger: the same bytes under the same transaction ids. What both recorded can then be compared to the byte.
 */
public final class Twin {
    private final FabricEngine original;
    private final Map<X509Certificate, SigningIdentity> identities = new HashMap<>();

    private Twin(FabricEngine original) throws IOException {
        this.original = original;
        for (Organisation organisation : original.material().description().organisations()) {
            for (Client client : organisation.clients()) {
                SigningIdentity identity = original.material().client(organisation.mspId(), client.name());
                identities.put(identity.certificate(), identity);
            }
        }
    }

    /**
     * The sets of one transaction on both engines, versions blanked.
     *
     * @param local the local peer's, or why it has none
     */
    public record Pair(String fabric, String local) {
        /** Whether the engines agree. */
        public boolean same() {
            return fabric.equals(local);
        }
    }

    /**
     * Repeats on a local peer every VALID transaction that clients of the network made.
     *
     * @param folder empty, for the local peer's ledger
     * @return from transaction id to sets, in the network's order
     */
    public static Map<String, Pair> compare(FabricEngine original, Path folder) throws IOException {
        return new Twin(original).replay(folder);
    }

    private Map<String, Pair> replay(Path folder) throws IOException {
        Map<String, String> fabric = fabricSets();
        Map<String, String> refusals = new HashMap<>();
        Map<String, String> local;
        Moment moment = new Moment();
        LocalPeerSettings settings =
                LocalPeerSettings.of(original.material().folder(), folder).withClock(moment);
        try (LocalPeerEngine engine = LocalPeerEngine.of(original.material(), LocalPeer.start(settings))) {
            long last = 0;
            for (String id : fabric.keySet()) {
                EndorseRequest request = original.recorder().request(id).orElse(null);
                if (request != null) {
                    last = Math.max(last, repeat(engine, request, moment, refusals));
                }
            }
            try (LedgerClient reader = LedgerClient.connect(anyIdentity(), engine)) {
                moment.now = Instant.now();
                local = WriteSets.read(reader.gateway(), last);
            }
        }
        Map<String, Pair> pairs = new LinkedHashMap<>();
        fabric.forEach((id, sets) -> {
            if (original.recorder().request(id).isPresent()) {
                pairs.put(id, new Pair(sets, local.getOrDefault(id, refusals.getOrDefault(id, "not in a block"))));
            }
        });
        return pairs;
    }

    private Map<String, String> fabricSets() {
        try (LedgerClient reader = LedgerClient.connect(anyIdentity(), original)) {
            byte[] info = reader.gateway()
                    .getNetwork(LedgerClient.CHANNEL)
                    .getContract("qscc")
                    .evaluateTransaction("GetChainInfo", LedgerClient.CHANNEL);
            long height = org.hyperledger.fabric.protos.common.BlockchainInfo.parseFrom(info)
                    .getHeight();
            return WriteSets.read(reader.gateway(), height - 1);
        } catch (GatewayException | InvalidProtocolBufferException e) {
            throw new IllegalStateException("the network's ledger cannot be read", e);
        }
    }

    private SigningIdentity anyIdentity() {
        return identities.values().iterator().next();
    }

    private long repeat(LocalPeerEngine engine, EndorseRequest request, Moment moment, Map<String, String> refusals)
            throws InvalidProtocolBufferException {
        Proposal proposal = Proposal.parseFrom(request.getProposedTransaction().getProposalBytes());
        Header header = Header.parseFrom(proposal.getHeader());
        var time = ChannelHeader.parseFrom(header.getChannelHeader()).getTimestamp();
        moment.now = Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
        SigningIdentity identity = identities.get(creator(header));
        if (identity == null) {
            throw new IllegalStateException("no key of the creator of " + request.getTransactionId());
        }
        byte[] proposed = ProposedTransaction.newBuilder()
                .setTransactionId(request.getTransactionId())
                .setProposal(request.getProposedTransaction())
                .addAllEndorsingOrganizations(request.getEndorsingOrganizationsList())
                .build()
                .toByteArray();
        try (LedgerClient client = LedgerClient.connect(identity, engine)) {
            var status = client.outcome(client.gateway()
                    .newSignedProposal(
                            proposed,
                            request.getProposedTransaction().getSignature().toByteArray())
                    .endorse()
                    .submitAsync());
            if (status.getCode() != TxValidationCode.VALID) {
                refusals.put(request.getTransactionId(), "recorded as " + status.getCode());
            }
            return status.getBlockNumber();
        } catch (EndorseException e) {
            refusals.put(request.getTransactionId(), "refused: " + LedgerClient.refusal(e));
            return 0;
        } catch (GatewayException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate creator(Header header) throws InvalidProtocolBufferException {
        var creator = SerializedIdentity.parseFrom(
                SignatureHeader.parseFrom(header.getSignatureHeader()).getCreator());
        try {
            return Identities.readX509Certificate(creator.getIdBytes().toStringUtf8());
        } catch (CertificateException e) {
            throw new IllegalStateException("a creator without a certificate", e);
        }
    }

    /** The time that the local peer takes it to be: that of the transaction repeated. */
    private static final class Moment extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
