// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.credential.wallet.WalletCredential;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A wallet without a browser: a key, and what it says to the gateway. */
final class TestWallet {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestGateway gateway;
    private final InMemorySigner key = InMemorySigner.generate(new SecureRandom());

    TestWallet(TestGateway gateway) {
        this.gateway = gateway;
    }

    /** The secret in a link's fragment. */
    static String secret(String link) {
        return link.substring(link.indexOf("#claim=") + "#claim=".length());
    }

    Said offer(String secret) {
        return say("offers", "{\"secret\":\"" + secret + "\"}");
    }

    Said claim(String secret) {
        return claim(secret, proof("yinzheng wallet claim\n" + secret + "\n" + holderKey()));
    }

    Said claim(String secret, String proof) {
        return claim(secret, holderKey(), proof);
    }

    Said claim(String secret, String holderKey, String proof) {
        return say(
                "claims",
                "{\"secret\":\"%s\",\"holderKey\":\"%s\",\"proof\":\"%s\"}".formatted(secret, holderKey, proof));
    }

    Said standing(String digest) {
        return standing(digest, Instant.now().getEpochSecond());
    }

    Said standing(String digest, long time) {
        return say("standings", question(digest, time));
    }

    Said page(String digest) {
        return say("pages", question(digest, Instant.now().getEpochSecond()));
    }

    Said uses(String digest) {
        return say("uses", question(digest, Instant.now().getEpochSecond()));
    }

    private String question(String digest, long time) {
        var proof = proof("yinzheng wallet question\n" + digest + "\n" + time);
        return "{\"digest\":\"%s\",\"time\":%d,\"proof\":\"%s\"}".formatted(digest, time, proof);
    }

    String holderKey() {
        return base64(CborWriter.write(new HolderKey.P256(key.publicKey()).coseKey()));
    }

    String proof(String text) {
        return base64(key.sign(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What a claim was answered with. */
    static WalletCredential credential(JsonNode answer) {
        try {
            return WalletCredential.read(
                    Base64.getUrlDecoder().decode(answer.path("credential").asString()));
        } catch (CborException e) {
            throw new AssertionError(e);
        }
    }

    HolderKey publicKey() {
        return new HolderKey.P256(key.publicKey());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Said say(String path, String body) {
        try {
            var request = HttpRequest.newBuilder(gateway.uri("/public/v1/wallet/" + path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return Said.of(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param text the body as it came */
    record Said(int status, JsonNode body, String text) {
        static Said of(HttpResponse<String> response) {
            JsonNode body = response.body().startsWith("{")
                    ? JsonMapper.shared().readTree(response.body())
                    : MissingNode.getInstance();
            return new Said(response.statusCode(), body, response.body());
        }

        String code() {
            return body.path("code").asString("");
        }
    }
}
