// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * The console's door: people sign in at an OpenID Connect issuer (authorization code with PKCE, RFC 7636) and are known
 * by a session cookie from then on. Every form carries a CSRF token; no page runs or shows anything from elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleSecurity {
    /** Everything from ourselves, nothing inline, in no frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Before the sign-in: what it is given behind # would be lost on the way through it. */
    private static final String HAND_OVER = "/console/hand-over";

    private static final String SIGN_IN = "/console/sign-in";
    private static final String SIGNED_OUT = "/console/signed-out";

    @Bean
    ConsoleIssuer consoleIssuer(ConsoleSettings settings, Environment environment) {
        return new ConsoleIssuer(
                settings, settings.issuer() == null && environment.acceptsProfiles(Profiles.of("demo")));
    }

    @Bean
    @Order(20)
    SecurityFilterChain console(HttpSecurity http, ConsoleIssuer issuer) throws Exception {
        return http.securityMatcher("/console", "/console/**")
                .authorizeHttpRequests(requests -> {
                    if (!issuer.open()) {
                        requests.anyRequest().denyAll();
                        return;
                    }
                    requests.requestMatchers(
                                    "/console/assets/**", "/console/settings/**", HAND_OVER, SIGN_IN, SIGNED_OUT)
                            .permitAll()
                            .anyRequest()
                            .authenticated();
                })
                .requestCache(cache -> cache.requestCache(wantedPages()))
                .oauth2Login(login -> login.clientRegistrationRepository(issuer)
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .loginPage(SIGN_IN)
                        .authorizationEndpoint(endpoint -> endpoint.baseUri("/console/authorization"))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(ConsoleIssuer.CALLBACK))
                        .defaultSuccessUrl("/console")
                        .failureUrl(SIGN_IN + "?failed"))
                .logout(logout -> logout.logoutUrl("/console/sign-out").logoutSuccessHandler(signedOut(issuer)))
                .exceptionHandling(handling -> handling.accessDeniedHandler(ConsoleSecurity::refused)
                        .authenticationEntryPoint((request, response, e) -> askToSignIn(request, response, issuer, e)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(issuer)))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Where a sign-in leads back to; under a name of its own, for the demonstration's issuer keeps one in the same session. */
    private static RequestCache wantedPages() {
        var pages = new HttpSessionRequestCache();
        pages.setSessionAttrName("CONSOLE_WANTED_PAGE");
        return pages;
    }

    /** A browser follows the redirect of a sign-out form only to places that the policy names. */
    private static String policy(ConsoleIssuer issuer) {
        return issuer.onlyOwn()
                ? POLICY
                : POLICY.replace("form-action 'self'", "form-action 'self' " + issuer.origin());
    }

    /** Over another name of this machine the issuer's way back would not find the session. */
    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, ConsoleIssuer issuer, AuthenticationException e)
            throws IOException {
        var only = issuer.onlyAddress();
        response.sendRedirect(only == null ? SIGN_IN : only + SIGN_IN);
    }

    /** The form was open longer than the session: nothing was done, the person signs in and does it again. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            response.sendRedirect(SIGN_IN + "?expired");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static LogoutSuccessHandler signedOut(ConsoleIssuer issuer) {
        if (issuer.onlyOwn()) {
            var handler = new SimpleUrlLogoutSuccessHandler();
            handler.setDefaultTargetUrl(SIGNED_OUT);
            return handler;
        }
        var handler = new OidcClientInitiatedLogoutSuccessHandler(issuer);
        handler.setPostLogoutRedirectUri("{baseUrl}" + SIGNED_OUT);
        return handler;
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> identityTokenCheck(ConsoleIssuer issuer) {
        var factory = new OidcIdTokenDecoderFactory();
        factory.setJwsAlgorithmResolver(registration -> issuer.algorithm());
        return factory;
    }
}
