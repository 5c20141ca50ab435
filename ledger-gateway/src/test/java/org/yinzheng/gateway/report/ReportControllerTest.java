// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.document.DocumentPage;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.receipt.TestTotals;

/** Two days that take a while to compare, since nothing is counted before it is told. */
class ReportControllerTest {
    private static final byte[] LIST = "票据代码,票据号码,合计金额\r\n".getBytes(StandardCharsets.UTF_8);
    private static final Caller HOSPITAL = TestCallers.zhejiang("zj-hospital-clerk");
    private static final Caller MARKET = TestCallers.zhejiang("zj-market-clerk");

    private final CountDownLatch counting = new CountDownLatch(2);
    private final CountDownLatch told = new CountDownLatch(1);
    private final ReportController controller = controller();

    private DocumentStore slow() {
        return (DocumentStore) Proxy.newProxyInstance(
                DocumentStore.class.getClassLoader(), new Class<?>[] {DocumentStore.class}, (proxy, method, asked) -> {
                    if (method.getName().equals("count")) {
                        if (counting.getCount() > 0) {
                            counting.countDown();
                            told.await();
                        }
                        return 0L;
                    }
                    return method.getName().equals("list") ? new DocumentPage(List.of(), Optional.empty()) : List.of();
                });
    }

    @SuppressWarnings("NullAway")
    private ReportController controller() {
        return new ReportController(null, null, TestTotals.empty(slow()), null, null);
    }

    @AfterEach
    void tell() {
        told.countDown();
    }

    private CompletableFuture<Reconciliation> begun(Caller caller) {
        return CompletableFuture.supplyAsync(
                () -> controller.reconcile(caller, "2026-11-25", LIST), work -> new Thread(work).start());
    }

    @Test
    void an_account_compares_one_day_at_a_time_and_keeps_nobody_else_from_it() throws InterruptedException {
        var hospital = begun(HOSPITAL);
        var market = begun(MARKET);
        counting.await();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.reconcile(HOSPITAL, "2026-11-24", LIST))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS));
        tell();
        assertThat(hospital.join().issued()).isZero();
        assertThat(market.join().issued()).isZero();
        assertThat(controller.reconcile(HOSPITAL, "2026-11-24", LIST).issued()).isZero();
    }
}
