// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.web.RateLimit;

/** What a citizen's wallet asks. Nobody signs in: a link's secret or a key's proof says who may. */
@RestController
@SecurityRequirements
@RequestMapping("/public/v1/wallet")
class WalletController {
    private final ClaimDocument claims;
    private final AskStanding standings;
    private final RateLimit addresses;

    WalletController(
            ClaimDocument claims,
            AskStanding standings,
            @Value("${yinzheng.gateway.wallet.address-per-minute:240}") int addressPerMinute) {
        this.claims = claims;
        this.standings = standings;
        this.addresses = new RateLimit(addressPerMinute, Duration.ofMinutes(1));
    }

    @Operation(summary = "What a one-time link leads to; nothing of the document's content", tags = "wallet")
    @PostMapping("/offers")
    ResponseEntity<ClaimDocument.Offer> offer(@RequestBody Secret body, HttpServletRequest request) {
        limit(request);
        return answer(claims.offer(body.secret()));
    }

    @Operation(
            summary = "Take the document of a one-time link, bound to the wallet's key",
            description =
                    "The link is spent. The same key may ask again and has the same answer. 202: the ledger has not"
                            + " confirmed the credential yet, ask again.",
            tags = "wallet")
    @PostMapping("/claims")
    ResponseEntity<WalletDocument> claim(@RequestBody ClaimDocument.Order order, HttpServletRequest request) {
        limit(request);
        return claims.claim(order).map(WalletController::answer).orElseGet(() -> ResponseEntity.accepted()
                .header(HttpHeaders.RETRY_AFTER, "2")
                .build());
    }

    @Operation(summary = "Where a wallet's document stands", tags = "wallet")
    @PostMapping("/standings")
    ResponseEntity<AskStanding.Standing> standing(
            @RequestBody AskStanding.Question question, HttpServletRequest request) {
        limit(request);
        return answer(standings.ask(question));
    }

    @Operation(summary = "Which authorities of other regions used a wallet's licence: never a value", tags = "wallet")
    @PostMapping("/uses")
    ResponseEntity<AskStanding.Uses> uses(@RequestBody AskStanding.Question question, HttpServletRequest request) {
        limit(request);
        return answer(standings.uses(question));
    }

    @Operation(summary = "The printed page of a wallet's document, PDF", tags = "wallet")
    @PostMapping(path = "/pages", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> page(@RequestBody AskStanding.Question question, HttpServletRequest request) {
        limit(request);
        return answer(standings.page(question));
    }

    private void limit(HttpServletRequest request) {
        if (addresses.take(request) > 0) {
            throw Problem.TOO_MANY_REQUESTS.exception();
        }
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** @param secret from the link's fragment */
    @Schema(name = "WalletSecret")
    record Secret(String secret) {
        Secret {
            if (secret == null) {
                throw new InvalidRequestException("secret is required");
            }
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }
}
