// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What is open to everybody answers one address so many times a minute: nobody tries secrets without end. */
class TooManyRequestsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void an_address_that_asks_for_links_without_end_is_told_to_wait() throws Exception {
        var guess = "{\"secret\":\"AAAAAAAAAAAAAAAAAAAAAA\"}";
        assertThat(send("/public/v1/wallet/offers", "application/json", guess).body())
                .contains("WALLET_LINK_UNKNOWN");
        assertThat(refused("/public/v1/wallet/offers", "application/json", guess, 480)
                        .body())
                .contains("TOO_MANY_REQUESTS");
    }

    @Test
    void an_address_that_rates_without_end_is_told_to_wait() throws Exception {
        assertThat(refused("/rating", "application/x-www-form-urlencoded", "ticket=AAAA&grade=SATISFIED", 240)
                        .statusCode())
                .isEqualTo(429);
    }

    /** The first answer that refuses for the number of requests, or the last of so many. */
    private HttpResponse<String> refused(String path, String type, String body, int most) throws Exception {
        var answer = send(path, type, body);
        for (int i = 1; i < most && answer.statusCode() != 429; i++) {
            answer = send(path, type, body);
        }
        return answer;
    }

    private HttpResponse<String> send(String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(gateway.uri(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
