// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.yinzheng.credential.bundle.CarriedView;
import org.yinzheng.credential.bundle.CarriedView.ListsAtHand;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Asked;
import org.yinzheng.credential.verify.CredentialVerifier;
import org.yinzheng.credential.verify.SeenPresentations;
import org.yinzheng.launcher.api.HttpJson;
import org.yinzheng.launcher.process.Service;
import tools.jackson.databind.JsonNode;

/** Fetched the verifier's bundle with all its status lists, and has been without a network since. */
final class DeviceWithoutNetwork {
    private final CarriedView carried;
    private final Duration limit;

    private DeviceWithoutNetwork(CarriedView carried, Duration limit) {
        this.carried = carried;
        this.limit = limit;
    }

    /** With all that the peer has now. */
    static DeviceWithoutNetwork since(RunningNetwork network) throws Exception {
        network.awaitVerifier();
        long height = LedgerCount.height(network);
        HttpJson service = new HttpJson(network.address(Service.VERIFIER), Duration.ofSeconds(30));
        JsonNode attestation = service.get("/api/v1/attestation", Map.of());
        List<P256PublicKey> keys = List.of(P256PublicKey.ofSpki(
                attestation.path("keys").path(0).path("spki").binaryValue()));
        TrustBundle bundle = bundle(service, keys);
        while (bundle.height() < height) {
            awaitSecondAfter(bundle.madeAt());
            bundle = bundle(service, keys);
        }
        Map<String, byte[]> lists = new HashMap<>();
        bundle.listsBeside()
                .forEach(list ->
                        lists.put(list.digest(), service.bytes("/api/v1/status-lists/" + list.digest(), Map.of())));
        ListsAtHand atHand = new ListsAtHand(keys, digest -> Optional.ofNullable(lists.get(digest)));
        return new DeviceWithoutNetwork(
                CarriedView.of(bundle, atHand, now()),
                Duration.ofSeconds(attestation.path("offlineLimitSeconds").asLong()));
    }

    private static TrustBundle bundle(HttpJson service, List<P256PublicKey> keys) throws Exception {
        return TrustBundle.read(service.bytes("/api/v1/bundle", Map.of()), keys);
    }

    /** Within one second the service makes no other bundle. */
    private static void awaitSecondAfter(long second) {
        while (now() <= second) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    VerdictCode verdict(String text, String here) {
        Asked asked = Asked.nothing(new SeenPresentations().of("a test"));
        return CredentialVerifier.verify(text, carried.context(now(), limit, here, Optional.empty(), asked))
                .code();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
