// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lan;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How phones reach this process, {@code yinzheng.gateway.lan.*}.
 *
 * @param host this machine's address in its network
 * @param port for HTTPS
 * @param plainPort for HTTP: the authority's certificate, and the page that says why nothing else works there
 * @param certificate PEM, of this host
 * @param key PEM, PKCS#8
 * @param authority PEM, what a phone is asked to trust
 * @param verifier the verifier's page for phones
 */
@ConfigurationProperties("yinzheng.gateway.lan")
record LanSettings(String host, int port, int plainPort, Path certificate, Path key, Path authority, URI verifier) {
    String secure() {
        return "https://" + host + ":" + port;
    }

    String plain() {
        return "http://" + host + ":" + plainPort;
    }
}
