// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.lookup.LookupController.Form;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

final class LookupControllerTest {
    private static final String CODE = "33060126";
    private static final String NUMBER = "0000000001";

    private final List<Reading> readings = new ArrayList<>();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private final LookupController controller = controller("ISSUED", 5);

    private LookupController controller(String state, int perHour) {
        DocumentId id = DocumentId.receipt("ZhejiangMSP", CODE, NUMBER);
        DocumentSummary summary = new DocumentSummary(
                id, 21, "11330000002485087P", state, Optional.empty(), 0, Optional.empty(), false, Optional.empty());
        DocumentContent content =
                new DocumentContent(JsonMapper.shared().createObjectNode(), List.of(), Map.of(), "YZ1:AAAA");
        String phrase = new ReceiptForm(CODE, NUMBER, "K7M2QX", "2026-03-05", 18_650).phrase();
        return new LookupController(
                new OneDocument(phrase, new Document(summary, content), readings).store(), 1000, perHour);
    }

    private static Form form(String number, String check, String date, long total) {
        return new Form("receipt", CODE, number, check, date, total, null);
    }

    private String ask(LookupController asked, Form form) {
        return Optional.ofNullable(asked.lookUp(form, new MockHttpServletRequest(), response)
                        .getBody())
                .orElseThrow()
                .credential();
    }

    @Test
    void the_paper_in_hand_gives_the_credential_and_the_reading_is_recorded() {
        assertThat(ask(controller, form(NUMBER, "K7M2QX", "2026-03-05", 18_650)))
                .isEqualTo("YZ1:AAAA");
        assertThat(readings).containsExactly(new Reading("public", "LOOKUP_BY_HAND"));
    }

    @Test
    void lower_case_and_blanks_in_the_check_value_are_forgiven() {
        assertThat(ask(controller, form(NUMBER, "k7m 2qx", "2026-03-05", 18_650)))
                .isEqualTo("YZ1:AAAA");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000002,K7M2QX,2026-03-05,18650",
        "0000000001,K7M2QY,2026-03-05,18650",
        "0000000001,K7M2QX,2026-03-06,18650",
        "0000000001,K7M2QX,2026-03-05,18651"
    })
    void an_unknown_number_and_any_wrong_value_have_the_same_answer(
            String number, String check, String date, long total) {
        assertThatThrownBy(() -> ask(controller, form(number, check, date, total)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(Problem.LOOKUP_NO_MATCH);
                    assertThat(refused.errors()).isEmpty();
                });
        assertThat(readings).isEmpty();
    }

    @Test
    void a_document_that_the_ledger_has_not_recorded_is_not_found() {
        assertThatThrownBy(() -> ask(controller("PENDING", 5), form(NUMBER, "K7M2QX", "2026-03-05", 18_650)))
                .extracting("problem")
                .isEqualTo(Problem.LOOKUP_NO_MATCH);
    }

    @Test
    void guessing_at_one_receipt_ends_after_a_few_attempts_whoever_asks_and_whether_it_exists_or_not() {
        for (String number : List.of(NUMBER, "0000000002")) {
            LookupController asked = controller("ISSUED", 3);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> ask(asked, form(number, "AAAAAA", "2026-03-05", 18_650)))
                        .extracting("problem")
                        .isEqualTo(Problem.LOOKUP_NO_MATCH);
            }
            assertThatThrownBy(() -> ask(asked, form(number, "K7M2QX", "2026-03-05", 18_650)))
                    .extracting("problem")
                    .isEqualTo(Problem.TOO_MANY_REQUESTS);
            assertThat(response.getHeader("Retry-After")).isNotNull();
        }
    }

    @Test
    void looking_up_rightly_costs_no_attempt() {
        for (int time = 0; time < 50; time++) {
            assertThat(ask(controller, form(NUMBER, "K7M2QX", "2026-03-05", 18_650)))
                    .isEqualTo("YZ1:AAAA");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3306012,0000000001,K7M2QX,2026-03-05,code",
        "33060126,1,K7M2QX,2026-03-05,number",
        "33060126,0000000001,K7,2026-03-05,checkValue",
        "33060126,0000000001,K7M2QX,5 March,date"
    })
    void a_form_that_cannot_be_a_receipt_says_what_would_be(
            String code, String number, String check, String date, String named) {
        assertThatThrownBy(() -> new ReceiptForm(code, number, check, date, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named);
    }

    @Test
    void a_short_number_is_read_however_a_person_writes_it() {
        String canonical = "ZJ2026000000000001-F-K7M2QX";
        assertThat(new LicenceForm("zj2026000000000001 f k7m2qx").phrase()).isEqualTo(canonical);
        assertThat(new LicenceForm("ZJ2026000000000001FK7M2QX").phrase()).isEqualTo(canonical);
        assertThat(new LicenceForm(canonical).phrase()).isEqualTo(canonical);
        assertThat(new LicenceForm(canonical).target()).doesNotContain("K7M2QX");
        assertThatThrownBy(() -> new LicenceForm("F-K7M2QX")).hasMessageStartingWith("shortNumber");
    }

    @Test
    void what_opens_a_document_never_reaches_a_log() {
        assertThat(form(NUMBER, "K7M2QX", "2026-03-05", 18_650).toString()
                        + form(NUMBER, "K7M2QX", "2026-03-05", 18_650).form()
                        + new LicenceForm("ZJ2026000000000001-F-K7M2QX"))
                .doesNotContain("K7M2QX");
    }

    /** A store that holds one document; the rest of the store is no part of a look-up. */
    private record OneDocument(String phrase, Document document, List<Reading> readings) {
        DocumentStore store() {
            return (DocumentStore) java.lang.reflect.Proxy.newProxyInstance(
                    DocumentStore.class.getClassLoader(),
                    new Class<?>[] {DocumentStore.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "findByPhrase" ->
                            phrase.equals(arguments[0])
                                    ? Optional.of(document.summary().id())
                                    : Optional.empty();
                        case "find" -> Optional.of(document.summary());
                        case "read" -> {
                            readings.add((Reading) arguments[1]);
                            yield Optional.of(document);
                        }
                        default -> throw new IllegalStateException(method.getName());
                    });
        }
    }
}
