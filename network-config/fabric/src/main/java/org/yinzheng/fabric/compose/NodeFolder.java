// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yinzheng.network.PrivateFiles;

/** Keys and certificates in the folders in which Fabric's programs look for them. */
final class NodeFolder {
    private static final String UNITS = """
            NodeOUs:
              Enable: true
              ClientOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: client}
              PeerOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: peer}
              AdminOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: admin}
              OrdererOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: orderer}
            """;

    private NodeFolder() {}

    /** {@code msp/}: who the node is and whom it takes for a member of its organisation. */
    static void writeMsp(Path organisation, Path identity, Path folder) throws IOException {
        Path msp = folder.resolve("msp");
        copy(organisation.resolve("ca/cert.pem"), msp.resolve("cacerts"), "ca.pem");
        copy(organisation.resolve("tlsca/cert.pem"), msp.resolve("tlscacerts"), "tlsca.pem");
        copy(identity.resolve("cert.pem"), msp.resolve("signcerts"), "cert.pem");
        copy(identity.resolve("key.pem"), msp.resolve("keystore"), "key.pem");
        PrivateFiles.write(msp.resolve("config.yaml"), UNITS);
    }

    /** {@code tls/}: the node's TLS certificate and the root that it trusts at first. */
    static void writeTls(Path organisation, Path own, Path folder) throws IOException {
        Path tls = folder.resolve("tls");
        copy(own.resolve("cert.pem"), tls, "server.crt");
        copy(own.resolve("key.pem"), tls, "server.key");
        copy(organisation.resolve("tlsca/cert.pem"), tls, "ca.crt");
    }

    private static void copy(Path from, Path folder, String name) throws IOException {
        PrivateFiles.createFolder(folder);
        PrivateFiles.write(folder.resolve(name), Files.readAllBytes(from));
    }
}
