// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON of the ledger: arguments, answers, state and events. Written with sorted members, absent ones left out,
 * integers only, no white space, so that every JVM makes the same bytes of the same record. Read strictly: unknown and
 * repeated members, fractions, numbers as text and text as numbers, anything after the end, more than
 * {@value #MAX_CHARACTERS} characters or {@value #MAX_DEPTH} levels are refused.
 */
public final class CanonicalJson {
    public static final int MAX_CHARACTERS = 2_000_000;
    public static final int MAX_DEPTH = 16;

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writer();

    /** Readers are immutable and carry the record's prepared deserialiser. */
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private static final ClassValue<ObjectReader> PAGE_READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            JavaType page = MAPPER.getTypeFactory().constructParametricType(Page.class, type);
            return MAPPER.readerFor(page);
        }
    };

    private CanonicalJson() {}

    /** The canonical text of a record. */
    public static String write(Object record) {
        return WRITER.writeValueAsString(record);
    }

    /** The canonical UTF-8 bytes of a record. */
    public static byte[] bytes(Object record) {
        return write(record).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a record, or refuses with {@link Refusal#ARGUMENT_MALFORMED} or what the record itself refuses at birth. */
    public static <T> T read(String json, Class<T> type) {
        return read(json, READERS.get(type));
    }

    public static <T> T read(byte[] json, Class<T> type) {
        return read(new String(json, StandardCharsets.UTF_8), type);
    }

    /** Reads one page of a list. */
    public static <T> Page<T> readPage(String json, Class<T> itemType) {
        return read(json, PAGE_READERS.get(itemType));
    }

    /** One page of a list; {@code next} is the value of {@code after} for the following page, absent at the end. */
    public record Page<T>(List<T> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    private static <T> T read(String json, ObjectReader reader) {
        if (json.length() > MAX_CHARACTERS) {
            throw new RefusedException(
                    Refusal.ARGUMENT_TOO_LARGE, "at most " + MAX_CHARACTERS + " characters of JSON are accepted");
        }
        try {
            T value = reader.readValue(json);
            if (value == null) {
                throw malformed("an object is required");
            }
            return value;
        } catch (JacksonException e) {
            throw refusalOf(e);
        }
    }

    private static RefusedException refusalOf(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return malformed("unknown member; the members are " + unknown.getKnownPropertyIds());
        }
        if (e instanceof StreamConstraintsException) {
            return malformed("at most " + MAX_DEPTH + " levels and numbers of at most 20 digits are accepted");
        }
        // Jackson's own text would repeat the input, which may be a person's
        var place = e.getLocation();
        return malformed("not the expected JSON at "
                + (e.getPath().isEmpty() ? "the top" : "member " + lastMember(e))
                + (place == null ? "" : ", column " + place.getColumnNr())
                + ": integers, text and lists of the documented form, each member once");
    }

    private static String lastMember(JacksonException e) {
        for (int i = e.getPath().size() - 1; i >= 0; i--) {
            var step = e.getPath().get(i);
            // a map's keys are the caller's own words
            if (step.getPropertyName() != null && !(step.from() instanceof Map)) {
                return step.getPropertyName();
            }
        }
        return "of a list or map";
    }

    private static RefusedException malformed(String text) {
        return new RefusedException(Refusal.ARGUMENT_MALFORMED, text);
    }

    private static JsonMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(20)
                        .maxNameLength(200)
                        .maxStringLength(MAX_CHARACTERS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL)
                        .withContentInclusion(JsonInclude.Include.NON_NULL))
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build();
    }
}
