// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What would have been accepted in an address. */
public final class ParameterErrors {
    private ParameterErrors() {}

    /** Nothing where the exception tells nothing about a parameter. */
    public static List<FieldError> of(Exception e) {
        if (e instanceof TypeMismatchException wrong) {
            return List.of(new FieldError(name(wrong), "INVALID", accepted(wrong.getRequiredType())));
        }
        if (e instanceof MissingServletRequestParameterException missing) {
            return List.of(new FieldError(missing.getParameterName(), "MISSING", "it is required"));
        }
        if (e instanceof MissingRequestValueException) {
            return List.of(new FieldError("", "MISSING", "all required parameters and headers"));
        }
        return List.of();
    }

    private static String name(TypeMismatchException wrong) {
        return wrong instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(wrong.getPropertyName());
    }

    private static String accepted(@Nullable Class<?> type) {
        if (type == null) {
            return "text";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of the words ", ""));
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "a whole number";
    }
}
