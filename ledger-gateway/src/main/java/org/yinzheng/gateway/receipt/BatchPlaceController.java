// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.web.GuessLimits;

/** Another gateway, whose claimant has a receipt's code, asks for the receipt's place in its batch. */
@RestController
class BatchPlaceController {
    private final BatchPlaces places;
    private final Organisations organisations;
    private final GuessLimits limits;

    BatchPlaceController(
            BatchPlaces places,
            Organisations organisations,
            @Value("${yinzheng.gateway.lookups.address-per-minute:300}") int addressPerMinute,
            @Value("${yinzheng.gateway.lookups.document-per-hour:20}") int documentPerHour) {
        this.places = places;
        this.organisations = organisations;
        this.limits = new GuessLimits(addressPerMinute, documentPerHour);
    }

    @Operation(
            summary = "A receipt's place in the batch that it was issued with, for who has the receipt's code",
            description = "digest names the code as the ledger does. An unknown receipt, one that was issued alone and"
                    + " another digest have the same answer.",
            tags = "public")
    @SecurityRequirements
    @PostMapping("/public/v1/batch-places")
    BatchPlace find(@RequestBody Question question, HttpServletRequest request, HttpServletResponse response) {
        var number = new ReceiptNumber(question.code(), question.number());
        // each question opens the receipt, whether its digest is right or guessed
        long wait = limits.take(request, number.text());
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            throw Problem.TOO_MANY_REQUESTS.exception();
        }
        var place = place(number, question.digest());
        limits.giveBack(number.text());
        return place;
    }

    private BatchPlace place(ReceiptNumber number, String digest) {
        return organisations.all().stream()
                .filter(one -> issues(one, number))
                .map(one -> places.find(one.mspId(), number, digest))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** A receipt's code begins with its region's. */
    private static boolean issues(Organisation organisation, ReceiptNumber number) {
        return !organisation.region().isEmpty()
                && number.code().startsWith(Regions.receiptPrefix(organisation.region()));
    }

    /**
     * @param code 8 digits
     * @param number 10 digits
     * @param digest of the receipt's code, 64 hexadecimal digits
     */
    @Schema(name = "BatchPlaceQuestion")
    record Question(String code, String number, String digest) {
        Question {
            Objects.requireNonNull(code, "code is required: 8 digits");
            Objects.requireNonNull(number, "number is required: 10 digits");
            Objects.requireNonNull(digest, "digest is required: 64 hexadecimal digits");
        }
    }
}
