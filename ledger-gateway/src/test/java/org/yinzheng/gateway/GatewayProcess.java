// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway in a process of its own, which can be killed as a machine kills it. */
final class GatewayProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path data;
    private final String address;
    private final String token;

    private GatewayProcess(Process process, Path data, String account) throws IOException {
        this.process = process;
        this.data = data;
        awaitListening();
        this.address = "http://127.0.0.1:"
                + Files.readString(data.resolve("gateway.port")).strip();
        this.token = token(account);
    }

    /** @param heap the most it may use, for example {@code 160m} */
    static GatewayProcess start(List<String> properties, Path data, String heap, String account) {
        try {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=" + (Boolean.getBoolean("yinzheng.endurance") ? 4 : 1),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.yinzheng.gateway.LedgerGatewayApplication",
                    "--spring.profiles.active=demo",
                    "--server.port=0",
                    "--logging.config=classpath:logback-process.xml"));
            properties.forEach(one -> command.add("--" + one));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new GatewayProcess(process, data, account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitListening() throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var seen = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("gateway listens")) {
                drain(output);
                return;
            }
        }
        throw new AssertionError("the gateway did not start:\n" + seen);
    }

    /** A full pipe would stop the process. */
    private static void drain(BufferedReader output) {
        var thread = new Thread(() -> output.lines().forEach(line -> {}), "gateway-output");
        thread.setDaemon(true);
        thread.start();
    }

    private String token(String account) throws IOException {
        Map<String, List<Map<String, String>>> file = new Yaml().load(Files.readString(data.resolve("accounts.yaml")));
        var secret = file.getOrDefault("accounts", List.of()).stream()
                .filter(one -> account.equals(one.get("id")))
                .map(one -> String.valueOf(one.get("secret")))
                .findFirst()
                .orElseThrow();
        var basic = Base64.getEncoder().encodeToString((account + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    JsonNode get(String path) {
        return body(request(path).GET().build());
    }

    JsonNode post(String path) {
        return body(request(path).POST(BodyPublishers.noBody()).build());
    }

    JsonNode put(String path, String csv) {
        return body(request(path)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString(csv))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode body(HttpRequest request) {
        var answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The most memory that the process has held so far, MiB resident; 0 where the system does not tell. */
    long peakMebibytes() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    /** SIGKILL: nothing is tidied up. */
    void kill() {
        process.destroyForcibly();
        end();
    }

    private void end() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        end();
    }
}
