// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.web.GuessLimits;

/** The one address that anybody may ask: the credential of a paper in one's hand. */
@RestController
class LookupController {
    private final LookUpByHand lookUp;
    private final GuessLimits limits;

    LookupController(
            DocumentStore documents,
            @Value("${yinzheng.gateway.lookups.address-per-minute:300}") int addressPerMinute,
            @Value("${yinzheng.gateway.lookups.document-per-hour:20}") int documentPerHour) {
        this.lookUp = new LookUpByHand(documents);
        this.limits = new GuessLimits(addressPerMinute, documentPerHour);
    }

    @Operation(
            summary = "The credential of a receipt or licence by what stands on its paper",
            description = "kind receipt: code, number, checkValue, date, totalFen. kind licence: shortNumber."
                    + " No such document and a wrong value have the same answer.",
            tags = "public")
    @SecurityRequirements
    @PostMapping("/public/v1/lookups")
    ResponseEntity<Found> lookUp(@RequestBody Form body, HttpServletRequest request, HttpServletResponse response) {
        LookupForm form = body.form();
        long wait = limits.take(request, form.target());
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            throw Problem.TOO_MANY_REQUESTS.exception();
        }
        String credential = lookUp.credential(form).orElseThrow(Problem.LOOKUP_NO_MATCH::exception);
        limits.giveBack(form.target());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Found(credential));
    }

    /** The text of the credential, to be verified like any other. */
    @Schema(name = "LookupAnswer")
    record Found(String credential) {}

    /** The form as JSON; which members count depends on the kind. */
    @Schema(name = "LookupForm")
    record Form(
            String kind,
            @Nullable String code,
            @Nullable String number,
            @Nullable String checkValue,
            @Nullable String date,
            @Nullable Long totalFen,
            @Nullable String shortNumber) {
        LookupForm form() {
            return switch (kind == null ? "" : kind) {
                case "receipt" ->
                    new ReceiptForm(
                            required(code, "code"),
                            required(number, "number"),
                            required(checkValue, "checkValue"),
                            required(date, "date"),
                            required(totalFen, "totalFen"));
                case "licence" -> new LicenceForm(required(shortNumber, "shortNumber"));
                default -> throw new InvalidRequestException("kind is receipt or licence");
            };
        }

        private static <T> T required(@Nullable T value, String name) {
            if (value == null) {
                throw new InvalidRequestException(name + " is missing");
            }
            return value;
        }

        /** Says nothing: what is on the paper opens the document. */
        @Override
        public String toString() {
            return "Form";
        }
    }
}
