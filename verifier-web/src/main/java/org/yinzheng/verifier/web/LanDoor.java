// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One more door for phones in the same network, in the demonstration: HTTPS, because browsers give camera and offline use
 * to nobody else. {@code yinzheng.verifier.lan.port}, {@code .certificate} and {@code .key} (PEM files).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("yinzheng.verifier.lan.port")
class LanDoor {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lanDoors(
            @Value("${yinzheng.verifier.lan.port}") int port,
            @Value("${yinzheng.verifier.lan.certificate}") String certificateFile,
            @Value("${yinzheng.verifier.lan.key}") String keyFile) {
        var host = new SSLHostConfig();
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateFile(certificateFile);
        certificate.setCertificateKeyFile(keyFile);
        host.addCertificate(certificate);
        var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(port);
        connector.setProperty("address", "0.0.0.0");
        connector.setScheme("https");
        connector.setSecure(true);
        ((Http11NioProtocol) connector.getProtocolHandler()).setSSLEnabled(true);
        connector.addSslHostConfig(host);
        return server -> server.addAdditionalConnectors(connector);
    }
}
