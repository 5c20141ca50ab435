// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemWriter;

/** Every request of the API carries a token of the configured issuer; nothing is remembered between requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class SecurityConfiguration {
    /** After the demonstration's authorization server, before its login form. */
    @Bean
    @Order(10)
    SecurityFilterChain api(HttpSecurity http, ProblemWriter problems, JwtDecoder decoder, Clock clock)
            throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(token -> token.decoder(new RememberedTokens(decoder, clock)))
                        .authenticationEntryPoint((request, response, e) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problems.write(request, response, Problem.LOGIN_REQUIRED);
                        }))
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                        (request, response, e) -> problems.write(request, response, Problem.ACCOUNT_UNKNOWN)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Landing page, documents about the API, public look-ups, health and metrics. */
    @Bean
    @Order(30)
    SecurityFilterChain open(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/", "/index.html", "/style.css", "/v3/api-docs/**", "/error")
                        .permitAll()
                        .requestMatchers("/public/**", "/actuator/health/**", "/actuator/info", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> problems.write(request, response, Problem.NOT_FOUND))
                        .accessDeniedHandler(
                                (request, response, e) -> problems.write(request, response, Problem.NOT_FOUND)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; frame-ancestors 'none'")))
                .build();
    }

    /** An address with control characters or the like, which nothing here looks at. */
    @Bean
    RequestRejectedHandler rejected(ProblemWriter problems) {
        return (request, response, e) -> problems.write(request, response, Problem.INVALID_PARAMETER);
    }

    /** A tenth of an issue went into spans of each security filter, which nobody collects; requests are still observed. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Profile("!demo")
    Accounts accounts(AccessSettings settings, Organisations organisations) {
        if (settings.accounts() == null) {
            throw new IllegalStateException("name the accounts file with yinzheng.gateway.access.accounts,"
                    + " or run the demonstration with the profile demo");
        }
        return new Accounts(new AccountsFile(settings.accounts()).read(), organisations);
    }
}
