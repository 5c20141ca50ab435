// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.verifier.VerifierWebApplication;
import org.yinzheng.verifier.follow.BlockSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a free port, following a test's own chain. */
public final class RunningVerifier implements AutoCloseable {

    private static final String KEY_SETTING = "--yinzheng.verifier.attestation-key=";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private @Nullable TestSource source;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningVerifier(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Follows a test's own chain. */
    public static RunningVerifier start(TestChain chain, Path data, String... settings) {
        return startAt(Clock.systemUTC(), chain, data, settings);
    }

    /** The same by another clock. */
    public static RunningVerifier startAt(Clock clock, TestChain chain, Path data, String... settings) {
        var source = new TestSource(chain);
        var running = run(
                new SpringApplicationBuilder(VerifierWebApplication.class).initializers(starting -> {
                    var context = (GenericApplicationContext) starting;
                    context.registerBean("blockSource", BlockSource.class, () -> source);
                    context.registerBean("clock", Clock.class, () -> clock);
                }),
                TestNetwork.material().connectionFile("JiangxiMSP"),
                data,
                "360000",
                settings);
        running.source = source;
        running.awaitHeight(chain.blocks().size());
        return running;
    }

    /** Follows the peer that a connection file names. */
    public static RunningVerifier startOn(Path connection, Path data, String here, String... settings) {
        return run(new SpringApplicationBuilder(VerifierWebApplication.class), connection, data, here, settings);
    }

    private static RunningVerifier run(
            SpringApplicationBuilder application, Path connection, Path data, String here, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--yinzheng.verifier.connection=" + connection,
                "--yinzheng.verifier.data=" + data,
                "--yinzheng.verifier.here=" + here,
                "--spring.main.banner-mode=off",
                "--spring.main.allow-bean-definition-overriding=true",
                "--logging.level.root=WARN"));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(setting -> setting.startsWith(KEY_SETTING))) {
            arguments.add(KEY_SETTING + data.resolve("attestation.key"));
        }
        return new RunningVerifier(application.run(arguments.toArray(String[]::new)));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/");
    }

    public TestSource source() {
        return Objects.requireNonNull(source);
    }

    public void awaitHeight(long height) {
        awaitView(view -> view.path("height").asLong() >= height);
    }

    public void awaitAlarm(String code) {
        awaitView(view -> view.path("alarms").toString().contains(code));
    }

    private void awaitView(Predicate<JsonNode> reached) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!reached.test(get("api/v1/view"))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the view is at " + get("api/v1/view"));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    public JsonNode get(String path) {
        return JSON.readTree(
                send(HttpRequest.newBuilder(address().resolve(path)).GET().build())
                        .body());
    }

    /** An answer that is no text. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            var request = HttpRequest.newBuilder(address().resolve(path)).GET().build();
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The key by which it attests. */
    public P256PublicKey attestationKey() {
        return P256PublicKey.ofSpki(
                get("api/v1/attestation").path("keys").path(0).path("spki").binaryValue());
    }

    public JsonNode verify(String text, String here) {
        return verify(Map.of("text", text, "here", here));
    }

    public JsonNode verify(Map<String, ?> request) {
        var response = post("api/v1/verifications", "application/json", JSON.writeValueAsBytes(request));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    public JsonNode upload(byte[] file) {
        return JSON.readTree(uploadRaw(file).body());
    }

    public HttpResponse<String> uploadRaw(byte[] file) {
        var begin = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        var end = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        var body = new byte[begin.length + file.length + end.length];
        System.arraycopy(begin, 0, body, 0, begin.length);
        System.arraycopy(file, 0, body, begin.length, file.length);
        System.arraycopy(end, 0, body, begin.length + file.length, end.length);
        return post("api/v1/verifications", "multipart/form-data; boundary=b", body);
    }

    public HttpResponse<String> post(String path, String type, byte[] body) {
        return send(HttpRequest.newBuilder(address().resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public HttpResponse<String> post(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
