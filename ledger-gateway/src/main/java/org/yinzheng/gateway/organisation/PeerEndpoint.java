// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a peer's Gateway service listens.
 *
 * @param endpoint host and port
 * @param rootCertificates PEM file to trust, absent for plain text on a trusted machine
 * @param overrideAuthority the name in the peer's certificate where it differs from the host
 */
public record PeerEndpoint(String endpoint, Optional<Path> rootCertificates, Optional<String> overrideAuthority) {}
