// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.Problem;

/** Gives a controller the {@code Idempotency-Key} with the digest of its request. */
final class IdempotencyArgument implements HandlerMethodArgumentResolver {
    static final String HEADER = "Idempotency-Key";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var value = request.getHeader(HEADER);
        var digest = request.getAttribute(BoundedBodies.DIGEST, RequestAttributes.SCOPE_REQUEST);
        if (value == null || digest == null || !IdempotencyKey.wellFormed(value)) {
            throw Problem.IDEMPOTENCY_KEY_REQUIRED.exception();
        }
        return new IdempotencyKey(value, digest.toString());
    }
}
