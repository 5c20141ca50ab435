// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.render.DocumentPdf;
import org.yinzheng.gateway.render.PrintedDocument;
import org.yinzheng.gateway.render.QrCode;

/** What a recorded document is handed out as: code and page. */
@Component
public final class HandOut {
    /** The purpose for which content is read, a matter code. */
    public static final String PURPOSE = "Yinzheng-Purpose";

    private static final Pattern PURPOSE_FORM = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int SCALE = 6;

    private final Regions regions;
    private final AgencyDesk desk;
    private final URI verifier;
    private final boolean training;

    HandOut(
            Regions regions,
            AgencyDesk desk,
            @Value("${yinzheng.gateway.verifier:https://verify.yinzheng.example/}") URI verifier,
            @Value("${yinzheng.gateway.training:false}") boolean training) {
        this.regions = regions;
        this.desk = desk;
        this.verifier = verifier;
        this.training = training;
    }

    /** The stated purpose, which must be there. */
    public static String purpose(@Nullable String header) {
        if (header == null || !PURPOSE_FORM.matcher(header).matches()) {
            throw Problem.PURPOSE_REQUIRED.exception();
        }
        return header;
    }

    public ResponseEntity<byte[]> png(Caller caller, Document document) {
        return file(
                MediaType.IMAGE_PNG,
                QrCode.of(link(caller, document), QrCode.Medium.SCREEN).png(SCALE));
    }

    public ResponseEntity<String> svg(Caller caller, Document document) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(QrCode.of(link(caller, document), QrCode.Medium.PRINT).svg());
    }

    /**
     * The page.
     *
     * @param identifier the whole identifier as printed
     * @param shortNumber what a person reads out
     */
    public ResponseEntity<byte[]> pdf(
            Caller caller, Document document, LicenceType type, String identifier, String shortNumber) {
        var issuer = desk.agency(
                        caller,
                        caller.organisation().namespace(),
                        document.summary().agency())
                .map(agency -> agency.labels().zh())
                .orElse(document.summary().agency());
        var address = address(caller);
        var page = DocumentPdf.render(new PrintedDocument(
                type,
                document.content().fields(),
                identifier,
                issuer,
                link(caller, document),
                shortNumber,
                Objects.requireNonNullElse(address.getAuthority(), address.toString()),
                training,
                document.summary().imported()));
        return file(MediaType.APPLICATION_PDF, page.bytes());
    }

    /** The address of the verifier's page with the code in its fragment. */
    public String link(Caller caller, Document document) {
        try {
            return QrText.link(address(caller), QrText.decode(document.content().credential()));
        } catch (QrTextException e) {
            throw new IllegalStateException("a stored credential does not read", e);
        }
    }

    /** The region's registered verifier page, or the configured one. */
    public URI address(Caller caller) {
        return regions.find(caller, caller.region())
                .map(RegionState::verifierAddress)
                .map(URI::create)
                .orElse(verifier);
    }

    private static ResponseEntity<byte[]> file(MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(bytes);
    }
}
