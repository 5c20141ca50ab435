// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.credential.wallet.HolderSigner;
import org.yinzheng.credential.wallet.KeyBinding;
import org.yinzheng.credential.wallet.Presentation;
import org.yinzheng.credential.wallet.WalletCredential;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.HttpJson;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.demo.DemoDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A licence in a wallet, from the link to the verdict, with the real gateway and the real verifier. */
@ExtendWith(RunningNetwork.Extension.class)
final class WalletIT {
    private static final String HERE = "330000";
    private static final int IDENTITY = -1;

    private final SecureRandom random = new SecureRandom();
    private final InMemorySigner key = InMemorySigner.generate(random);

    @Test
    void a_holder_shows_a_licence_until_the_phone_is_lost(RunningNetwork network) throws Exception {
        Gateway gateway = network.gateway();
        ObjectNode order = DemoDocument.licence(1, HERE, 8001);
        Canary hidden = new Canary("金丝雀钱包代表人");
        Canary purpose = new Canary("金丝雀用途办事");
        ((ObjectNode) order.get("fields")).put("legalRepresentative", "金丝雀钱包代表人");
        String id = new Licences(gateway)
                .issue("zj-market-clerk", UUID.randomUUID().toString(), order)
                .text("licenceId");
        String secret = secret(gateway, id);
        JsonNode answer = claim(gateway, secret);
        WalletCredential credential = WalletCredential.read(
                Base64.getUrlDecoder().decode(answer.path("credential").asString()));
        network.awaitVerifier();

        long now = Instant.now().getEpochSecond();
        JsonNode shown = network.verifier().verify(show(credential, now, "金丝雀用途办事"), HERE, null);
        assertThat(shown.path("code").asString()).as(shown.toPrettyString()).isEqualTo("VALID");
        assertThat(shown.path("assurance").asString()).isEqualTo("HOLDER");
        assertThat(code(network, show(credential, now - 95, "x"))).isEqualTo("PRESENTATION_EXPIRED");
        assertThat(code(network, QrText.encode(credential.bytes()))).isEqualTo("PRESENTATION_INVALID");

        recognise(gateway, show(credential, now, "金丝雀用途办事"));
        JsonNode uses = ask(gateway, "uses", answer.path("digest").asString()).path("uses");
        assertThat(uses).hasSize(1);
        assertThat(uses.get(0).path("matter").asString()).isEqualTo("FOOD-PERMIT");
        assertThat(uses.get(0).path("thisCredential").asBoolean()).isTrue();
        assertThat(uses.get(0).path("fields").valueStream().map(JsonNode::asInt))
                .containsExactly(0, 1, 2, 3, 4);

        DeviceWithoutNetwork before = DeviceWithoutNetwork.since(network);
        String old = show(credential, Instant.now().getEpochSecond(), "x");
        assertThat(before.verdict(old, HERE)).isEqualTo(VALID);
        new Licences(gateway)
                .operate(
                        "zj-market-clerk",
                        UUID.randomUUID().toString(),
                        id,
                        Map.of(
                                "operation", "UNBIND",
                                "cause", "DEVICE_LOST",
                                "digest", answer.path("digest").asString()));
        DeviceWithoutNetwork after = DeviceWithoutNetwork.since(network);
        assertThat(code(network, old)).isEqualTo("SUPERSEDED");
        assertThat(after.verdict(old, HERE)).as("without a network").isEqualTo(SUPERSEDED);
        String shownAfter = show(credential, Instant.now().getEpochSecond(), "x");
        assertThat(after.verdict(shownAfter, HERE))
                .as("what the lost phone shows since, without a network")
                .isEqualTo(SUPERSEDED);
        assertThat(ask(gateway, "standings", answer.path("digest").asString())
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");

        assertThat(Canary.found(List.of(hidden, purpose, new Canary(secret)), network.data()))
                .isEmpty();
    }

    private static String secret(Gateway gateway, String licenceId) {
        String link = gateway.post(
                        "zj-market-clerk",
                        "licences/" + licenceId + "/wallet-links",
                        UUID.randomUUID().toString(),
                        Map.of("minutes", 15))
                .path("link")
                .asString();
        return link.substring(link.indexOf("#claim=") + "#claim=".length());
    }

    private JsonNode claim(Gateway gateway, String secret) {
        String holder = base64(CborWriter.write(new HolderKey.P256(key.publicKey()).coseKey()));
        String proof = proof("yinzheng wallet claim\n" + secret + "\n" + holder);
        return wallet(gateway, "claims", Map.of("secret", secret, "holderKey", holder, "proof", proof));
    }

    private JsonNode ask(Gateway gateway, String what, String digest) {
        long time = Instant.now().getEpochSecond();
        String proof = proof("yinzheng wallet question\n" + digest + "\n" + time);
        return wallet(gateway, what, Map.of("digest", digest, "time", time, "proof", proof));
    }

    private static JsonNode wallet(Gateway gateway, String what, Map<String, ?> body) {
        return new HttpJson(gateway.base(), Duration.ofSeconds(60)).post("/public/v1/wallet/" + what, body, Map.of());
    }

    private String show(WalletCredential credential, long now, String purpose) {
        byte[] cti = new byte[KeyBinding.CTI_LENGTH];
        random.nextBytes(cti);
        var binding = new KeyBinding(now, now + 60, cti, Optional.empty(), Optional.empty(), Optional.of(purpose));
        return Presentation.show(credential, Set.of(IDENTITY), binding, HolderSigner.of(key))
                .text();
    }

    private static void recognise(Gateway gateway, String text) {
        gateway.post(
                "jx-market-clerk",
                "recognitions",
                UUID.randomUUID().toString(),
                Map.of("credential", text, "matter", "FOOD-PERMIT", "finding", "REFUSED", "reason", "TRIAL"));
    }

    private static String code(RunningNetwork network, String text) {
        return network.verifier().verify(text, HERE, null).path("code").asString();
    }

    private String proof(String text) {
        return base64(key.sign(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
