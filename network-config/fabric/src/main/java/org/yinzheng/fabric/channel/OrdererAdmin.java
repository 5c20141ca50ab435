// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.yinzheng.fabric.FabricFailure;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.OrdererNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One orderer's channel participation API (REST, mutual TLS), which {@code osnadmin} speaks too. */
public final class OrdererAdmin {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CREATED = 201;
    private static final int CONFLICT = 405;

    private final String name;
    private final URI channels;
    private final HttpClient client;

    /** The orderer whose administrator's port is published on this host. */
    public OrdererAdmin(NetworkMaterial material, String mspId, OrdererNode orderer, String host) throws IOException {
        this.name = orderer.host();
        this.channels = URI.create("https://" + host + ":" + orderer.adminPort() + "/participation/v1/channels");
        this.client = HttpClient.newBuilder()
                .sslContext(tls(material, mspId, orderer))
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Its host name. */
    public String name() {
        return name;
    }

    /** Whether it answers. */
    public boolean answers() throws InterruptedException {
        try {
            return get(channels).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Its part in a channel: {@code status}, {@code consensusRelation}, {@code height}; missing when it has none. */
    public JsonNode channel(String channel) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(URI.create(channels + "/" + channel));
        return answer.statusCode() == 200
                ? JsonMapper.shared().readTree(answer.body())
                : JsonMapper.shared().missingNode();
    }

    /** Joins a channel by its block 0, if it has not. */
    public void join(String channel, byte[] genesisBlock) throws IOException, InterruptedException {
        if (!channel(channel).isMissingNode()) {
            return;
        }
        String boundary = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(channels)
                .timeout(LIMIT)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(boundary, genesisBlock)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != CREATED && answer.statusCode() != CONFLICT) {
            throw new FabricFailure(
                    "the orderer " + name + " does not join " + channel + " (" + answer.statusCode() + " "
                            + answer.body().strip() + ")",
                    "read its log: ./yinzheng network logs " + name);
        }
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] form(String boundary, byte[] block) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"config-block\"; filename=\"config.block\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(block);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static SSLContext tls(NetworkMaterial material, String mspId, OrdererNode orderer) throws IOException {
        try {
            var own = material.ordererTls(mspId, orderer.name());
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("own", own.privateKey(), new char[0], new Certificate[] {own.certificate()});
            keys.setCertificateEntry("root", material.tlsAuthority(mspId).certificate());
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(keys, new char[0]);
            TrustManagerFactory trustManagers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the TLS certificate of " + orderer.host() + " is not usable", e);
        }
    }
}
