// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A certificate for one address of this machine, under an authority that can sign for nothing else: phones are asked to
 * trust it, so its key is thrown away as soon as it has signed.
 *
 * @param authority PEM file of the authority's certificate
 * @param certificate PEM file of the server's certificate
 * @param key PEM file of the server's key, 0600
 */
public record LanCertificate(Path authority, Path certificate, Path key) {
    /** iOS takes no server certificate of more than 825 days; a demonstration needs less. */
    static final int DAYS = 90;

    /** Made anew when it ends within this many days, so that a running demonstration does not stop in the middle. */
    private static final int RENEWED = 7;

    /** The certificate in this folder, made if it is not there, is for another address or ends soon. */
    public static LanCertificate in(Path folder, String address) throws IOException {
        var files = new LanCertificate(
                folder.resolve("authority.pem"), folder.resolve("server.pem"), folder.resolve("server.key"));
        var place = folder.resolve("address");
        if (!Files.exists(place) || !Files.readString(place).equals(address) || files.endsSoon()) {
            // the address is there only beside three files that belong together
            Files.deleteIfExists(place);
            files.make(folder, address);
            PrivateFiles.write(place, address);
        }
        return files;
    }

    private boolean endsSoon() throws IOException {
        var end = Pem.certificate(Files.readString(certificate)).getNotAfter().toInstant();
        return end.isBefore(Instant.now().plus(RENEWED, ChronoUnit.DAYS));
    }

    private void make(Path folder, String address) throws IOException {
        PrivateFiles.createFolder(folder);
        var own = CertificateAuthority.forAddress("Yinzheng demo (" + address + ")", address);
        var server = own.tls(address, List.of(address));
        PrivateFiles.write(authority, own.identity().certificatePem());
        PrivateFiles.write(certificate, server.certificatePem());
        PrivateFiles.write(key, Pem.text("PRIVATE KEY", server.privateKey().getEncoded()));
    }
}
