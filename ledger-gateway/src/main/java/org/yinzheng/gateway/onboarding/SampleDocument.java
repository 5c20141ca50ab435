// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.problem.InvalidRequestException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A document as an agency hands it in: who holds it, and its fields by name. The identifier is not among them, the
 * issuer gives it.
 *
 * @param holders one to twenty, first the principal one
 * @param fields the fields by name; lists that the layout prints as tables stand among them
 */
public record SampleDocument(List<Holder> holders, JsonNode fields) {
    private static final int LONGEST = 200_000;
    private static final String FORM =
            "a sample is JSON with holders [{type, name, code, relation}] and fields {name: value}";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public SampleDocument(@Nullable List<Holder> holders, @Nullable JsonNode fields) {
        this.holders = holders == null ? List.of() : List.copyOf(holders);
        this.fields = fields == null ? JsonNodeFactory.instance.objectNode() : fields;
    }

    /**
     * Reads a sample file.
     *
     * @throws InvalidRequestException if it is not the JSON of a document
     */
    public static SampleDocument parse(String json) {
        if (json.length() > LONGEST) {
            throw new InvalidRequestException("a sample has at most " + LONGEST + " characters");
        }
        try {
            SampleDocument sample = JSON.readValue(json, SampleDocument.class);
            if (sample != null) {
                return sample;
            }
        } catch (JacksonException unreadable) {
            // Jackson's words may repeat the input, which may be a person's
            throw new InvalidRequestException(FORM);
        }
        throw new InvalidRequestException(FORM);
    }

    @Override
    public String toString() {
        return "SampleDocument";
    }
}
