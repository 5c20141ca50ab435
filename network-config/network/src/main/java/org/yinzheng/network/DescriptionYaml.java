// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code network.yaml}: unknown, doubled or missing members are refused, and the refusal says what fits. */
final class DescriptionYaml {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private DescriptionYaml() {}

    static NetworkDescription parse(String yaml) {
        DescriptionLines lines = DescriptionLines.of(yaml);
        try {
            return Form.network(YAML.readValue(yaml, Form.Network.class));
        } catch (InvalidDescription e) {
            throw e.in(lines);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidDescription(
                    place(e, lines) + "unknown member '" + e.getPropertyName() + "'; accepted: "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                    e);
        } catch (InvalidFormatException e) {
            throw new InvalidDescription(
                    place(e, lines) + "'" + e.getValue() + "' is not accepted" + accepted(e.getTargetType()), e);
        } catch (JacksonException e) {
            throw new InvalidDescription(place(e, lines) + e.getOriginalMessage(), e);
        }
    }

    static String resource(String name) {
        try (InputStream in = DescriptionYaml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String accepted(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            return "; a " + type.getSimpleName() + " is";
        }
        return "; accepted: "
                + Arrays.stream(constants)
                        .map(c -> c.toString().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private static String place(JacksonException e, DescriptionLines lines) {
        String pointer = e.getPath().stream()
                .map(r -> "/" + (r.getPropertyName() != null ? r.getPropertyName() : r.getIndex()))
                .collect(Collectors.joining());
        String place = lines.place(pointer);
        boolean known = place.contains("line")
                || e.getLocation() == null
                || e.getLocation().getLineNr() < 1;
        return (known ? place : place + ", line " + e.getLocation().getLineNr()) + ": ";
    }
}
