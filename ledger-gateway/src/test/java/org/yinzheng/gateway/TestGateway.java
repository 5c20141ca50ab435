// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yinzheng.gateway.access.TestAccounts;
import org.yinzheng.gateway.ledger.FabricLedgerClient;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.UnluckyLedger;
import org.yinzheng.network.NetworkMaterial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A whole gateway on a free port, spoken to over HTTP as any client would. */
public final class TestGateway implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private TestGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TestGateway withFakeLedger(Path data, String... more) {
        return start(TestNetwork.material(), data, List.of(WithFakeLedger.class), more);
    }

    /** One gateway on a fake ledger for all tests that leave nothing behind in it; it ends with the test run. */
    public static TestGateway shared() {
        return Shared.GATEWAY;
    }

    /** The folder of {@link #shared()}. */
    public static Path sharedData() {
        return Shared.DATA;
    }

    /** Against the peer that the connection files name. */
    public static TestGateway withPeer(NetworkMaterial network, Path data, String... more) {
        return start(network, data, List.of(), more);
    }

    /** Against that peer, through an {@link UnluckyLedger}. */
    public static TestGateway withUnluckyPeer(NetworkMaterial network, Path data, String... more) {
        return start(network, data, List.of(WithUnluckyLedger.class), more);
    }

    private static TestGateway start(NetworkMaterial network, Path data, List<Class<?>> instead, String... more) {
        var sources = new ArrayList<Class<?>>(List.of(LedgerGatewayApplication.class, WithMovedClock.class));
        sources.addAll(instead);
        var properties = new ArrayList<>(TestNetwork.properties(network, data));
        properties.add("server.port=0");
        properties.add("logging.config=classpath:logback-test.xml");
        properties.addAll(List.of(more));
        return new TestGateway(new SpringApplicationBuilder(sources.toArray(Class[]::new))
                .profiles("demo")
                .properties(properties.toArray(String[]::new))
                .run(properties.stream().map(one -> "--" + one).toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What answers which address: the pages' and the API's, without the operator's. */
    Set<Map.Entry<RequestMappingInfo, HandlerMethod>> handlers() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet();
    }

    public URI uri(String path) {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Client as(String account) {
        var token = tokens.computeIfAbsent(
                account, one -> token(one, TestAccounts.secret(context, one)).orElseThrow());
        return new Client(token);
    }

    public String secret(String account) {
        return TestAccounts.secret(context, account);
    }

    public Optional<String> token(String account, String secret) {
        var basic = Base64.getEncoder().encodeToString((account + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(uri("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        var answer = send(request);
        return answer.status() == 200
                ? Optional.of(answer.body().path("access_token").asString())
                : Optional.empty();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode body = response.body().startsWith("{") || response.body().startsWith("[")
                    ? JSON.readTree(response.body())
                    : MissingNode.getInstance();
            return new Answer(
                    response.statusCode(),
                    body,
                    response.body(),
                    response.headers().firstValue("Link"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * @param text the body as it came
     * @param link the header of that name
     */
    public record Answer(int status, JsonNode body, String text, Optional<String> link) {
        /** The query of the next page of a list. */
        public Optional<String> next() {
            return link.map(one -> one.replaceAll("<(.*)>; rel=\"next\"", "$1"));
        }

        public String code() {
            return body.path("code").asString("");
        }
    }

    /** One account's way to speak. */
    public final class Client {
        private final String token;

        private Client(String token) {
            this.token = token;
        }

        public Answer get(String path, String... headers) {
            return send(request(path, headers).GET().build());
        }

        public Answer put(String path, byte[] body, String type) {
            return send(request(path)
                    .header("Content-Type", type)
                    .PUT(BodyPublishers.ofByteArray(body))
                    .build());
        }

        public Answer post(String path, byte[] body, String type) {
            return send(request(path)
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build());
        }

        /** The body of a file. */
        public byte[] bytes(String path, String... headers) {
            try {
                return http.send(request(path, headers).GET().build(), BodyHandlers.ofByteArray())
                        .body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public Answer post(String path, String body) {
            return post(path, body, UUID.randomUUID().toString());
        }

        public Answer post(String path, String body, String key, String... headers) {
            return send(request(path, headers)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(body))
                    .build());
        }

        public Answer put(String path, String body) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .PUT(BodyPublishers.ofString(body))
                    .build());
        }

        private HttpRequest.Builder request(String path, String... headers) {
            var builder = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
            return headers.length == 0 ? builder : builder.headers(headers);
        }
    }

    /** What this gateway does while it takes another time for now; sessions and the ledger keep the real one. */
    public <T> T at(Instant now, Supplier<T> work) {
        var time = bean(MovedTime.class);
        time.moved = Duration.between(Instant.now(), now);
        try {
            return work.get();
        } finally {
            time.moved = Duration.ZERO;
        }
    }

    private static final class MovedTime implements InstantSource {
        private volatile Duration moved = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(moved);
        }
    }

    /** No configuration class, as those below. */
    static class WithMovedClock {
        @Bean
        MovedTime movedTime() {
            return new MovedTime();
        }

        @Bean
        @Primary
        Clock movedClock(MovedTime time) {
            return time.withZone(ZoneOffset.UTC);
        }
    }

    /** No configuration class, or every scan of this package would find it. */
    static class WithFakeLedger {
        @Bean
        @Primary
        LedgerClient fakeLedger() {
            return new FakeLedger();
        }
    }

    /** No configuration class either. */
    static class WithUnluckyLedger {
        @Bean
        @Primary
        LedgerClient unluckyLedger(FabricLedgerClient real) {
            return new UnluckyLedger(real, 5);
        }
    }

    private static final class Shared {
        static final Path DATA = folder();
        static final TestGateway GATEWAY = withFakeLedger(DATA);

        private static Path folder() {
            try {
                var folder = Files.createTempDirectory("yinzheng-gateway");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(Path folder) {
            GATEWAY.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
