// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemWriter;

/**
 * Two more doors beside the one on the loopback interface, both for citizens alone: HTTPS for the wallet, HTTP for next to
 * nothing. Officers sign in on the machine itself.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("yinzheng.gateway.lan.host")
@EnableConfigurationProperties(LanSettings.class)
class LanConfiguration {
    /** What the plain door shows: how to trust the authority, and the wallet's page, which then says why it is off. */
    private static final String[] PLAIN = {"/lan/", "/wallet", "/assets/", "/console/assets/"};

    private static final String[] SECURE = {
        "/lan/", "/wallet", "/assets/", "/console/assets/", "/console/settings/", "/rating", "/public/"
    };

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lanDoors(LanSettings settings) {
        return server -> server.addAdditionalConnectors(secure(settings), plain(settings));
    }

    private static Connector secure(LanSettings settings) {
        var connector = connector(settings.port());
        connector.setScheme("https");
        connector.setSecure(true);
        var host = new SSLHostConfig();
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateFile(settings.certificate().toString());
        certificate.setCertificateKeyFile(settings.key().toString());
        host.addCertificate(certificate);
        ((Http11NioProtocol) connector.getProtocolHandler()).setSSLEnabled(true);
        connector.addSslHostConfig(host);
        return connector;
    }

    private static Connector plain(LanSettings settings) {
        return connector(settings.plainPort());
    }

    private static Connector connector(int port) {
        var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(port);
        connector.setProperty("address", "0.0.0.0");
        return connector;
    }

    /** Before every other chain: over the plain door nobody signs in and nothing is asked. */
    @Bean
    @Order(-2)
    SecurityFilterChain plainDoor(HttpSecurity http, LanSettings settings) throws Exception {
        return http.securityMatcher(
                        request -> request.getLocalPort() == settings.plainPort() && !begins(request, PLAIN))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, e) -> response.sendRedirect(settings.secure() + request.getRequestURI())))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(-1)
    SecurityFilterChain secureDoor(HttpSecurity http, LanSettings settings, ProblemWriter problems) throws Exception {
        return http.securityMatcher(request -> request.getLocalPort() == settings.port() && !begins(request, SECURE))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, e) -> problems.write(request, response, Problem.NOT_FOUND)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    private static boolean begins(HttpServletRequest request, String... starts) {
        return Arrays.stream(starts).anyMatch(request.getRequestURI()::startsWith);
    }

    @Bean
    @Order(3)
    SecurityFilterChain lanPagesDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/lan/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .build();
    }
}
