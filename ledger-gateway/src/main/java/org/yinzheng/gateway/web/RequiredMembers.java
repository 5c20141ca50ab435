// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/** Refuses a body that lacks what its record counts on: every member that is not {@link Nullable}. */
@RestControllerAdvice
class RequiredMembers extends RequestBodyAdviceAdapter {
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type instanceof Class<?> body && body.isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        var missing = new ArrayList<FieldError>();
        look(body, "", missing);
        if (!missing.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(missing);
        }
        return body;
    }

    private static void look(Object value, String place, List<FieldError> missing) {
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                member(record, component, place, missing);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                var item = list.get(i);
                if (item != null) {
                    look(item, place + "[" + i + "]", missing);
                }
            }
        }
    }

    private static void member(Record record, RecordComponent component, String place, List<FieldError> missing) {
        var name = place.isEmpty() ? component.getName() : place + "." + component.getName();
        var value = value(record, component);
        if (value != null) {
            look(value, name, missing);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            missing.add(new FieldError(name, "MISSING", "it is required"));
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has an accessor for each of its components", e);
        }
    }
}
