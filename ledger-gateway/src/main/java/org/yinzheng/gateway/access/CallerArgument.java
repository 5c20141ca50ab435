// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.yinzheng.gateway.problem.Problem;

/** Gives a controller its {@link Caller}, made from the token's account and nothing else. */
final class CallerArgument implements HandlerMethodArgumentResolver {
    private final Accounts accounts;
    private final AccessSettings settings;

    CallerArgument(Accounts accounts, AccessSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            throw Problem.LOGIN_REQUIRED.exception();
        }
        var account = token.getToken().getClaimAsString(settings.accountClaim());
        if (account == null) {
            throw Problem.ACCOUNT_UNKNOWN.exception();
        }
        return accounts.caller(account).orElseThrow(Problem.ACCOUNT_UNKNOWN::exception);
    }
}
