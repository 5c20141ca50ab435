// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.document.DocumentKind;

/**
 * A hand-out at the counter.
 *
 * @param kind LICENCE or RECEIPT
 * @param identifier of the document; a receipt's is {@code code:number}
 * @param name of the person at the counter
 * @param number of that person's identity document
 * @param mandate for a proxy: what shows that the holder sent this person, at most 200 characters
 */
@Schema(name = "HandOutOrder")
record HandOutOrder(
        DocumentKind kind,
        String identifier,
        HandedOut.Asker asker,
        String name,
        String number,
        @Nullable String mandate) {
    HandOutOrder {
        Objects.requireNonNull(kind, "kind is required: LICENCE or RECEIPT");
        Objects.requireNonNull(identifier, "identifier is required");
        Objects.requireNonNull(asker, "asker is required: HOLDER or PROXY");
        name = Objects.requireNonNull(name, "name is required").strip();
        number = Objects.requireNonNull(number, "number is required").strip();
        mandate = mandate == null ? null : mandate.strip();
    }

    AskedFor person() {
        return new AskedFor(name, number, Objects.requireNonNullElse(mandate, ""));
    }

    /** Whether this is what was recorded. */
    boolean isOf(HandedOut handedOut, AskedFor person) {
        return handedOut.kind() == kind
                && handedOut.identifier().equals(identifier)
                && handedOut.asker() == asker
                && person.equals(person());
    }

    /** Never the person. */
    @Override
    public String toString() {
        return "HandOutOrder[" + kind + " " + identifier + " " + asker + "]";
    }
}
