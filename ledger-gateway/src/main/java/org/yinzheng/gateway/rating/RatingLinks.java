// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.yinzheng.gateway.render.QrCode;

/** What an officer shows to the person who was served: a link, and the same as a code to scan. */
@Component
public final class RatingLinks {
    private final @Nullable URI address;

    RatingLinks(@Value("${yinzheng.gateway.rating.address:#{null}}") @Nullable URI address) {
        this.address = address;
    }

    /**
     * An invitation as a page shows it.
     *
     * @param link with the ticket behind #, where it reaches no log
     * @param code SVG
     */
    public record Shown(boolean rated, String link, String code) {
        /** Never the link. */
        @Override
        public String toString() {
            return "Shown[rated=" + rated + "]";
        }
    }

    /** In answer to a request: without a configured address the page is where the officer's browser reached the gateway. */
    public Shown of(Ratings.Invitation invitation) {
        var page = address == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/rating")
                        .toUriString()
                : address.toString();
        var link = page + "#" + invitation.ticket();
        return new Shown(
                invitation.rated(), link, QrCode.of(link, QrCode.Medium.SCREEN).svg());
    }
}
