// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/** A clerk makes a one-time link for the holder of a document. Its secret is said once and kept nowhere. */
@Component
class MakeLink {
    static final int SHORTEST = 5;
    static final int USUAL = 24 * 60;
    static final int LONGEST = 7 * 24 * 60;

    private final WalletLinks links;
    private final WalletDocuments documents;
    private final Clock clock;
    private final @Nullable URI address;

    MakeLink(
            WalletLinks links,
            WalletDocuments documents,
            Clock clock,
            @Value("${yinzheng.gateway.wallet.address:#{null}}") @Nullable URI address) {
        this.links = links;
        this.documents = documents;
        this.clock = clock;
        this.address = address;
    }

    /** @param minutes how long it can be used */
    Made make(Caller caller, DocumentId document, int minutes) {
        caller.require(Role.CLERK);
        if (minutes < SHORTEST || minutes > LONGEST) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("minutes", "OUT_OF_RANGE", SHORTEST + " to " + LONGEST)));
        }
        documents.requireBindable(caller, documents.requireHandedOut(caller, document));
        var secret = Secrets.random();
        long now = clock.instant().getEpochSecond();
        var link = links.create(document, caller.account(), Secrets.digest(secret), now, now + 60L * minutes);
        return new Made(wallet() + "#claim=" + secret, link.expiresAt());
    }

    private String wallet() {
        return address == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/wallet/")
                        .toUriString()
                : address.toString();
    }

    /**
     * @param link for the holder alone: whoever opens it first has the document
     * @param expiresAt epoch seconds
     */
    @Schema(name = "WalletLink")
    record Made(String link, long expiresAt) {
        /** Never the secret. */
        @Override
        public String toString() {
            return "Made[expiresAt=" + expiresAt + "]";
        }
    }
}
