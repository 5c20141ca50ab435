// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lan;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.render.QrCode;

/** How a phone comes to trust this demonstration, and where it goes then. */
@ConsolePage
@ConditionalOnProperty("yinzheng.gateway.lan.host")
class LanPages {
    private static final MediaType CERTIFICATE = MediaType.valueOf("application/x-x509-ca-cert");

    private final LanSettings settings;
    private final X509Certificate authority;

    LanPages(LanSettings settings) throws IOException, GeneralSecurityException {
        this.settings = settings;
        try (var file = Files.newInputStream(settings.authority())) {
            authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    @GetMapping("/lan/")
    String page(Model model) throws GeneralSecurityException {
        var certificate = settings.plain() + "/lan/authority.crt";
        model.addAttribute("certificate", certificate);
        model.addAttribute("certificateCode", code(certificate));
        model.addAttribute("wallet", settings.secure() + "/wallet/");
        model.addAttribute("walletCode", code(settings.secure() + "/wallet/"));
        model.addAttribute("verifier", settings.verifier());
        model.addAttribute("verifierCode", code(settings.verifier().toString()));
        model.addAttribute("fingerprint", fingerprint());
        return "lan";
    }

    @GetMapping("/lan/authority.crt")
    ResponseEntity<byte[]> authority() throws GeneralSecurityException {
        return ResponseEntity.ok()
                .contentType(CERTIFICATE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"yinzheng-demo.crt\"")
                .body(authority.getEncoded());
    }

    private String fingerprint() throws GeneralSecurityException {
        var digest = Sha256.of(authority.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    private static String code(String text) {
        return QrCode.of(text, QrCode.Medium.SCREEN).svg();
    }
}
