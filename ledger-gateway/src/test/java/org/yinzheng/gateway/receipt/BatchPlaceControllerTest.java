// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.web.RateLimit;

class BatchPlaceControllerTest {
    private static final int PER_HOUR = 3;
    private static final String GUARDED = "0000000001";

    /** Never asked: there is no organisation here. */
    private static final DocumentStore NOTHING_KEPT = (DocumentStore) Proxy.newProxyInstance(
            DocumentStore.class.getClassLoader(), new Class<?>[] {DocumentStore.class}, (proxy, method, arguments) -> {
                throw new AssertionError(method);
            });

    private final BatchPlaceController controller = new BatchPlaceController(
            new BatchPlaces(NOTHING_KEPT), new Organisations(List.of()), Integer.MAX_VALUE, PER_HOUR);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** Asks with a guessed digest. */
    private Problem guess(String number, String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        var question = new BatchPlaceController.Question("33060126", number, "0".repeat(64));
        try {
            controller.find(question, request, response);
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("a place of no receipt");
    }

    @Test
    void guesses_at_a_receipt_are_counted_wherever_they_come_from_and_not_forgotten_for_those_at_others() {
        for (int i = 0; i < PER_HOUR; i++) {
            assertThat(guess(GUARDED, "192.0.2." + i)).isEqualTo(Problem.NOT_FOUND);
        }
        for (int i = 0; i <= RateLimit.REMEMBERED; i++) {
            guess(ReceiptNumber.digits(i + 2), "198.51.100.1");
        }
        assertThat(guess(GUARDED, "203.0.113.1")).isEqualTo(Problem.TOO_MANY_REQUESTS);
        assertThat(Long.parseLong(response.getHeader(HttpHeaders.RETRY_AFTER))).isBetween(1L, 3600L);
    }
}
