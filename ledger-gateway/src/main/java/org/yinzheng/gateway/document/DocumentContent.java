// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.yinzheng.gateway.problem.InvalidRequestException;
import tools.jackson.databind.JsonNode;

/**
 * The part of a document that is encrypted at rest.
 *
 * @param fields the fields by name as the type's definition has them; items of a receipt included
 * @param holders the holders, first the principal one
 * @param secrets salts, keys of commitments, cti, check value, short number … by name, as text
 * @param credential the credential's text ({@code YZ1:…}), empty while there is none
 */
public record DocumentContent(JsonNode fields, List<Holder> holders, Map<String, String> secrets, String credential) {
    public DocumentContent {
        Objects.requireNonNull(credential, "credential");
        if (!fields.isObject()) {
            throw new InvalidRequestException("fields must be a JSON object");
        }
        holders = List.copyOf(holders);
        secrets = Map.copyOf(new TreeMap<>(secrets));
    }

    /** The secret of that name, which must be there. */
    public String secret(String name) {
        return Objects.requireNonNull(secrets.get(name), () -> "the document has no secret named " + name);
    }

    /** The last day that the fields name, if they name one. */
    Optional<LocalDate> lastDay() {
        try {
            return Optional.of(LocalDate.parse(fields.path("validTo").asString("")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "DocumentContent[sealed]";
    }
}
