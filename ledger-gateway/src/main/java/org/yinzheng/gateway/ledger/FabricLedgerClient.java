// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.signature.SigningKey;

/** The official Fabric Gateway client behind our four steps. */
public final class FabricLedgerClient implements LedgerClient, AutoCloseable {
    private static final Duration EVALUATE = Duration.ofSeconds(10);
    private static final Duration ENDORSE = Duration.ofSeconds(20);
    private static final Duration SUBMIT = Duration.ofSeconds(10);

    private final Organisations organisations;
    private final PeerChannels channels = new PeerChannels();
    private final Map<String, SigningKey> signers = new ConcurrentHashMap<>();
    private final Map<Connected, Gateway> gateways = new ConcurrentHashMap<>();

    public FabricLedgerClient(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public String evaluate(LedgerIdentity identity, LedgerCall call) {
        for (int left = organisation(identity).peers().size() - 1; ; left--) {
            var channel = channel(identity);
            try {
                return text(proposal(gateway(identity, channel), identity, call)
                        .evaluate(options -> options.withDeadlineAfter(EVALUATE.toMillis(), TimeUnit.MILLISECONDS)));
            } catch (GatewayException e) {
                if (!isSilent(channel, e) || left <= 0) {
                    throw failed("evaluate", e);
                }
            }
        }
    }

    /** Nothing is sent to be ordered here, so both another peer and the same one may be asked again. */
    @Override
    public Endorsed endorse(LedgerIdentity identity, LedgerCall call) {
        var catchUp = new CatchUp(identity.mspId(), call.endorsers());
        int left = organisation(identity).peers().size() - 1;
        while (true) {
            var channel = channel(identity);
            try {
                return endorse(gateway(identity, channel), identity, call);
            } catch (GatewayException e) {
                boolean another = isSilent(channel, e) && left-- > 0;
                if (!another && !catchUp.again(e.getDetails())) {
                    throw failed("endorse", e);
                }
            }
        }
    }

    private Endorsed endorse(Gateway gateway, LedgerIdentity identity, LedgerCall call) throws GatewayException {
        var transaction = proposal(gateway, identity, call)
                .endorse(options -> options.withDeadlineAfter(ENDORSE.toMillis(), TimeUnit.MILLISECONDS));
        return new Endorsed(
                transaction.getTransactionId(), signed(identity, transaction), text(transaction.getResult()));
    }

    /** Whether the peer did not answer; then it is left alone for a while. */
    private boolean isSilent(ManagedChannel channel, GatewayException failure) {
        boolean silent =
                switch (failure.getStatus().getCode()) {
                    case UNAVAILABLE, DEADLINE_EXCEEDED -> true;
                    default -> false;
                };
        if (silent) {
            channels.silent(channel);
        }
        return silent;
    }

    private byte[] signed(LedgerIdentity identity, Transaction transaction) {
        var signature = signer(identity).sign(transaction.getDigest());
        return gateway(identity, channel(identity))
                .newSignedTransaction(transaction.getBytes(), signature)
                .getBytes();
    }

    @Override
    public void submit(LedgerIdentity identity, byte[] envelope) {
        var channel = channel(identity);
        try {
            gateway(identity, channel)
                    .newTransaction(envelope)
                    .submitAsync(options -> options.withDeadlineAfter(SUBMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (SubmitException e) {
            if (e.getDetails().isEmpty()) {
                // with details it is the orderers that refuse, and the peer that says so is well
                isSilent(channel, e);
            }
            throw new LedgerUnavailable("submit", status(e), e);
        }
    }

    @Override
    public CommitResult awaitCommit(LedgerIdentity identity, String transactionId, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        for (int left = organisation(identity).peers().size() - 1; ; left--) {
            var channel = channel(identity);
            try {
                var commit = gateway(identity, channel).newCommit(commitStatusRequest(identity, transactionId));
                Status status = commit.getStatus(
                        options -> options.withDeadlineAfter(end - System.nanoTime(), TimeUnit.NANOSECONDS));
                return new CommitResult(status.getCode().getNumber(), status.getBlockNumber());
            } catch (CommitStatusException e) {
                boolean gone = e.getStatus().getCode() == io.grpc.Status.Code.UNAVAILABLE;
                if (gone) {
                    channels.silent(channel);
                }
                if (!gone || left <= 0) {
                    throw new LedgerUnavailable("commit-status", status(e), e);
                }
            }
        }
    }

    /**
     * Hands on block after block as the organisation's peer has them, and waits for those to come.
     *
     * @param from number of the first block
     * @param each says whether to go on
     * @throws LedgerUnavailable when the peer's stream ends, or the waiting thread is interrupted
     */
    public void follow(LedgerIdentity identity, long from, Predicate<LedgerBlock> each) {
        var channel = channel(identity);
        var request = gateway(identity, channel)
                .getNetwork(organisation(identity).channel())
                .newBlockEventsRequest()
                .startBlock(from)
                .build();
        try (var blocks = request.getEvents()) {
            boolean more = true;
            while (more && blocks.hasNext()) {
                more = each.test(LedgerBlock.of(blocks.next()));
            }
        } catch (GatewayRuntimeException e) {
            if (e.getStatus().getCode() == io.grpc.Status.Code.UNAVAILABLE) {
                channels.silent(channel);
            }
            throw new LedgerUnavailable("blocks", e.getStatus().toString(), e);
        }
    }

    private byte[] commitStatusRequest(LedgerIdentity identity, String transactionId) {
        var who = new X509Identity(identity.mspId(), identity.certificate());
        var creator = SerializedIdentity.newBuilder()
                .setMspid(who.getMspId())
                .setIdBytes(ByteString.copyFrom(who.getCredentials()))
                .build();
        var request = CommitStatusRequest.newBuilder()
                .setChannelId(organisation(identity).channel())
                .setTransactionId(transactionId)
                .setIdentity(creator.toByteString());
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.build().toByteString())
                .build()
                .toByteArray();
    }

    private Proposal proposal(Gateway gateway, LedgerIdentity identity, LedgerCall call) {
        var builder = gateway.getNetwork(organisation(identity).channel())
                .getContract(call.chaincode())
                .newProposal(call.function())
                .addArguments(call.request())
                .putAllTransient(call.transientData());
        if (!call.endorsers().isEmpty()) {
            builder.setEndorsingOrganizations(call.endorsers().toArray(String[]::new));
        }
        return builder.build();
    }

    private ManagedChannel channel(LedgerIdentity identity) {
        return channels.to(organisation(identity));
    }

    private Gateway gateway(LedgerIdentity identity, ManagedChannel channel) {
        return gateways.computeIfAbsent(
                new Connected(identity.toString(), channel), connected -> connect(identity, channel));
    }

    private Gateway connect(LedgerIdentity identity, ManagedChannel channel) {
        return Gateway.newInstance()
                .connection(channel)
                .identity(new X509Identity(identity.mspId(), identity.certificate()))
                .signer(signer(identity)::sign)
                .connect();
    }

    private SigningKey signer(LedgerIdentity identity) {
        return signers.computeIfAbsent(identity.toString(), name -> SigningKey.of(identity.privateKey()));
    }

    private Organisation organisation(LedgerIdentity identity) {
        return organisations
                .byMsp(identity.mspId())
                .orElseThrow(() -> new IllegalStateException(identity.mspId() + " is not served by this gateway"));
    }

    @Override
    public boolean reachable(Organisation organisation) {
        return switch (channels.to(organisation).getState(true)) {
            case READY, IDLE -> true;
            case CONNECTING, TRANSIENT_FAILURE, SHUTDOWN -> false;
        };
    }

    @Override
    public void close() {
        gateways.values().forEach(Gateway::close);
        channels.close();
    }

    private static RuntimeException failed(String stage, GatewayException failure) {
        return ContractRefusals.in(failure)
                .<RuntimeException>map(refusal -> refusal)
                .orElseGet(() -> new LedgerUnavailable(stage, status(failure), failure));
    }

    private static String status(GatewayException failure) {
        var details = failure.getDetails().stream()
                .map(detail -> detail.getMspId() + " " + detail.getMessage())
                .toList();
        return failure.getStatus().getCode() + " " + failure.getStatus().getDescription() + " " + details;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private record Connected(String identity, ManagedChannel channel) {}
}
