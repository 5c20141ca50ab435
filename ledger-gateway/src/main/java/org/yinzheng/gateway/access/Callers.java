// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.problem.Problem;

/** Who makes this request, by the account that its token or its session names and by nothing else. */
@Component
public final class Callers {
    private final Accounts accounts;
    private final AccessSettings settings;

    Callers(Accounts accounts, AccessSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if nobody signed in, or the account is not known here */
    public Caller required() {
        if (!tokenOrSession()) {
            throw Problem.LOGIN_REQUIRED.exception();
        }
        return signedIn().orElseThrow(Problem.ACCOUNT_UNKNOWN::exception);
    }

    /** Nobody where nobody signed in, or the account is not known here. */
    public Optional<Caller> signedIn() {
        return Optional.ofNullable(account()).flatMap(accounts::caller);
    }

    /** The caller that an account stands for now, for work that goes on without a request. */
    public Optional<Caller> of(String account) {
        return accounts.caller(account);
    }

    private static boolean tokenOrSession() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken
                || (authentication != null && authentication.getPrincipal() instanceof OidcUser);
    }

    private @Nullable String account() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            return token.getToken().getClaimAsString(settings.accountClaim());
        }
        if (authentication != null && authentication.getPrincipal() instanceof OidcUser person) {
            return person.getClaimAsString(settings.accountClaim());
        }
        return null;
    }
}
