// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.faults;

import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.conformance.engine.CommitQuestion;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.signature.SigningKey;

/**
 * Issues licences without a break as our gateway does: a signed envelope whose outcome is unknown is never endorsed anew but sent
 * again, at whichever of the province's peers answers.
 */
final class SteadyIssue implements AutoCloseable {
    private static final String AGENCY = "zj-market";
    private static final int CLERKS = 4;

    private final World world;
    private final SigningIdentity clerk;
    private final List<Gateway> gateways = new ArrayList<>();
    private final List<Thread> clerks = new ArrayList<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Acknowledgement> times = new ConcurrentLinkedQueue<>();
    private final AtomicLong longestUnknown = new AtomicLong();
    private final AtomicLong resolved = new AtomicLong();
    private volatile boolean open = true;

    /** When an issue began and when the clerk knew that it is recorded, in nanoseconds of this machine. */
    record Acknowledgement(long begun, long known) {}

    SteadyIssue(World world, List<Channel> peers) {
        this.world = world;
        clerk = world.client(AGENCY + "-clerk").identity();
        peers.forEach(peer -> gateways.add(Gateway.newInstance()
                .identity(new X509Identity(clerk.mspId(), clerk.certificate()))
                .signer(SigningKey.of(clerk.privateKey())::sign)
                .connection(peer)
                .endorseOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .connect()));
        for (int i = 0; i < CLERKS; i++) {
            Thread thread = new Thread(this::work, "clerk " + i);
            thread.start();
            clerks.add(thread);
        }
    }

    /** From licence to transaction: what clerks have handed out. */
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** From licence to validation code: what clerks were told is not recorded. */
    Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    /** The longest time for which a clerk did not know whether an envelope stands. */
    Duration longestUnknown() {
        return Duration.ofNanos(longestUnknown.get());
    }

    /** The longest time in which no clerk learned of a record. */
    Duration longestPause() {
        long[] known = times.stream().mapToLong(Acknowledgement::known).sorted().toArray();
        long longest = 0;
        for (int i = 1; i < known.length; i++) {
            longest = Math.max(longest, known[i] - known[i - 1]);
        }
        return Duration.ofNanos(longest);
    }

    /** How many envelopes had to be sent more than once. */
    long sentAgain() {
        return resolved.get();
    }

    /**
     * Waits for so many issues that began after a moment.
     *
     * @return when the first of them was known
     */
    long await(long since, int count, Duration limit) throws InterruptedException {
        synchronized (times) {
            long end = System.nanoTime() + limit.toNanos();
            while (after(since) < count) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new IllegalStateException("only " + after(since) + " issues in " + limit);
                }
                times.wait(left);
            }
        }
        return times.stream()
                .filter(each -> each.begun() >= since)
                .mapToLong(Acknowledgement::known)
                .min()
                .orElseThrow();
    }

    private long after(long since) {
        return times.stream().filter(each -> each.begun() >= since).count();
    }

    private void work() {
        for (int turn = 0; open; turn++) {
            LicenceEntry entry = world.entry(AGENCY);
            long begun = System.nanoTime();
            try {
                byte[] envelope = endorsed(entry, turn);
                if (envelope.length > 0) {
                    settle(entry, envelope, begun);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Nothing was sent to the orderers yet, so a failure here leaves nothing behind. */
    private byte[] endorsed(LicenceEntry entry, int turn) throws InterruptedException {
        String request = CanonicalJson.write(world.issueRequest(AGENCY, entry));
        for (int at = turn; open; at++) {
            try {
                return gateway(at)
                        .getNetwork(LedgerClient.CHANNEL)
                        .getContract(World.ZJ)
                        .newProposal("licence:Issue")
                        .addArguments(request)
                        .build()
                        .endorse()
                        .getBytes();
            } catch (EndorseException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return new byte[0];
    }

    /** Asks, sends the same envelope, asks again, until its outcome is known; goes on after the clerks were told to stop. */
    private void settle(LicenceEntry entry, byte[] envelope, long begun) throws InterruptedException {
        long sent = System.nanoTime();
        for (int at = 0; ; at++) {
            try {
                Status status = at == 0 ? sent(gateway(at), envelope) : settled(gateway(at), envelope);
                long known = System.nanoTime();
                if (at > 0) {
                    resolved.incrementAndGet();
                    longestUnknown.accumulateAndGet(known - sent, Math::max);
                }
                note(entry, status, new Acknowledgement(begun, known));
                return;
            } catch (GatewayException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static Status sent(Gateway gateway, byte[] envelope) throws GatewayException {
        return gateway.newTransaction(envelope).submitAsync().getStatus();
    }

    /** Orderers refuse what they have already, so the sending decides nothing. */
    private Status settled(Gateway gateway, byte[] envelope) throws GatewayException {
        byte[] question =
                CommitQuestion.of(clerk, gateway.newTransaction(envelope).getTransactionId());
        try {
            return answer(gateway, question);
        } catch (CommitStatusException unknown) {
            try {
                gateway.newTransaction(envelope).submitAsync();
            } catch (SubmitException refused) {
                return answer(gateway, question);
            }
            return answer(gateway, question);
        }
    }

    private static Status answer(Gateway gateway, byte[] question) throws CommitStatusException {
        return gateway.newCommit(question).getStatus(options -> options.withDeadlineAfter(3, TimeUnit.SECONDS));
    }

    private void note(LicenceEntry entry, Status status, Acknowledgement time) {
        if (status.getCode() != TxValidationCode.VALID) {
            refused.put(entry.licenceId(), status.getCode().name());
            return;
        }
        acknowledged.put(entry.licenceId(), status.getTransactionId());
        synchronized (times) {
            times.add(time);
            times.notifyAll();
        }
    }

    private Gateway gateway(int at) {
        return gateways.get(Math.floorMod(at, gateways.size()));
    }

    /** Lets every clerk finish what was begun. */
    void finish() throws InterruptedException {
        open = false;
        for (Thread clerk : clerks) {
            clerk.join(Duration.ofMinutes(4).toMillis());
        }
    }

    @Override
    public void close() {
        open = false;
        clerks.forEach(Thread::interrupt);
        gateways.forEach(Gateway::close);
    }
}
